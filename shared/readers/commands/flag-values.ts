import type { MappedText } from '../../text/index.ts';
import type { Command } from '../settings/command-line.ts';

/** The values of the flags that `names` matches: `--port 80`, `--port=80`. */
export function flagValues(words: Command, names: RegExp): MappedText[] {
  const found: MappedText[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    if (!word.value.startsWith('-')) continue;
    const equals = word.value.indexOf('=');
    if (equals > 0 && names.test(word.value.slice(0, equals))) found.push(word.slice(equals + 1));
    else if (names.test(word.value)) {
      const next = words[i + 1];
      if (next && !next.value.startsWith('-')) found.push(next);
    }
  }
  return found;
}
