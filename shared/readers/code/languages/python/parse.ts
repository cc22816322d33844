import { languageParser } from '../../tree-sitter/source-parser.ts';
import { convertPython } from './convert-python.ts';

/** Python by tree-sitter. */
export const pythonParser = languageParser({
  id: 'python',
  grammar: 'tree-sitter-python.wasm',
  leaves: new Set(['string_content', 'format_specifier', 'dotted_name']),
  convert: convertPython,
});
