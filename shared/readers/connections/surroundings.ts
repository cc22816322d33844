import type { Surroundings } from './evidence.ts';

/** A call that only formats: what takes its result matters. */
const FORMATTING = /(?:fmt\.Sprintf|[Ss]tring\.[Ff]ormat)\(\s{0,80}$/;

/** What stands before a string: the name it is given to, its key, or the function that takes it. */
const BEFORE =
  /(?:([\w.:]{1,120})["'\]]{0,3}\s{0,20}(?::=|=>|=|:|,)|([\w.]{1,120})(?:<[\w, .]{0,80}>)?\s{0,4}(\())\s{0,80}[@$\w]{0,3}$/;

/** What `BEFORE` ends with, by itself: most strings of prose fail here at once. */
const OPERATOR = /[=>:,(]\s{0,80}[@$\w]{0,3}$/;

/** What the code says of the string that begins at `start`, language by language alike. */
export function surroundings(text: string, start: number, file: Surroundings['file']): Surroundings {
  const before = text.slice(Math.max(0, start - 240), start).replace(FORMATTING, '');
  const match = OPERATOR.test(before) ? BEFORE.exec(before) : undefined;
  return {
    ...(match?.[1] && { name: match[1] }),
    ...(match?.[3] && { consumer: match[2]! }),
    ...(file && { file }),
  };
}
