import { languageParser } from '../../tree-sitter/source-parser.ts';
import { convertJava } from './convert-java.ts';

/** Java by tree-sitter. */
export const javaParser = languageParser({
  id: 'java',
  grammar: 'tree-sitter-java.wasm',
  leaves: new Set(['string_literal', 'character_literal']),
  convert: convertJava,
});
