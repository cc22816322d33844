import type { LiteralContext } from './literal-context.ts';

const names = (...parts: readonly string[]): RegExp => new RegExp(`^(?:${parts.join('|')})$`, 'i');

const COLOURS = '(?:black|red|green|yellow|blue|magenta|cyan|white|gr[ae]y|purple|orange|pink)';
/** Colours and weights as libraries for terminals call them: `cyan`, `bgRed`, `GreenString`, `brightBlue`. */
const STYLES = `(?:(?:bg|bold|hi|light|dark|bright|on|fg)_?)?${COLOURS}(?:_?(?:bright|bold)|String|ln|f)?|bold|dim|underlined?|italic|inverse|reversed`;

/** Last names of calls that show, compare, match or cut what they are given. */
const SHOWING = names(
  // Logs, and what is written to people.
  'log\\w{0,12}|\\w{0,20}logs?|debug\\w?|info\\w?|information|warn\\w{0,5}|error\\w?|fatal\\w{0,3}|trace\\w?|verbose|notice',
  'critical|exception|e?f?print\\w{0,5}|sprintln|puts|s?echo|write\\w{0,8}|Write-\\w{1,12}|panic\\w?|fail\\w{0,8}|succe(?:ss|ed)',
  'secho|outro|intro|toast|show(?:info|warning|error|\\w{0,20}(?:Message|Dialog|Toast))|setText|WithFields?|boxen',
  '\\w{0,30}(?:Error|Exception)f?|exit|die|abort|alert|bail|anyhow|ensure|unreachable|todo|span|\\w{1,9}_span',
  // Tests, comparisons, patterns.
  'describe|it|test|expect\\w{0,12}|assert\\w{0,30}|should\\w{0,12}|equals?\\w{0,10}|eql?',
  'to(?:Be|Equal|Match|Contain|Have|Throw|StrictEqual)\\w{0,20}|\\w{0,10}[Ee]qual\\w{0,3}|ok|is|same|match\\w{0,8}',
  'contains\\w{0,10}|includes|indexOf|startsWith|endsWith|HasPrefix|HasSuffix|starts_with|ends_with',
  'replace\\w{0,6}|split\\w{0,4}|trim\\w{0,8}|l?r?strip|search|compile',
  'usage|help|skip|gettext|comment|title|text|h[1-6]|p',
  // What is coloured is for a terminal.
  `${STYLES}|colou?red|colou?rize\\w{0,6}|stylize`,
);

/** Last names of calls that give their text back: whether it is shown is for the call around them to say. */
const PASSING =
  /^(?:format|formatted|s?printf|sprintf|format_args|join|str|string|String|style[ds]?|paint|Rainbow|Paint|Pastel|hex|rgb|a|fg|colou?r|highlight|hyperlink|link|Panel|Markdown|Text|ansi|boxed|gradient|primary|accent|success|SUCCESS|NOTICE|WARNING|ERROR|HTTP_INFO)$/i;

/** What the calls of a log by a single letter are methods of: `Log.d("TAG", "…")`. */
const LOGS = /^(?:Log|Timber|Slog|ULog|Logger)$/;
/** Whose calls make a field of a log's line or of a measured value: `zap.String("url", "…")`. */
const FIELDS = /^(?:zap|slog|zapcore|attribute|semconv|hclog|logfields|tag|field)$/;
/** What a comparison's call is a method of: `url.Should().Be("…")`. */
const COMPARING = /^should$/i;

/** Methods that give a text its colour: `"…".green`, `"…".cyan().bold()`. */
export const STYLED = new RegExp(
  `^\\s{0,9}\\.\\s{0,9}(?:${STYLES}|colou?rize)\\b(?!\\s{0,9}[.:=]\\s{0,9}\\d)`,
  'i',
);

/** Whether a text goes to people, a log, or a comparison, by the calls in whose arguments it stands. */
export function isShownByCalls({ calls, receiver = '', isArgument }: LiteralContext): boolean {
  const [innermost] = calls;
  if (innermost === undefined) return false;
  if (/^[vdiwe]$|^wtf$/.test(innermost) && LOGS.test(receiver)) return true;
  if (FIELDS.test(receiver) || /^(?:Strs?|Stringer)$/.test(innermost) || COMPARING.test(receiver))
    return true;
  // In a list or an object among the arguments it is whoever the outer calls give it to that matters.
  const decisive = isArgument
    ? calls.findIndex(call => !PASSING.test(call)) + 1 || calls.length
    : calls.length;
  return calls.slice(0, decisive).some(call => SHOWING.test(call));
}
