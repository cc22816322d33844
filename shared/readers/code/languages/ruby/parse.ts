import { languageParser } from '../../tree-sitter/source-parser.ts';
import { convertRuby } from './convert-ruby.ts';

/** Ruby by tree-sitter. */
export const rubyParser = languageParser({
  id: 'ruby',
  grammar: 'tree-sitter-ruby.wasm',
  leaves: new Set(['simple_symbol', 'hash_key_symbol', 'instance_variable', 'class_variable', 'regex']),
  convert: convertRuby,
});
