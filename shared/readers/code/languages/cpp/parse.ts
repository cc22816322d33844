import { languageParser } from '../../tree-sitter/source-parser.ts';
import { convertCpp } from './convert-cpp.ts';
import { rewriteMacros } from './rewrite-macros.ts';

/** C and C++ by tree-sitter: one grammar reads both. */
export const cppParser = languageParser({
  id: 'cpp',
  grammar: 'tree-sitter-cpp.wasm',
  leaves: new Set(['string_literal', 'raw_string_literal', 'char_literal', 'template_parameter_list']),
  convert: convertCpp,
  rewrite: rewriteMacros,
});
