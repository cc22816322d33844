import { languageParser } from '../../tree-sitter/source-parser.ts';
import { convertGo } from './convert-go.ts';

/** Go by tree-sitter. */
export const goParser = languageParser({
  id: 'go',
  grammar: 'tree-sitter-go.wasm',
  leaves: new Set(['interpreted_string_literal', 'raw_string_literal']),
  convert: convertGo,
});
