import { languageParser } from '../../tree-sitter/source-parser.ts';
import { convertPhp } from './convert-php.ts';

/** PHP by tree-sitter. */
export const phpParser = languageParser({
  id: 'php',
  grammar: 'tree-sitter-php.wasm',
  leaves: new Set(['variable_name', 'qualified_name', 'namespace_name', 'string', 'text_interpolation']),
  convert: convertPhp,
});
