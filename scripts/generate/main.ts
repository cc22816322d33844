import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { configSchemaText } from './config-schema.ts';
import { docs } from './docs.ts';
import { formats } from './formats.ts';
import type { Generated } from './generated.ts';
import { ianaServices } from './iana-services.ts';
import { packageJson } from './package-json.ts';

const files: readonly Generated[] = [
  { path: 'shared/ports/iana-services.generated.ts', make: ianaServices },
  { path: 'schema/portlint.schema.json', make: configSchemaText },
  { path: 'package.json', make: packageJson },
  ...docs,
  formats,
];

/** Writes the files under `root`, or with `check` only compares; the exit code. */
export async function generate(root: string, check: boolean): Promise<number> {
  const differing: string[] = [];
  for (const file of files) {
    const target = path.join(root, file.path);
    const present = await readFile(target, 'utf8').catch(() => undefined);
    const text = await file.make(present);
    if (text === present) continue;
    differing.push(file.path);
    if (check) continue;
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, text);
  }
  if (differing.length === 0) {
    console.log('Generated files are up to date.');
    return 0;
  }
  console.log(`${check ? 'Out of date (run `npm run generate`)' : 'Written'}:\n  ${differing.join('\n  ')}`);
  return check ? 1 : 0;
}
