import { describe, expect, test } from 'vitest';
import type { ReportRow } from '../../client/src/report/messages.ts';
import { initialView, selectRows, type View } from '../../client/src/report/webview/select-rows.ts';

const base: ReportRow = {
  port: '8080',
  portOrder: 8080,
  protocol: 'tcp',
  service: '',
  role: 'listen',
  owner: '',
  host: '',
  resolution: 'literal',
  file: 'a.yaml',
  line: 1,
  findings: [],
};

const rows: ReportRow[] = [
  { ...base, port: '9000', portOrder: 9000, owner: 'web', file: 'b.yaml', line: 10 },
  { ...base, port: '80', portOrder: 80, role: 'published', owner: 'Web', file: 'b.yaml', line: 9 },
  { ...base, port: 'dynamic', portOrder: 65536, resolution: 'dynamic', service: 'http' },
  {
    ...base,
    port: '50051',
    portOrder: 50051,
    findings: [{ rule: 'ephemeral-port', severity: 'warning' }],
  },
  {
    ...base,
    port: '50052',
    portOrder: 50052,
    findings: [
      { rule: 'privileged-port', severity: 'information' },
      { rule: 'invalid-port', severity: 'error' },
    ],
  },
];

const shown = (view: Partial<View>) => selectRows(rows, { ...initialView, ...view }).map(i => rows[i]!.port);

describe('filter', () => {
  test('every word must stand somewhere in the row, in any letter case', () => {
    expect(shown({ text: 'WEB b.yaml:1' })).toEqual(['9000']);
    expect(shown({ text: 'web' })).toEqual(['80', '9000']);
    expect(shown({ text: 'ephemeral' })).toEqual(['50051']);
    expect(shown({ text: 'web ephemeral' })).toEqual([]);
  });

  test('a word does not reach over two columns', () => {
    expect(shown({ text: '80tcp' })).toEqual([]);
  });

  test('by role and by findings', () => {
    expect(shown({ role: 'published' })).toEqual(['80']);
    expect(shown({ onlyFindings: true })).toEqual(['50051', '50052']);
    expect(shown({ role: 'published', onlyFindings: true })).toEqual([]);
  });
});

describe('sort', () => {
  const sorted = (column: View['sort']['column'], descending = false) =>
    shown({ sort: { column, descending } });

  test('ports by number, those without a number last', () => {
    expect(sorted('port')).toEqual(['80', '9000', '50051', '50052', 'dynamic']);
    expect(sorted('port', true)).toEqual(['dynamic', '50052', '50051', '9000', '80']);
  });

  test('places by file, then by line as a number', () => {
    expect(sorted('place').slice(-2)).toEqual(['80', '9000']);
  });

  test('the gravest finding first', () => {
    expect(sorted('findings').slice(0, 2)).toEqual(['50052', '50051']);
  });

  test('empty cells last, equal ones in the order of the register', () => {
    expect(sorted('service')).toEqual(['dynamic', '9000', '80', '50051', '50052']);
    expect(sorted('owner').slice(0, 2)).toEqual(['9000', '80']);
  });

  test('a column that a newer version does not know falls back to the port', () => {
    expect(sorted('gone' as never)).toEqual(sorted('port'));
  });
});
