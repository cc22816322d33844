import { describe, expect, it } from 'vitest';
import { jsonFindings } from '../../../cli/src/format/json-findings.ts';
import { bestFix, type Finding, safeEdits } from '../../../shared/index.ts';
import { type Files, TestWorkspace } from '../../support/test-workspace.ts';

/**
 * Workspaces that say one thing many times over: whatever is done for each finding must not look at all the others,
 * nor carry them. Each took minutes once; what is bounded is the processor's time, which other work does not add to.
 */
const MANY = 4000;
/** In seconds. */
const TOO_LONG = 15;
/** Documented with the rules that offer "everywhere". */
const MOST_PLACES = 200;

const listens = (count: number) =>
  `const http = require('http');\n${'http.createServer().listen(50051);\n'.repeat(count)}`;
const connections = (count: number) =>
  JSON.stringify({ c: Array(count).fill('Server=h\\i;Database=d') }, null, 1);
const service = (name: string) =>
  `apiVersion: v1\nkind: Service\nmetadata: { name: ${name} }\nspec:\n  type: NodePort\n  selector: { app: ${name} }\n  ports: [{ port: 80, nodePort: 30080 }]\n`;

const WORKSPACES: Readonly<Record<string, (count: number) => Files>> = {
  'connections to one instance': count => ({ 'a.json': connections(count) }),
  'connections to many instances': count => ({
    'a.json': JSON.stringify(
      { c: Array.from({ length: count }, (_, i) => `Server=h\\i${i};Database=d`) },
      null,
      1,
    ),
  }),
  'servers on one port': count => ({ 'a.js': listens(count) }),
  'entries of one service': count => ({
    'compose.yaml': `services:\n  a:\n    image: x\n    ports:\n${'      - "50051:80"\n'.repeat(count)}`,
  }),
  // A file's first 1,000 objects are compared.
  'Services on one port of the node': () => ({
    's.yaml': Array.from({ length: 1000 }, (_, i) => service(`s${i}`)).join('---\n'),
  }),
};

function secondsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

/** What `--format json` prints. */
function printed(workspace: TestWorkspace, findings: readonly Finding[]) {
  const { snapshot } = workspace;
  const display = (path: string) => path;
  const scan = { snapshot, root: '/nowhere', display, files: 1, read: 1, skipped: [] } as never;
  const text = jsonFindings({ scan, findings, host: workspace, fixed: 0 });
  const told = JSON.parse(text) as { findings: { fixes: { title: string; edits: unknown[] }[] }[] };
  return { text, fixes: told.findings.map(({ fixes }) => fixes) };
}

describe('many findings alike', () => {
  it.each(Object.entries(WORKSPACES))(
    '%s: in time, and no more than a little for each',
    async (_, make) => {
      const workspace = await TestWorkspace.of(make(MANY));
      const start = process.cpuUsage();
      const findings = workspace.findings();
      expect(findings.length).toBeGreaterThanOrEqual(1000);
      for (const finding of findings) bestFix(finding, workspace);
      safeEdits(findings, workspace);
      const { text, fixes } = printed(workspace, findings);
      expect(secondsSince(start)).toBeLessThan(TOO_LONG);
      expect(text.length / findings.length).toBeLessThan(5000);
      // "Here" is left.
      expect(fixes.every(each => each.some(({ edits }) => edits.length > 0))).toBe(true);
    },
    120_000,
  );

  it.each([
    ['servers', (count: number) => ({ 'a.js': listens(count) }), 'ephemeral-port'],
    ['connections', (count: number) => ({ 'a.json': connections(count) }), 'sql-browser'],
  ])('%s: "everywhere" up to 200 places', async (_, make, ruleId) => {
    const most = async (count: number) => {
      const workspace = await TestWorkspace.of(make(count));
      const fixes = workspace.fixes(workspace.findings(undefined, ruleId)[0]!);
      return Math.max(...fixes.map(({ edits }) => edits.flatMap(each => each.edits).length));
    };
    expect(await most(MOST_PLACES)).toBe(MOST_PLACES);
    expect(await most(MOST_PLACES + 1)).toBe(1);
  });

  it('a fix of many places is printed with the first of its findings, of few with each', async () => {
    const carriers = async (count: number) => {
      const workspace = await TestWorkspace.of({ 'a.js': listens(count) });
      const { fixes } = printed(workspace, workspace.findings(undefined, 'ephemeral-port'));
      expect(fixes).toHaveLength(count);
      return fixes.flatMap((each, i) => (each.some(({ edits }) => edits.length === count) ? [i] : []));
    };
    expect(await carriers(50)).toHaveLength(50);
    expect(await carriers(51)).toEqual([0]);
  });
});

it('safe edits are chosen as one by one: no two touch, the same one counts once', async () => {
  const ports = Array.from(
    { length: MANY },
    (_, i) => `      - ${i % 60}:${String(i % 60).padStart(2, '0')}\n`,
  );
  const text = `services:\n  a:\n    image: x\n    ports:\n${ports.join('')}`;
  const workspace = await TestWorkspace.of({ 'compose.yaml': text });
  const findings = workspace.findings();
  const start = process.cpuUsage();
  const edits = safeEdits([...findings, ...findings], workspace);
  expect(secondsSince(start)).toBeLessThan(TOO_LONG);
  expect(edits).toEqual(safeEdits(findings, workspace));
  expect(edits.length).toBeGreaterThan(1000);
  expect(new Set(edits.map(({ range }) => range.start)).size).toBe(edits.length);
  expect(edits.map(({ range }) => range.start)).toEqual(
    edits.map(({ range }) => range.start).sort((a, b) => a - b),
  );
}, 120_000);
