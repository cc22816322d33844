import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable, Writable } from 'node:stream';
import { run } from '../../cli/src/run.ts';

/**
 * What the command line really prints for the first YAML block of the README, as a fenced block.
 * The block's first line names the file in a comment; empty where the README opens with none.
 */
export async function exampleOutput(readme: string): Promise<string> {
  const block = /```yaml\n(# (\S+)\n[\s\S]*?)```/.exec(readme);
  if (!block) return '';
  const [, text, name] = block;
  const folder = await mkdtemp(path.join(tmpdir(), 'portlint-readme-'));
  let printed = '';
  const stdout = new Writable({
    write(chunk, _encoding, done) {
      printed += chunk;
      done();
    },
  });
  try {
    await writeFile(path.join(folder, name!), text!);
    // Compose needs none of the parsers that the build puts into its folder.
    await run(['lint', name!], {
      cwd: folder,
      distDirectory: folder,
      stdin: Readable.from([]),
      stdout,
      stderr: stdout,
      env: {},
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return `\`\`\`\n$ portlint lint ${name}\n${printed.trimEnd()}\n\`\`\``;
}
