import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const depcruise = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

/** The names of the rules that a run of the layering check reports in `folder`. */
function violations(folder: string, ...parts: string[]): string[] {
  const run = spawnSync(
    process.execPath,
    [depcruise, '--config', path.join(root, '.dependency-cruiser.cjs'), '--output-type', 'json', ...parts],
    { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  const { summary } = JSON.parse(run.stdout) as { summary: { violations: { rule: { name: string } }[] } };
  return [...new Set(summary.violations.map(violation => violation.rule.name))].sort();
}

describe('the layering check', () => {
  it('finds a floor that imports upward, an impure engine and a client that bypasses the server', () => {
    const found = violations(path.join(import.meta.dirname, 'fixtures/layering'), 'shared', 'client');
    expect(found).toEqual(
      expect.arrayContaining(['client-imports-only-the-contract', 'engine-is-pure', 'floor-text']),
    );
  });

  it('finds nothing in this house', () => {
    expect(violations(root, 'shared', 'server', 'client', 'cli')).toEqual([]);
  }, 60_000);
});
