import { languageParser } from '../../tree-sitter/source-parser.ts';
import { convertLua } from './convert-lua.ts';

/** Lua by tree-sitter. */
export const luaParser = languageParser({
  id: 'lua',
  grammar: 'tree-sitter-lua.wasm',
  leaves: new Set(['string', 'number']),
  convert: convertLua,
});
