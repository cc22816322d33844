import { languageParser } from '../../tree-sitter/source-parser.ts';
import { convertScala } from './convert-scala.ts';
import { joinChains } from './join-chains.ts';

/** Scala by tree-sitter. */
export const scalaParser = languageParser({
  id: 'scala',
  grammar: 'tree-sitter-scala.wasm',
  leaves: new Set(['character_literal']),
  convert: convertScala,
  mask: joinChains,
});
