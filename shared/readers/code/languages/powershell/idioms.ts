import type { Idioms } from '../../idioms.ts';
import { csharpIdioms } from '../csharp/idioms.ts';

/** Values go the ways of .NET; `[int]$x` and the like are transparent. */
export const powershellIdioms: Idioms = { ...csharpIdioms, bareMembers: false, overloads: false };
