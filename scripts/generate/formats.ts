import { languageTables } from '../../shared/readers/code/languages/tables.ts';
import type { ListenApi } from '../../shared/readers/code/listen-api.ts';
import { readers } from '../../shared/readers/index.ts';
import type { Reader } from '../../shared/readers/reader.ts';
import type { Generated } from './generated.ts';

/** docs/formats.md: what each reader claims, finds and leaves out, from the readers' own metadata and tables. */
export const formats: Generated = { path: 'docs/formats.md', make: () => page() };

const HEAD = `# What Portlint reads

This page is made from the readers themselves. A file may be read by several of them. What a name alone would have to prove is not reported, and a value that cannot be known is reported as unresolved.
`;

function page(): string {
  const told = documented();
  const taken = new Map<string, number>();
  const index = told.map(({ title }) => {
    // GitHub numbers headings that come to the same: C, C#, C++.
    const name = anchor(title);
    const times = taken.get(name) ?? 0;
    taken.set(name, times + 1);
    return `- [${title}](#${name}${times > 0 ? `-${times}` : ''})`;
  });
  return `${[HEAD, index.join('\n'), ...told.map(section)].join('\n')}\n`;
}

/** Readers of one mechanism, a reader a language: told of once, under the first part of their titles. */
const FAMILIES = [/^Addresses in (?!settings)/, /^SQL Server connections in (?!scripts|string)/];

/** One reader of each title, or of each family; those share their text. */
function documented(): Reader[] {
  const seen = new Set<string>();
  return readers
    .map(reader => {
      const family = FAMILIES.find(pattern => pattern.test(reader.title));
      return family ? { ...reader, id: '', title: `${family.exec(reader.title)![0]}code` } : reader;
    })
    .filter(({ docs, title }) => docs && !seen.has(title) && seen.add(title))
    .sort((a, b) => a.title.localeCompare(b.title, 'en'));
}

function section({ id, title, docs }: Reader): string {
  const { claims, finds, misses = [] } = docs!;
  const rows = languageTables[id] ?? [];
  const parts = [
    `\n## ${title}\n`,
    `Reads ${claims}.\n`,
    list('Finds', finds),
    misses.length > 0 ? list('Leaves out', misses) : '',
    rows.length > 0
      ? covered(
          'Listens',
          rows.filter(({ role = 'listen' }) => role !== 'connect'),
        )
      : '',
    rows.length > 0
      ? covered(
          'Dials',
          rows.filter(({ role }) => role === 'connect'),
        )
      : '',
  ];
  return parts.filter(part => part !== '').join('\n');
}

function list(title: string, items: readonly string[]): string {
  return `${title}:\n\n${items.map(item => `- ${item}`).join('\n')}\n`;
}

/** The constructs of a table, as they stand in a report's \`api\`. */
function covered(title: string, rows: readonly ListenApi[]): string {
  const names = [...new Set(rows.map(({ api }) => `\`${api}\``))].sort();
  return names.length > 0 ? `${title} (${names.length} constructs): ${names.join(', ')}\n` : '';
}

/** As GitHub makes it of a heading. */
function anchor(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}
