import { languageParser } from '../../tree-sitter/source-parser.ts';
import { convertScala } from './convert-scala.ts';

/** Scala by tree-sitter. */
export const scalaParser = languageParser({
  id: 'scala',
  grammar: 'tree-sitter-scala.wasm',
  leaves: new Set(['character_literal']),
  convert: convertScala,
});
