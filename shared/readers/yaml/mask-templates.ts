import { TEMPLATE_PLACEHOLDER } from './yaml-node.ts';

/**
 * `text` with template actions (`{{ … }}` of Go and Jinja, `{% … %}` and `{# … #}` of Jinja) replaced
 * so that the rest parses as YAML. Every offset stays: a line of nothing but actions (and a comment) becomes blank, a
 * control action after a value becomes spaces, any other action becomes placeholder units that stand
 * in a scalar. Line ends are kept. Texts without actions are returned as they are.
 */
export function maskTemplates(text: string): string {
  if (!/\{\{|\{%/.test(text)) return text;
  const marks = new Marks(text);
  const pieces: string[] = [];
  let done = 0;
  let lineStart = 0;
  while (lineStart < text.length) {
    // A stretch of lines that the actions beginning on its first line hold together.
    let end = lineEnd(text, lineStart);
    const actions: Action[] = [];
    let at = lineStart;
    for (;;) {
      const action = nextAction(marks, at, end);
      if (!action) break;
      actions.push(action);
      at = action.end;
      if (action.end > end) end = lineEnd(text, action.end);
    }
    if (actions.length > 0) {
      pieces.push(text.slice(done, lineStart), maskLine(text, lineStart, end, actions));
      done = end;
    }
    lineStart = end + 1;
  }
  pieces.push(text.slice(done));
  return pieces.join('');
}

interface Action {
  readonly start: number;
  readonly end: number;
  /** Whether it prints nothing: `if`, `end`, `range`, a comment, an assignment. */
  readonly control: boolean;
}

const CONTROL =
  /^\{(?:[%#]|\{-?\s*(?:\/\*|(?:if|else|end|range|with|define|block|break|continue)\b|\$\w*(?:\s*,\s*\$\w+)?\s*:?=))/;
/** An action is looked for this far, so that a stray `{{` costs little. */
const LONGEST_ACTION = 10_000;
/** How far into an action its strings are told from its end. */
const LONGEST_STRINGS = 1000;

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** The first action that begins in `from`–`limit` and is closed. */
function nextAction(marks: Marks, from: number, limit: number): Action | undefined {
  const { text } = marks;
  for (
    let start = text.indexOf('{', from);
    start >= 0 && start < limit;
    start = text.indexOf('{', start + 1)
  ) {
    const second = text[start + 1];
    if (second !== '{' && second !== '%' && second !== '#') continue;
    const end = actionEnd(marks, start, second === '{' ? '}}' : `${second}}`);
    if (end > 0) return { start, end, control: CONTROL.test(text.slice(start, start + 200)) };
  }
  return undefined;
}

/** Where the action at `start` ends (exclusive), or 0: past the strings of its first line. */
function actionEnd(marks: Marks, start: number, close: string): number {
  const { text } = marks;
  const comment = /^\{\{-?\s{0,20}\/\*/.test(text.slice(start, start + 25));
  const reach = start + LONGEST_ACTION;
  const inside = comment ? marks.next('*/', start) : start;
  const first = marks.next(close, Math.max(inside < reach ? inside : start, start + 2));
  if (first + 2 > reach) return 0;
  // `{#` alone is too common in other texts; a Jinja comment counts where it is closed on its line.
  if (close === '#}') return marks.next('\n', start) < first ? 0 : first + 2;
  if (comment || close !== '}}') return first + 2;
  const line = Math.min(marks.next('\n', start), start + LONGEST_STRINGS);
  let quote = '';
  for (let i = start + 2; i < line; i++) {
    const unit = text[i]!;
    if (quote) {
      if (unit === '\\' && quote === '"') i++;
      else if (unit === quote) quote = '';
    } else if (unit === '"' || unit === '`') quote = unit;
    else if (unit === '}' && text[i + 1] === '}') return i + 2;
  }
  return first + 2;
}

/** Finds marks from ascending places: a text without a mark is searched for it once, not once for each place. */
class Marks {
  readonly text: string;
  readonly #found = new Map<string, { from: number; at: number }>();

  constructor(text: string) {
    this.text = text;
  }

  /** Where `mark` next begins at or after `from`; infinity where it does not. */
  next(mark: string, from: number): number {
    const last = this.#found.get(mark);
    if (last && last.from <= from && from <= last.at) return last.at;
    const found = this.text.indexOf(mark, from);
    const at = found < 0 ? Number.POSITIVE_INFINITY : found;
    this.#found.set(mark, { from, at });
    return at;
  }
}

function maskLine(text: string, start: number, end: number, actions: readonly Action[]): string {
  let outside = '';
  let at = start;
  for (const action of actions) {
    outside += text.slice(at, action.start);
    at = action.end;
  }
  const tail = text.slice(at, end);
  outside += tail;
  if (outside.trim() === '') return fill(text.slice(start, end), ' ');
  const isComment = /^\s*#/.test(outside);
  const blank = isComment || (tail.trim() === '' && isKeyBeforeNode(text, end, outside));
  let result = '';
  at = start;
  actions.forEach((action, index) => {
    const last = index === actions.length - 1;
    const before = text.slice(at, action.start);
    // After a value, or between a key's colon or an anchor and what follows: `web:{% if a %} &web{% endif %}`.
    const ends =
      action.control &&
      (/[\w"']:$/.test(before) || (last && tail.trim() === '' && /\s(?:&[\w-]{1,100})?$/.test(before)));
    result += before + fill(text.slice(action.start, action.end), ends || blank ? ' ' : TEMPLATE_PLACEHOLDER);
    at = action.end;
  });
  return result + tail;
}

/** Lines of a template's control and comments that may stand between a key and the node below it. */
const MAX_BETWEEN = 20;

/**
 * Whether a line is a key whose value is a template's actions alone while the lines below hold its node,
 * to which the actions add: `labels: {{- include "common" . | nindent 4 }}` and then `    app: web`.
 *
 * @param end where the line ends
 * @param outside the line without its actions
 */
function isKeyBeforeNode(text: string, end: number, outside: string): boolean {
  const key = /^(?<before>\s*(?:- +){0,3})[\w./"'-]{1,200}:\s*$/.exec(outside);
  if (!key) return false;
  const column = key.groups!.before!.length;
  for (let i = 0, from = end + 1; i < MAX_BETWEEN && from < text.length; i++) {
    const to = Math.min(lineEnd(text, from), from + 500);
    const line = text.slice(from, to);
    const indent = line.length - line.trimStart().length;
    if (!/^\s*(?:$|#|\{\{|\{%)/.test(line))
      return indent > column
        ? /^\s*(?:- |[\w./"'-]{1,200}:(?:\s|$))/.test(line)
        : indent === column && /^\s*- /.test(line);
    from = lineEnd(text, from) + 1;
  }
  return false;
}

/** As many `unit` as `text` has, on its first line; further lines become blank. */
function fill(text: string, unit: string): string {
  const line = lineEnd(text, 0);
  const head = text.slice(0, line).replace(/[^\r]/g, unit);
  return head + text.slice(line).replace(/[^\r\n]/g, ' ');
}
