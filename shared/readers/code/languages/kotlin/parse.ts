import { languageParser } from '../../tree-sitter/source-parser.ts';
import { convertKotlin } from './convert-kotlin.ts';

/** Kotlin by tree-sitter. */
export const kotlinParser = languageParser({
  id: 'kotlin',
  grammar: 'tree-sitter-kotlin.wasm',
  leaves: new Set(['string_content', 'character_literal', 'user_type']),
  convert: convertKotlin,
});
