import type { Idioms } from '../../idioms.ts';

/** What Lua does with values on their way to a listen call. */
export const luaIdioms: Idioms = {
  moduleLoaders: ['require'],
  passes: {
    'global:tonumber': 0,
    'global:tostring': 0,
    'global:assert': 0,
  },
  printf: { 'global:string.format': 0 },
};
