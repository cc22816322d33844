import { expect, test } from 'vitest';
import { reportRows } from '../../client/src/report/report-rows.ts';
import { summarise } from '../../client/src/report/webview/summarise.ts';
import type { ReportRow } from '../../shared/protocol.ts';

const row: ReportRow = {
  port: 8080,
  protocol: 'tcp',
  role: 'listen',
  resolution: 'literal',
  format: 'compose',
  api: 'compose.expose',
  file: 'compose.yaml',
  uri: 'file:///w/compose.yaml',
  line: 3,
  column: 5,
  endLine: 3,
  endColumn: 9,
  useLine: 3,
  findings: [],
};

const port = (part: Partial<ReportRow>) => reportRows([{ ...row, ...part }])[0]!.port;

test('ports as people read them', () => {
  expect(port({})).toBe('8080');
  expect(port({ endPort: 8090 })).toBe('8080-8090');
  expect(port({ port: 0, resolution: 'dynamic' })).toBe('dynamic');
  expect(port({ port: null, resolution: 'unresolved' })).toBe('unresolved');
  expect(port({ port: null, instance: 'SQLEXPRESS' })).toBe('\\SQLEXPRESS');
});

test('what is absent is empty, and findings keep their texts', () => {
  const [plain, judged, terse] = reportRows([
    row,
    { ...row, verdicts: [{ ruleId: 'ephemeral-port', severity: 'warning', message: 'why' }] },
    { ...row, findings: ['dynamic-port'], severity: 'error' },
  ]);
  expect([plain!.owner, plain!.host, plain!.service, plain!.findings]).toEqual(['', '', '', []]);
  expect(judged!.findings).toEqual([{ rule: 'ephemeral-port', severity: 'warning', message: 'why' }]);
  expect(terse!.findings).toEqual([{ rule: 'dynamic-port', severity: 'error' }]);
});

test('the summary counts what is shown and what was found', () => {
  const rows = reportRows([
    row,
    { ...row, verdicts: [{ ruleId: 'a', severity: 'warning', message: '' }] },
    { ...row, verdicts: [{ ruleId: 'a', severity: 'hint', message: '' }] },
  ]);
  expect(summarise(rows, 3, 1)).toBe('3 ports in 1 file · at these ports 1 warning, 1 note');
  expect(summarise(rows, 1, 2)).toBe('1 of 3 ports in 2 files · at these ports 1 warning, 1 note');
  expect(summarise(rows.slice(0, 1), 1, 1)).toBe('1 port in 1 file');
  expect(summarise([], 0, 0)).toBe('');
});
