import type { Idioms } from '../../idioms.ts';
import { javaIdioms } from '../java/idioms.ts';

/** What Scala has beside Java's library. */
export const scalaIdioms: Idioms = {
  ...javaIdioms,
  receiverPasses: [...(javaIdioms.receiverPasses ?? []), 'toInt', 'toLong', 'toShort'],
  methodDefaults: { ...javaIdioms.methodDefaults, getOrElse: { arg: -1 } },
  passes: {
    ...javaIdioms.passes,
    'global:Some': 0,
    'global:Option': 0,
    'com.comcast.ip4s.Port.fromInt': 0,
  },
};
