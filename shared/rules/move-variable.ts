import { formatRange } from '../ports/index.ts';
import { folderOf } from '../workspace/index.ts';
import type { Conflict } from './conflict.ts';
import { replacementPorts } from './replacement-port.ts';
import type { FixPlan, RuleContext } from './rule.ts';

/** Writes a replacement into the `.env` beside the file, where a variable there gives the port. */
export function moveVariable(
  { path, ports, variable }: Conflict,
  { settings, snapshot }: RuleContext,
): FixPlan[] {
  const folder = folderOf(path);
  const dotenv = folder === '' ? '.env' : `${folder}/.env`;
  const found = snapshot.files
    .get(dotenv)
    ?.manifests.flatMap(facts => (facts.kind === 'dotenv' ? facts.variables : []))
    .find(({ name, value }) => name === variable && value === formatRange(ports));
  const replacement = replacementPorts(ports, { settings, used: snapshot.usedPorts });
  if (!found?.range || !replacement) return [];
  const newText = formatRange(replacement);
  return [
    {
      title: `Change ${found.name} in ${dotenv} from ${found.value} to ${newText}`,
      applicability: 'suggested',
      changes: [{ kind: 'edit', path: dotenv, edits: [{ range: found.range, newText }] }],
    },
  ];
}
