import { describe, expect, it } from 'vitest';
import {
  type FileFacts,
  lintFile,
  lintWorkspace,
  resolveSettings,
  WorkspaceIndex,
} from '../../shared/index.ts';
import { occurrenceFacts } from '../support/facts.ts';
import { TestWorkspace } from '../support/test-workspace.ts';

const settingsFor = (path: string) => resolveSettings([], path);

describe('lintFile', () => {
  it('knows nothing of a file that was not read', () => {
    expect(lintFile(new WorkspaceIndex().snapshot(), 'a', settingsFor)).toEqual([]);
  });

  it('orders by place, across rules', async () => {
    const text =
      'services:\n  web:\n    ports:\n      - "80:1024"\n      - "50051:1024"\n      - "81:1024"\n';
    const workspace = await TestWorkspace.of({ 'compose.yaml': text });
    expect(workspace.findings('compose.yaml').map(f => text.slice(f.range.start, f.range.end))).toEqual([
      '80',
      '50051',
      '81',
    ]);
  });

  it('tells once of a literal that two services share', () => {
    const facts = occurrenceFacts('compose.yaml', { port: 50051, owner: 'a' });
    const [shared] = facts.occurrences;
    const index = new WorkspaceIndex();
    const occurrences = [shared!, { ...shared!, owner: 'b' }, { ...shared!, role: 'published' as const }];
    index.set({ ...facts, occurrences });
    const findings = lintFile(index.snapshot(), 'compose.yaml', settingsFor);
    expect(findings.map(({ subject }) => subject.kind === 'occurrence' && subject.occurrence.role)).toEqual([
      'listen',
      'published',
    ]);
  });

  it('names the place where a constant is used', () => {
    const use = { start: 100, end: 120 };
    const index = new WorkspaceIndex();
    index.set(occurrenceFacts('a.js', { port: 50051, use }));
    index.set(occurrenceFacts('b.js', { port: 50051 }));
    const related = (path: string) => lintFile(index.snapshot(), path, settingsFor).map(f => f.related);
    expect(related('a.js')).toEqual([[{ path: 'a.js', range: use, message: 'It is used here.' }]]);
    expect(related('b.js')).toEqual([[]]);
  });

  it('gives plain data', async () => {
    const workspace = await TestWorkspace.of({
      'compose.yaml':
        'services:\n  web:\n    ports: ["50051:80", "localhost:1:1"] # portlint-disable-line x\n',
    });
    const findings = workspace.findings();
    expect(findings.length).toBeGreaterThan(3);
    expect(JSON.parse(JSON.stringify(findings))).toEqual(structuredClone(findings));
  });
});

describe('fingerprints', () => {
  const of = async (text: string, path = 'compose.yaml') =>
    (await TestWorkspace.of({ [path]: text })).findings(path).map(finding => finding.fingerprint);
  const one = 'services:\n  web:\n    ports:\n      - "50051:1024"\n';

  it('stay when lines move and when other findings come', async () => {
    const [print] = await of(one);
    expect(print).toMatch(/^[0-9a-f]{16}$/);
    expect(await of(`# a\n\n${one}`)).toEqual([print]);
    expect(await of(one.replace('- "50051', '- "80:1025"\n      -   "50051'))).toContain(print);
  });

  it('differ by rule, path, owner, port and ordinal', async () => {
    const prints = [
      ...(await of(one)),
      ...(await of(one, 'a/compose.yaml')),
      ...(await of(one.replace('web', 'api'))),
      ...(await of(one.replace('50051', '50052'))),
      ...(await of(`${one}      - "50051:1025/udp"\n`)).slice(1),
    ];
    expect(new Set(prints).size).toBe(5);
  });
});

it('lintWorkspace gives the files with findings, in path order', () => {
  const index = new WorkspaceIndex();
  index.set(occurrenceFacts('b.js', { port: 50051 }));
  index.set(occurrenceFacts('a.js', { port: 50051 }));
  index.set(occurrenceFacts('c.js', { port: 8080 }));
  expect([...lintWorkspace(index.snapshot(), settingsFor).keys()]).toEqual(['a.js', 'b.js']);
});

it('lints 2,000 occurrences, half of them with findings, in a few milliseconds', () => {
  const [occurrence] = occurrenceFacts('compose.yaml', { port: 8080 }).occurrences;
  const facts: FileFacts = {
    path: 'compose.yaml',
    occurrences: Array.from({ length: 2000 }, (_, i) => ({
      ...occurrence!,
      port: i % 2 ? 50000 + i : 8000 + i,
      owner: `service-${i}`,
      format: 'compose',
      api: 'compose.ports.published',
      role: 'published',
      range: { start: i * 50, end: i * 50 + 5 },
      use: { start: i * 50, end: i * 50 + 5 },
    })),
    defects: [],
    environment: [],
    manifests: [],
    suppressions: [],
    lineStarts: Array.from({ length: 5000 }, (_, i) => i * 20),
  };
  const index = new WorkspaceIndex();
  index.set(facts);
  const snapshot = index.snapshot();
  const times = Array.from({ length: 30 }, () => {
    const started = performance.now();
    expect(lintFile(snapshot, facts.path, settingsFor).length).toBe(1000);
    return performance.now() - started;
  });
  // Bundled it takes 2 ms; the test runner's modules are slower, and others use the processor, too.
  expect(Math.min(...times)).toBeLessThan(25);
});
