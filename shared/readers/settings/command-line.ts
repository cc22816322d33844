import { MappedText } from '../../text/index.ts';

/** A command's words as its process gets them; each knows where its units stand. */
export type Command = readonly MappedText[];

/** Longer texts are programs of their own rather than commands. */
const MAX_LENGTH = 20_000;

const SHELL = /(?:^|\/)(?:ba|da|a|z|k)?sh$/;
const SCRIPT_FLAG = /^-\w{0,8}c$/;
/** A shell's further flags and their values may stand before `-c`: `bash -e -o pipefail -c`. */
const SHELL_FLAGS = 4;
/** Shells in shells' scripts: `sh -c 'su user -s /bin/sh -c "…"'`. */
const DEEPEST = 3;

/**
 * The commands that a list of words starts: itself, or those of the script that it hands to a shell
 * (`["sh", "-c", "migrate && serve --port 80"]`).
 */
export function commandsOf(words: Command, depth = 0): Command[] {
  const shell = words.findIndex(word => SHELL.test(word.value));
  if (shell >= 0)
    for (let i = shell + 1; i <= shell + SHELL_FLAGS && i < words.length - 1; i++)
      if (SCRIPT_FLAG.test(words[i]!.value)) {
        // Its further flags may stand behind it, too: `bash -c -e '…'`.
        const script = words.slice(i + 1).find(word => !/^-\w{1,3}$/.test(word.value));
        return script && depth < DEEPEST
          ? splitScript(script).flatMap(each => commandsOf(each, depth + 1))
          : [];
      }
  return [words];
}

/**
 * The commands of a shell's text: words between blanks, quotes and backslashes seen through, apart at
 * `;`, `&`, `|`, parentheses and line ends. Substitutions stay as text.
 *
 * @param single whether no shell reads the text, so that only blanks part words (Compose's `command`)
 */
export function splitScript(script: MappedText, single = false): Command[] {
  const { value } = script;
  if (value.length > MAX_LENGTH) return [];
  const commands: MappedText[][] = [[]];
  let units = '';
  let offsets: number[] = [];
  let isWord = false;
  const endWord = (at: number): void => {
    if (isWord) {
      offsets.push(offsets.length > 0 ? offsets.at(-1)! + 1 : script.offsetAt(at));
      commands.at(-1)!.push(MappedText.mapped(units, offsets));
    }
    units = '';
    offsets = [];
    isWord = false;
  };
  const put = (at: number): void => {
    units += value[at]!;
    offsets.push(script.offsetAt(at));
    isWord = true;
  };
  let quote = '';
  for (let i = 0; i < value.length; i++) {
    const unit = value[i]!;
    if (unit === '\\' && quote !== "'" && i + 1 < value.length) {
      i++;
      if (value[i] !== '\n') put(i);
    } else if (quote) {
      if (unit === quote) quote = '';
      else put(i);
    } else if (unit === '"' || unit === "'") {
      quote = unit;
      isWord = true;
    } else if (/\s/.test(unit)) {
      endWord(i);
      if (unit === '\n' && !single) commands.push([]);
    } else if (!single && /[;&|()]/.test(unit)) {
      endWord(i);
      commands.push([]);
    } else if (!single && unit === '#' && !isWord) {
      const end = value.indexOf('\n', i);
      i = end < 0 ? value.length : end - 1;
    } else put(i);
  }
  endWord(value.length);
  return commands.filter(words => words.length > 0);
}
