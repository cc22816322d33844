import type { SourceText } from '../../text/index.ts';
import type { Reader, ReaderResult } from '../reader.ts';
import type { ComposeCommandFacts } from './compose/compose-command-facts.ts';

/** Files in which people keep the commands of a project; Compose files often say in a comment how to use them. */
const NAME =
  /^(?:(?:GNU)?makefile|justfile|package\.json|taskfile\.ya?ml|.*compose.*\.ya?ml)$|\.(?:mk|sh|bash)$/i;
const WORKFLOW = /(?:^|\/)\.github\/workflows\/[^/]+\.ya?ml$/;

/** A command of Compose with what follows it on its line, up to the next command. */
const COMMAND = /\bdocker[ \t-]+compose[ \t]([^\n;&|#]*)/g;
const FILE = /(?:^|[ \t])(?:-f|--file)(?:[ \t]+|=)(?:\\?["'])?([^\s"'\\]+)/g;

/** Nobody's project has more. */
const MOST = 200;

/** Which Compose files are used together: `docker compose -f base.yml -f prod.yml up` in a script. */
export const composeCommands: Reader = {
  id: 'compose-commands',
  title: 'Commands of Docker Compose',
  docs: {
    claims:
      '`Makefile`, `justfile`, `package.json`, `Taskfile.yml`, shell scripts, GitHub workflows, and the comments of Compose files',
    finds: ['which Compose files one `docker compose` command merges (`-f` several times)'],
    misses: ['files that a variable names'],
  },
  claims: ({ name, path }) => NAME.test(name) || WORKFLOW.test(path),
  prefilter: text => /\bcompose[ \t][^\n]{0,500}(?:-f|--file)[ \t=]/.test(text),
  read,
};

function read(source: SourceText): ReaderResult {
  const text = source.text.replace(/\\\r?\n[ \t]*/g, ' ');
  const manifests: ComposeCommandFacts[] = [];
  const seen = new Set<string>();
  for (const [, rest] of text.matchAll(COMMAND)) {
    const files = [...rest!.matchAll(FILE)].map(([, file]) => file!);
    const key = files.join('\n');
    if (files.length < 2 || files.some(file => file.includes('$')) || seen.has(key)) continue;
    seen.add(key);
    manifests.push({ kind: 'compose-command', files });
    if (manifests.length >= MOST) break;
  }
  return { manifests };
}
