import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import {
  type Discovered,
  type WalkAnswer,
  type WalkOptions,
  type WalkQuestion,
  walkFolders,
} from '../files/index.ts';

/** What to walk; `root` is the absolute path that all others are relative to. */
export interface DiscoverOptions extends WalkOptions {
  readonly root: string;
}

/** Walks folders on disk. Synchronous, since that is the fastest way on Node. See {@link walkFolders}. */
export function discoverFiles(options: DiscoverOptions): Discovered {
  const walk = walkFolders(options);
  for (let step = walk.next(); ; step = answered(walk, step.value, options.root))
    if (step.done) return step.value;
}

/** As {@link discoverFiles}, for a server that has other things to do: `rest` is awaited after each folder. */
export async function discoverFilesInTurns(
  options: DiscoverOptions,
  rest: () => Promise<void>,
): Promise<Discovered> {
  const walk = walkFolders(options);
  for (let step = walk.next(); ; step = answered(walk, step.value, options.root)) {
    if (step.done) return step.value;
    await rest();
  }
}

type Walk = ReturnType<typeof walkFolders>;

function answered(walk: Walk, question: WalkQuestion, root: string): ReturnType<Walk['next']> {
  let answer: WalkAnswer;
  try {
    answer = answerTo(question, root);
  } catch (error) {
    return walk.throw(new Error(reasonOf(error)));
  }
  return walk.next(answer);
}

function answerTo({ about, path: relative }: WalkQuestion, root: string): WalkAnswer {
  // Not joined: that would look through the whole path for `..`, and there are many folders.
  if (about === 'entries') return readdirSync(`${root}/${relative}`, { withFileTypes: true });
  if (about === 'folder') {
    const found = statSync(path.join(root, relative));
    // To open a named pipe would wait for its other end.
    if (!found.isDirectory() && !found.isFile()) throw new Error('neither a file nor a folder');
    return found.isDirectory();
  }
  const rules = path.join(root, relative, '.gitignore');
  try {
    return statSync(rules).isFile() ? readFileSync(rules, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}

/** What an operating system's error says, without its path. */
export function reasonOf(error: unknown, intent: 'read' | 'write' = 'read'): string {
  const code = (error as NodeJS.ErrnoException).code;
  switch (code) {
    case 'ENOENT':
      return 'not found';
    case 'EACCES':
    case 'EPERM':
      return `no permission to ${intent}`;
    case 'ELOOP':
      return 'a symbolic link that leads in a circle';
    case 'EISDIR':
      return 'a folder';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
