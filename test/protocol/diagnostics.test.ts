import { describe, expect, it } from 'vitest';
import { findingDiagnostics } from '../../server/src/diagnostics.ts';
import { type Finding, noFacts, WorkspaceSnapshot } from '../../shared/index.ts';

describe('a finding as a diagnostic', () => {
  const facts = (path: string, lineStarts: number[]) => [path, { ...noFacts(path), lineStarts }] as const;
  const snapshot = new WorkspaceSnapshot(new Map([facts('a.yaml', [0, 10, 20]), facts('b.yaml', [0, 5])]));
  const finding: Finding = {
    ruleId: 'port-conflict',
    messageId: 'conflict',
    severity: 'error',
    message: 'Both want it.',
    path: 'a.yaml',
    range: { start: 12, end: 21 },
    subject: { kind: 'suppression' },
    related: [{ path: 'b.yaml', range: { start: 6, end: 8 }, message: 'the other one' }],
    fingerprint: 'f00',
  };

  it('has related places in other files, counted by the lines of those', () => {
    const [diagnostic] = findingDiagnostics([finding], snapshot, path => `file:///w/${path}`);
    expect(diagnostic).toMatchObject({
      range: { start: { line: 1, character: 2 }, end: { line: 2, character: 1 } },
      severity: 1,
      code: 'port-conflict',
      data: 'f00',
      relatedInformation: [
        {
          location: {
            uri: 'file:///w/b.yaml',
            range: { start: { line: 1, character: 1 }, end: { line: 1, character: 3 } },
          },
          message: 'the other one',
        },
      ],
    });
  });

  it.each([
    ['error', 1],
    ['warning', 2],
    ['information', 3],
    ['hint', 4],
  ] as const)('of severity %s', (severity, expected) => {
    const [diagnostic] = findingDiagnostics([{ ...finding, severity }], snapshot, path => path);
    expect(diagnostic!.severity).toBe(expected);
  });
});
