import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules, ruleUrl } from '../../shared/index.ts';
import { type PageExample, pageExamples } from '../support/page-examples.ts';
import { TestWorkspace } from '../support/test-workspace.ts';

const folder = path.join(import.meta.dirname, '../../docs/rules');
const SECTIONS = ['Why', 'Wrong', 'Right', 'How to fix', 'When to allow it', 'Sources'];

it('every rule has a page and every page a rule', () => {
  const pages = readdirSync(folder).filter(name => name !== 'README.md');
  expect(pages.sort()).toEqual(rules.map(rule => `${rule.meta.id}.md`).sort());
});

for (const { meta } of rules) {
  describe(meta.id, () => {
    const page = readFileSync(path.join(folder, `${meta.id}.md`), 'utf8');

    it('has its sections, in order, and the address that reports name', () => {
      expect(page).toMatch(new RegExp(`^# ${meta.id}\n`));
      expect([...page.matchAll(/^## (.*)$/gm)].map(match => match[1])).toEqual(SECTIONS);
      expect(ruleUrl(meta.id)).toMatch(new RegExp(`/docs/rules/${meta.id}\\.md$`));
    });

    const wrong = pageExamples(section(page, 'Wrong'));
    const right = pageExamples(section(page, 'Right'));

    it('has examples of both', () => {
      expect(wrong.length).toBeGreaterThan(0);
      expect(right.length).toBeGreaterThan(0);
    });

    for (const [i, example] of wrong.entries())
      it(`wrong ${i + 1} (${example.name}) is reported`, async () => {
        expect(await findings(example, meta.id)).not.toEqual([]);
      });

    for (const [i, example] of right.entries())
      it(`right ${i + 1} (${example.name}) is not`, async () => {
        expect(await findings(example, meta.id)).toEqual([]);
      });
  });
}

async function findings({ files }: PageExample, ruleId: string): Promise<string[]> {
  const workspace = await TestWorkspace.of(files);
  for (const name of Object.keys(files)) {
    if (name === '.portlint.yaml') continue;
    const { occurrences, defects, environment, manifests } = workspace.snapshot.files.get(name)!;
    // An example in which nothing is seen proves nothing.
    const seen = [occurrences, defects, environment, manifests].some(list => list.length > 0);
    expect(seen, `nothing was read of ${name}`).toBe(true);
  }
  return workspace.findings(undefined, ruleId).map(finding => finding.message);
}

function section(page: string, title: string): string {
  const from = page.indexOf(`\n## ${title}\n`);
  const to = page.indexOf('\n## ', from + 1);
  return page.slice(from, to < 0 ? undefined : to);
}
