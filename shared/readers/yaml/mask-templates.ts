import { TEMPLATE_PLACEHOLDER } from './yaml-node.ts';

/**
 * `text` with template actions (`{{ … }}` of Go and Jinja, `{% … %}` and `{# … #}` of Jinja) replaced
 * so that the rest parses as YAML. Every offset stays: a line of nothing but actions becomes blank, a
 * control action after a value becomes spaces, any other action becomes placeholder units that stand
 * in a scalar. Line ends are kept. Texts without actions are returned as they are.
 */
export function maskTemplates(text: string): string {
  if (!/\{\{|\{%/.test(text)) return text;
  const pieces: string[] = [];
  let done = 0;
  let lineStart = 0;
  while (lineStart < text.length) {
    // A stretch of lines that the actions beginning on its first line hold together.
    let end = lineEnd(text, lineStart);
    const actions: Action[] = [];
    let at = lineStart;
    for (;;) {
      const action = nextAction(text, at, end);
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

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** The first action that begins in `from`–`limit` and is closed. */
function nextAction(text: string, from: number, limit: number): Action | undefined {
  for (
    let start = text.indexOf('{', from);
    start >= 0 && start < limit;
    start = text.indexOf('{', start + 1)
  ) {
    const second = text[start + 1];
    if (second !== '{' && second !== '%' && second !== '#') continue;
    // `{#` alone is too common in other texts; a Jinja comment counts where it is closed on its line.
    const reach = second === '#' ? lineEnd(text, start) : Math.min(text.length, start + LONGEST_ACTION);
    const close = second === '{' ? '}}' : `${second}}`;
    const end = actionEnd(text.slice(start, reach), close);
    if (end > 0) return { start, end: start + end, control: CONTROL.test(text.slice(start, start + 200)) };
  }
  return undefined;
}

/** Where the action at the start of `text` ends (exclusive), or 0: past the strings of its first line. */
function actionEnd(text: string, close: string): number {
  const comment = /^\{\{-?\s*\/\*/.test(text);
  const first = text.indexOf(close, comment ? Math.max(text.indexOf('*/'), 2) : 2);
  if (first < 0) return 0;
  if (comment || close !== '}}') return first + 2;
  const line = lineEnd(text, 0);
  let quote = '';
  for (let i = 2; i < line; i++) {
    const unit = text[i]!;
    if (quote) {
      if (unit === '\\' && quote === '"') i++;
      else if (unit === quote) quote = '';
    } else if (unit === '"' || unit === '`') quote = unit;
    else if (unit === '}' && text[i + 1] === '}') return i + 2;
  }
  return first + 2;
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
  let result = '';
  at = start;
  actions.forEach((action, index) => {
    const last = index === actions.length - 1;
    const before = text.slice(at, action.start);
    const ends = last && action.control && tail.trim() === '' && /\s$/.test(before);
    result += before + fill(text.slice(action.start, action.end), ends ? ' ' : TEMPLATE_PLACEHOLDER);
    at = action.end;
  });
  return result + tail;
}

/** As many `unit` as `text` has, on its first line; further lines become blank. */
function fill(text: string, unit: string): string {
  const line = lineEnd(text, 0);
  const head = text.slice(0, line).replace(/[^\r]/g, unit);
  return head + text.slice(line).replace(/[^\r\n]/g, ' ');
}
