import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { CONFIG_NAMES, configTemplate } from '../../../shared/index.ts';
import { EXIT, type Terminal, UsageError, write } from '../terminal.ts';

/** Writes a commented configuration into the working directory. @throws UsageError where there is one already. */
export async function init(terminal: Terminal, options: { readonly force?: boolean }): Promise<number> {
  const name = CONFIG_NAMES[0];
  try {
    writeFileSync(path.join(terminal.cwd, name), configTemplate(), { flag: options.force ? 'w' : 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST')
      throw new UsageError(`${name} is there already; --force replaces it`);
    throw error;
  }
  await write(terminal.stdout, `${name} written\n`);
  return EXIT.clean;
}
