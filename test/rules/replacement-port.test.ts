import { describe, expect, it } from 'vitest';
import { type ConfigInput, resolveSettings } from '../../shared/index.ts';
import { replacementPorts } from '../../shared/rules/replacement-port.ts';

interface Row {
  readonly why: string;
  readonly ports: readonly [first: number, last?: number];
  readonly config?: ConfigInput;
  readonly used?: readonly number[];
  readonly expected: readonly [first: number, last?: number] | undefined;
}

const upTo = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, i) => first + i);

const rows: readonly Row[] = [
  { why: 'the last three digits stay', ports: [50051], expected: [8051] },
  { why: 'the first that is free', ports: [50051], used: [8051], expected: [9051] },
  {
    why: "10051 is Zabbix's by IANA, so 11051 goes before",
    ports: [50051],
    used: [8051, 9051],
    expected: [11051],
  },
  {
    why: "where nobody's are left, one that IANA assigned",
    ports: [50051],
    used: [8051, 9051, ...upTo(11000, 32767), ...upTo(1024, 7999)],
    expected: [10051],
  },
  { why: 'WireGuard', ports: [51820], expected: [8820] },
  { why: 'round numbers', ports: [60000], expected: [8000] },
  { why: 'HTTP, although 8080 is registered', ports: [80], expected: [8080] },
  { why: 'HTTPS, although 8443 is registered', ports: [443], expected: [8443] },
  { why: 'HTTP where 8080 is taken', ports: [80], used: [8080], expected: [9080] },
  { why: 'SSH', ports: [22], expected: [8022] },
  { why: 'no port that browsers refuse (10080)', ports: [80], used: [8080, 9080], expected: [11080] },
  { why: 'inside the policy', ports: [50051], config: { policy: '5000-7999' }, expected: [5051] },
  {
    why: 'inside a policy without a port of these digits',
    ports: [50051],
    config: { policy: '8000-8010' },
    expected: [8000],
  },
  {
    why: 'no policy can be met above the NodePorts',
    ports: [50051],
    config: { policy: '40000-41000' },
    expected: undefined,
  },
  {
    why: "outside a team's own ephemeral range",
    ports: [50051],
    config: { targets: ['linux'], ephemeralRanges: { linux: '8000-32767' } },
    expected: [1051],
  },
  {
    why: "outside FreeBSD's",
    ports: [50051],
    used: [8051, 9051],
    config: { targets: ['freebsd'] },
    expected: [1051],
  },
  {
    why: 'not below the first unprivileged port',
    ports: [50051],
    config: { policy: '1024-7999', unprivilegedPortStart: 3000 },
    expected: [3051],
  },
  {
    why: 'never 5000 or 7000, which macOS holds',
    ports: [50000],
    config: { policy: '5000-7000' },
    expected: [5001],
  },
  { why: 'never a NodePort', ports: [50051], used: upTo(1024, 29999), expected: undefined },
  {
    why: "nor one of the cluster's own range",
    ports: [50051],
    config: { nodePortRange: '8000-9000' },
    expected: [9051],
  },
  { why: 'ranges keep their length', ports: [50050, 50060], expected: [8050, 8060] },
  { why: 'and move as a whole', ports: [50050, 50060], used: [8055], expected: [9050, 9060] },
  {
    why: 'over nothing that is refused (1719–1723, 2049)',
    ports: [60000, 60999],
    used: upTo(7001, 32767),
    expected: [2050, 3049],
  },
  { why: 'a range longer than there is room', ports: [32768, 65535], expected: undefined },
];

describe('the replacement port', () => {
  for (const { why, ports, config = {}, used = [], expected } of rows)
    it(`${ports.join('-')} → ${expected?.join('-') ?? 'none'}: ${why}`, () => {
      const needs = { settings: resolveSettings([config], 'a.yaml'), used: new Set(used) };
      const range = ([first, last]: readonly [first: number, last?: number]) => ({
        first,
        last: last ?? first,
      });
      expect(replacementPorts(range(ports), needs)).toEqual(expected && range(expected));
    });

  it('is the same for the same input, whatever the order of the ports in use', () => {
    const settings = resolveSettings([], 'a.yaml');
    const used = [8051, 9051, 12051, 8001];
    const forward = replacementPorts({ first: 50051, last: 50051 }, { settings, used: new Set(used) });
    const backward = replacementPorts(
      { first: 50051, last: 50051 },
      { settings, used: new Set(used.reverse()) },
    );
    expect(forward).toEqual(backward);
  });

  it('is chosen quickly even where none is left', () => {
    const settings = resolveSettings([], 'a.yaml');
    const used = new Set(upTo(1024, 65535).filter(port => port % 2000 === 0));
    const started = performance.now();
    for (let last = 34768; last < 35768; last++)
      expect(replacementPorts({ first: 32768, last }, { settings, used })).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('keeps every promise for every port', () => {
    const settings = resolveSettings([{ policy: '2000-20000' }], 'a.yaml');
    const used = new Set([8051, 8080, 9000]);
    const barred = new Set([
      2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080, 5000,
      5985, 7000,
    ]);
    for (let port = 1; port <= 65535; port += 7) {
      const found = replacementPorts({ first: port, last: port }, { settings, used })!.first;
      if (found < 2000 || found > 20000 || used.has(found) || barred.has(found))
        throw new Error(`${port} → ${found}`);
    }
  });
});
