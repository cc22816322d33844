import { type RuleMeta, rules } from '../../shared/rules/index.ts';
import { configSchema } from '../../shared/settings.ts';
import { exampleOutput } from './example-output.ts';
import type { Generated } from './generated.ts';
import { fillRegion, table } from './marked-region.ts';

const metas: readonly RuleMeta[] = rules.map(rule => rule.meta);

/** The generated parts of the documentation: heads of the rules' pages, the index, tables of rules and settings. */
export const docs: readonly Generated[] = [
  ...metas.map(meta => ({
    path: `docs/rules/${meta.id}.md`,
    make: (present: string | undefined) => fillRegion(present ?? emptyPage(meta), 'head', head(meta)),
  })),
  {
    path: 'docs/rules/README.md',
    make: present => fillRegion(present ?? '', 'rules', ruleTable('')),
  },
  {
    path: 'docs/configuration.md',
    make: present => fillRegion(present ?? '', 'settings', settingsTable()),
  },
  {
    path: 'README.md',
    make: async (present = '') => {
      const withRules = fillRegion(present, 'rules', ruleTable('docs/rules/'));
      const withSettings = fillRegion(withRules, 'settings', settingsTable(LONGEST));
      return fillRegion(withSettings, 'output', await exampleOutput(present));
    },
  },
];

/** Longer defaults stand in docs/configuration.md only. */
const LONGEST = 60;

/** The parts of the table of rules, each by the rule of the registry that begins it. */
const PARTS: Readonly<Record<string, string>> = {
  'ephemeral-port': 'A port by itself',
  'sql-browser': 'Connections to SQL Server',
  'port-conflict': 'Ports beside one another',
  'ephemeral-range-overlap': 'Machines, firewalls, sockets',
  'unused-suppression': 'Comments',
};

function ruleTable(folder: string): string {
  const ids = metas.map(({ id }) => id as string);
  const lost = Object.keys(PARTS).find(id => !ids.includes(id));
  if (lost !== undefined) throw new Error(`no rule ${lost} that begins a part of the table`);
  return table(
    ['rule', 'default', 'finds', 'fixes'],
    metas.flatMap(meta => [
      ...(Object.hasOwn(PARTS, meta.id) ? [[`**${PARTS[meta.id]}**`, '', '', '']] : []),
      [
        `[${meta.id}](${folder}${meta.id}.md)`,
        meta.defaultSeverity,
        meta.description,
        meta.fixes.join(', ') || '–',
      ],
    ]),
  );
}

function settingsTable(longest = Number.POSITIVE_INFINITY): string {
  return table(
    ['key', 'default', ''],
    Object.entries(configSchema.shape).map(([key, schema]) => {
      const value: unknown = schema.safeParse(undefined).data;
      const text = value === undefined ? '' : shown(value);
      const cell = text.length > longest ? '[here](docs/configuration.md)' : text && `\`${text}\``;
      return [`\`${key}\``, cell || '–', schema.description ?? ''];
    }),
  );
}

/** A default as one would write it on a line of YAML. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(shown).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .map(([key, entry]) => ` ${key}: ${shown(entry)} `)
      .join(',')}}`;
  return typeof value === 'string' && /[*{}[\],]/.test(value) ? `"${value}"` : String(value);
}

function head(meta: RuleMeta): string {
  const fixes = { safe: 'safe (meaning unchanged)', suggested: 'suggested (behaviour changes)' };
  return [
    `Finds ${meta.description}.`,
    '',
    `Default severity: **${meta.defaultSeverity}**. Fixes: ${meta.fixes.map(grade => fixes[grade]).join(', ') || 'none'}. Judged by the ${meta.scope}.`,
  ].join('\n');
}

function emptyPage(meta: RuleMeta): string {
  return `# ${meta.id}\n\n<!-- begin generated: head -->\n<!-- end generated: head -->\n`;
}
