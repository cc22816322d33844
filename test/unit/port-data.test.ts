import { describe, expect, it } from 'vitest';
import { WorkspaceIndex } from '../../shared/index.ts';
import {
  customaryUse,
  isBrowserBlocked,
  osClaim,
  type Protocol,
  serviceName,
} from '../../shared/ports/index.ts';
import { occurrenceFacts } from '../support/facts.ts';

it.each<[number, Protocol, string | undefined]>([
  [22, 'tcp', 'ssh'],
  [53, 'udp', 'domain'],
  [80, 'tcp', 'http'],
  [80, 'sctp', 'http'],
  [443, 'tcp', 'https'],
  [443, 'udp', 'https'],
  [1433, 'tcp', 'ms-sql-s'],
  [1434, 'udp', 'ms-sql-m'],
  [3306, 'tcp', 'mysql'],
  [3478, 'udp', 'stun'],
  [5432, 'tcp', 'postgresql'],
  [6379, 'tcp', 'redis'],
  [6379, 'udp', undefined],
  [8080, 'tcp', 'http-alt'],
  [10051, 'tcp', 'zabbix-trapper'],
  [27017, 'tcp', 'mongodb'],
  [0, 'tcp', undefined],
  [3000, 'tcp', undefined],
  [8051, 'tcp', undefined],
  [50051, 'tcp', undefined],
])('%i/%s is %s', (port, protocol, name) => expect(serviceName(port, protocol)).toBe(name));

it('browsers refuse the bad ports of the Fetch standard', () => {
  const refused = [
    1, 7, 22, 25, 587, 1719, 2049, 3659, 5060, 5061, 6000, 6566, 6665, 6669, 6679, 6697, 10080,
  ];
  expect(refused.filter(isBrowserBlocked)).toEqual(refused);
  expect([80, 443, 1433, 3000, 5000, 6001, 6664, 6670, 8080, 10081].filter(isBrowserBlocked)).toEqual([]);
});

it('systems hold some ports themselves', () => {
  expect(osClaim(5000)).toEqual({ holder: 'the AirPlay Receiver', target: 'macos' });
  expect(osClaim(1434)?.holder).toContain('administrator');
  expect(osClaim(8080)).toBeUndefined();
});

it('knows what ephemeral ports are customary for', () => {
  expect(customaryUse(50051)).toBe('gRPC examples');
  expect(customaryUse(51820)).toBe('WireGuard');
  expect(customaryUse(61616)).toBe('OpenWire on ActiveMQ');
  expect(customaryUse(35680)).toContain('RabbitMQ');
  expect(customaryUse(50052)).toBeUndefined();
});

describe('the ports in use', () => {
  it('are those of every file, ranges in full, but for ranges that only open', () => {
    const index = new WorkspaceIndex();
    index.set(occurrenceFacts('a', { port: 8000, endPort: 8003 }));
    index.set(occurrenceFacts('b', { port: 1024, endPort: 65535 }));
    index.set(occurrenceFacts('c', { port: 0, resolution: 'dynamic' }));
    index.set(occurrenceFacts('d', { port: null, resolution: 'unresolved' }));
    const used = [...index.snapshot().usedPorts].sort((a, b) => a - b);
    expect(used).toEqual([1024, 8000, 8001, 8002, 8003, 65535]);
  });
});
