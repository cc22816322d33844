import type { Idioms } from './idioms.ts';
import type { ListenApi } from './listen-api.ts';

/** What the core needs of a language beside its files: two tables. */
export interface LanguageTables {
  readonly idioms: Idioms;
  readonly apis: readonly ListenApi[];
}
