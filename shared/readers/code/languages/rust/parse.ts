import { languageParser } from '../../tree-sitter/source-parser.ts';
import { convertRust } from './convert-rust.ts';

/** Rust by tree-sitter. */
export const rustParser = languageParser({
  id: 'rust',
  grammar: 'tree-sitter-rust.wasm',
  leaves: new Set(['string_literal', 'raw_string_literal', 'char_literal', 'type_arguments', 'where_clause']),
  convert: convertRust,
});
