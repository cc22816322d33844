import { readFileSync } from 'node:fs';
import path from 'node:path';
import { nearestName, rules, ruleUrl } from '../../../shared/index.ts';
import { coloursFor } from '../colours.ts';
import { EXIT, type Terminal, UsageError, write } from '../terminal.ts';

/** Prints a rule's page, or the list of rules where none is named. @throws UsageError for an unknown rule. */
export async function explain(
  terminal: Terminal,
  id: string | undefined,
  color: 'auto' | 'always' | 'never',
): Promise<number> {
  const colours = coloursFor(terminal, color);
  if (id === undefined) {
    const width = Math.max(...rules.map(rule => rule.meta.id.length));
    const list = rules.map(({ meta }) => `${colours.bold(meta.id.padEnd(width))}  ${meta.description}\n`);
    await write(terminal.stdout, list.join(''));
    return EXIT.clean;
  }
  const known = rules.some(rule => rule.meta.id === id);
  if (!known) {
    const near = nearestName(
      id,
      rules.map(rule => rule.meta.id),
    );
    throw new UsageError(`there is no rule "${id}"${near ? `; did you mean "${near}"?` : ''}`);
  }
  // The pages are shipped beside the bundles.
  const page = readFileSync(path.join(terminal.distDirectory, '..', 'docs', 'rules', `${id}.md`), 'utf8');
  const text = page
    .replace(/<!--[\s\S]*?-->\n*/g, '')
    .replace(/^#+ (.*)$/gm, (_, heading: string) => colours.bold(heading));
  await write(terminal.stdout, `${text.trim()}\n\n${colours.dim(ruleUrl(id))}\n`);
  return EXIT.clean;
}
