import { MappedText } from '../../text/index.ts';
import { stripWrappers } from './program.ts';
import type { ScriptCommand } from './script-lexer.ts';

/** What a script writes into a file. */
export interface WrittenFile {
  readonly path: string;
  readonly content: MappedText;
}

/**
 * The files that a script writes by `echo`, `printf`, `cat` and `tee`: `cat <<EOF > FILE`,
 * `echo TEXT | sudo tee -a FILE`, `printf TEXT >> FILE`.
 */
export function writtenFiles(commands: readonly ScriptCommand[]): WrittenFile[] {
  const found: WrittenFile[] = [];
  commands.forEach((command, i) => {
    const { program, words } = stripWrappers(command.words);
    const next = command.piped ? commands[i + 1] : undefined;
    const piped = next && stripWrappers(next.words);
    const content =
      command.heredoc ?? (program === 'echo' || program === 'printf' ? textOf(words) : undefined);
    if (!content) return;
    const targets = command.outputs.map(each => each.value);
    if (program === 'tee') targets.push(...filesOf(words));
    if (piped?.program === 'tee') targets.push(...filesOf(piped.words));
    for (const path of targets) if (path !== '/dev/null') found.push({ path, content });
  });
  return found;
}

function filesOf(words: readonly MappedText[]): string[] {
  return words.slice(1).flatMap(({ value }) => (value.startsWith('-') ? [] : [value]));
}

/** The text of `echo` and `printf`: the words with blanks between, `\n` as line ends. */
function textOf(words: readonly MappedText[]): MappedText | undefined {
  const args = words.slice(1).filter(({ value }) => !/^-[neE]{1,3}$/.test(value));
  if (args.length === 0) return undefined;
  let units = '';
  const offsets: number[] = [];
  for (const word of args) {
    if (units !== '') {
      units += ' ';
      offsets.push(word.offsetAt(0));
    }
    for (let i = 0; i < word.value.length; i++) {
      const feed = word.value.startsWith('\\n', i);
      units += feed ? '\n' : word.value[i]!;
      offsets.push(word.offsetAt(i));
      if (feed) i++;
    }
  }
  return MappedText.mapped(units, [...offsets, args.at(-1)!.range().end]);
}
