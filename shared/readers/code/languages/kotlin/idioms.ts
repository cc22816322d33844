import type { Idioms } from '../../idioms.ts';
import { javaIdioms } from '../java/idioms.ts';

/** What Kotlin has beside Java's library. */
export const kotlinIdioms: Idioms = {
  ...javaIdioms,
  receiverPasses: [
    ...(javaIdioms.receiverPasses ?? []),
    ...['toInt', 'toIntOrNull', 'toLong', 'toUShort', 'toShort', 'also', 'apply', 'int', 'trimIndent'],
  ],
  methodDefaults: {
    ...javaIdioms.methodDefaults,
    getOrElse: { arg: 1, returned: true },
    // Options of clikt and kotlinx-cli.
    default: { arg: 0 },
    ifEmpty: { arg: 0, returned: true },
    ifBlank: { arg: 0, returned: true },
  },
  passes: { ...javaIdioms.passes, 'global:requireNotNull': 0, 'global:checkNotNull': 0 },
};
