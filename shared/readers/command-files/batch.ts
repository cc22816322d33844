import { MappedText, type SourceText } from '../../text/index.ts';
import type { Reader, ReaderResult } from '../reader.ts';
import { MAY_SPEAK_OF_PORTS } from '../shell/may-speak-of-ports.ts';
import { scriptOccurrences } from '../shell/script-occurrences.ts';
import { TracedText, TracedTextBuilder, UNKNOWN } from '../shell/traced-text.ts';

/** `set PORT=80`, `set "PORT=80"`, `set /a PORT=80`, also after `if not defined PORT`. */
const SET =
  /(?:^|[\s(&])set\s{1,9}(?:\/a\s{1,9})?(?:"([\w.-]{1,100})=([^"\n]{0,1000})"|([\w.-]{1,100})\s?="?([^&|\n"]{0,1000}))/i;
/** `#` comments nothing here, but lines that begin with it do nothing either. */
const COMMENT = /^\s*(?:@?(?:rem\b|::)|#)/i;
/** Words of the shell itself before a command. */
const PREFIX =
  /^(?:@|call\s{1,9}|start\s{1,9}(?:"[^"\n]{0,200}"\s{1,9})?(?:\/(?:b|min|max|wait|d\s{1,9}\S{1,200})\s{1,9}){0,5}|cmd(?:\.exe)?\s{1,9}\/[ck]\s{1,9}|\()/i;
const SILENT =
  /^\s*@?(?:echo|title|pause|rem|color|exit|goto|endlocal|setlocal|cd|pushd|popd|del|mkdir|copy|move|type|findstr|taskkill|netsh|for)\b/i;

/** Batch files of Windows. */
export const batch: Reader = {
  id: 'batch',
  title: 'Batch files',
  docs: {
    claims: '`*.bat`, `*.cmd`',
    finds: ['ports of commands, as in shell scripts, through `set` and `%NAME%`'],
    misses: ['loops, delayed expansion, values from other commands'],
  },
  claims: ({ name, languageId }) => languageId === 'bat' || /\.(?:bat|cmd)$/i.test(name),
  prefilter: text => MAY_SPEAK_OF_PORTS.test(text),
  read,
};

function read(source: SourceText): ReaderResult {
  const { text } = source;
  const variables = new Map<string, TracedText>();
  const script = new TracedTextBuilder();
  let budget = 100_000 + 2 * text.length;
  const lines = /(?:[^\n^]|\^\r?\n|\^[^\n]|\^$)+/g;
  for (const match of text.matchAll(lines)) {
    const line = match[0];
    if (COMMENT.test(line)) continue;
    const set = SET.exec(line);
    if (set) {
      const value = (set[2] ?? set[4] ?? '').trimEnd();
      const at =
        match.index +
        set.index +
        set[0].length -
        (set[2] ?? set[4] ?? '').length -
        (set[2] === undefined ? 0 : 1);
      const name = (set[1] ?? set[3] ?? '').toUpperCase();
      variables.set(name, expanded(MappedText.plain(value, at)));
      // A batch file's variables are its processes' too.
      statement(`export ${name}=`, variables.get(name)!);
      continue;
    }
    if (SILENT.test(line)) continue;
    let from = /^\s*/.exec(line)![0].length;
    for (let prefix = PREFIX.exec(line.slice(from)); prefix; prefix = PREFIX.exec(line.slice(from)))
      from += prefix[0].length;
    statement('', expanded(MappedText.plain(line.slice(from), match.index + from)));
  }
  const found = scriptOccurrences(script.build(), {
    format: 'batch',
    namespace: 'host',
    evidence: 'script',
    source: text,
  });
  return { occurrences: found };

  function statement(before: string, line: TracedText): void {
    const place = line.range(0, 0);
    for (const unit of before) script.put(unit, place);
    for (let i = 0; i < line.value.length; i++) {
      const unit = line.value[i]!;
      // What the other shell would take for its own: paths' backslashes, carets, quotes that are none here.
      if (unit === '^' || unit === '\r' || unit === '\n') script.put(' ', line.range(i, i + 1));
      else if (unit === '\\') script.put('/', line.range(i, i + 1));
      else if (/[$`']/.test(unit)) script.put(UNKNOWN, line.range(i, i + 1));
      else script.add(line.slice(i, i + 1));
    }
    script.put('\n', place);
  }

  function expanded(written: MappedText): TracedText {
    const line = TracedText.written(written);
    const builder = new TracedTextBuilder();
    let last = 0;
    for (const match of written.value.matchAll(
      /%%|%([\w.-]{1,100})(?::[^%\n]{0,100})?%|![\w.-]{1,100}!|%~?[\d*]/g,
    )) {
      builder.add(line.slice(last, match.index));
      last = match.index + match[0].length;
      const value = match[1] === undefined ? undefined : variables.get(match[1].toUpperCase());
      budget -= (value?.value.length ?? 0) + 1;
      if (value && !match[0].includes(':') && budget > 0)
        builder.add(value, 'constant', line.range(match.index, last));
      else builder.put(UNKNOWN, line.range(match.index, last));
    }
    builder.add(line.slice(last));
    return builder.build();
  }
}
