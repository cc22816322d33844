import { createScanner, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { type TextRange, textRange } from '../text/index.ts';

/** Far beyond any file a person writes; the parser recurses. */
const DEEPEST = 256;

/** A configuration as JSON, and what is wrong with it. */
export interface JsonConfig {
  readonly root: Node | undefined;
  readonly errors: readonly { readonly range: TextRange; readonly message: string }[];
}

/** Parses a configuration as JSON; comments and trailing commas are allowed. Never throws. */
export function parseJson(text: string): JsonConfig {
  if (text.trim() === '') return { root: undefined, errors: [] };
  const deep = tooDeepAt(text);
  if (deep !== undefined)
    return { root: undefined, errors: [{ range: textRange(deep, deep + 1), message: 'nested too deeply' }] };
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  return {
    root,
    errors: errors.map(({ offset, length, error }) => ({
      range: textRange(offset, offset + length),
      // `PropertyNameExpected`
      message: printParseErrorCode(error)
        .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
        .toLowerCase(),
    })),
  };
}

function tooDeepAt(text: string): number | undefined {
  const scanner = createScanner(text, true);
  let depth = 0;
  while (scanner.getPosition() < text.length) {
    scanner.scan();
    const first = text[scanner.getTokenOffset()];
    if (first === '{' || first === '[') depth++;
    if (first === '}' || first === ']') depth--;
    if (depth > DEEPEST) return scanner.getTokenOffset();
  }
  return undefined;
}
