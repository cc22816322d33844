import { isPortNumber, type PortOccurrence } from '../../../ports/index.ts';
import type { TextRange } from '../../../text/index.ts';
import type { PortDefect } from '../../port-defect.ts';
import type { Entry, Settings } from './entries.ts';
import type { PortKey } from './key-table.ts';
import { isEvidence, portKeyOf, rangeEndOf } from './keys.ts';
import { settingValue } from './value.ts';

export const FORMAT = 'spring';

/** Names of files that one of the frameworks reads. */
const NAMED =
  /^(?:application|bootstrap)(?:[-_.][\w-]{1,60})?\.|^microprofile-config(?:-\w{1,60})?\.properties/i;

export interface Found {
  readonly occurrences: PortOccurrence[];
  readonly defects: PortDefect[];
}

/** The ports that a file of settings sets. */
export function readSettings({ name, entries }: Settings, found: Found): void {
  const proven = NAMED.test(name) || entries.some(({ parts }) => isEvidence(parts));
  entries.forEach((entry, index) => {
    const row = portKeyOf(entry.parts);
    if (row && (proven || row.sure)) readPort(entry, row, hostOf(entries, index, row), found);
    else if (!row && proven) readRange(entries, index, found);
  });
}

/** The value of the key beside a port's that holds the address. */
function hostOf(entries: readonly Entry[], index: number, { host }: PortKey): string | undefined {
  if (host === undefined) return undefined;
  const { parts } = entries[index]!;
  const wanted = [...parts.slice(0, -1), host.replaceAll('-', '')].join('.');
  const own = parts.join('.');
  for (const step of [-1, 1])
    for (let distance = 1; distance <= NEAR; distance++) {
      const other = entries[index + step * distance];
      const key = other?.parts.length === parts.length ? other.parts.join('.') : '';
      if (key === wanted) return other!.text.value.trim() || undefined;
      // The same key again is that of another document, or of another profile.
      if (!other || key === own) break;
    }
  return undefined;
}

/** How many entries away a key beside another one may stand. */
const NEAR = 20;

function readPort({ parts, text }: Entry, row: PortKey, host: string | undefined, found: Found): void {
  const { role = 'listen', protocol = 'tcp' } = row;
  const value = settingValue(text.value);
  if (!value || value.kind === 'range') return;
  const whole = text.range();
  // A client's port that nobody knows is no news.
  if (value.kind === 'unknown' && role === 'connect') return;
  const range = value.kind === 'port' ? text.range(value.start, value.end) : whole;
  if (value.kind === 'port' && !isPortNumber(value.port)) {
    found.defects.push(outOfRange(text.value.slice(value.start, value.end), range));
    return;
  }
  const dynamic = value.kind === 'port' && value.port === 0;
  if (dynamic && role === 'connect') return;
  found.occurrences.push({
    port: value.kind === 'port' ? value.port : null,
    protocol,
    role,
    resolution:
      value.kind === 'unknown' ? 'unresolved' : dynamic ? 'dynamic' : value.isDefault ? 'default' : 'literal',
    namespace: role === 'listen' ? 'host' : 'none',
    ...(host !== undefined && !/[${#@]/.test(host) && { host }),
    format: FORMAT,
    api:
      parts.join('.') === row.key.replaceAll('-', '') ? `setting.${row.key}` : `setting.${parts.join('.')}`,
    range,
    use: whole,
    ...(value.kind === 'port' && { slot: { range, before: '', after: '' } }),
  });
}

/** A range whose ends have keys of their own stands on the first; one in a single value on that. */
function readRange(entries: readonly Entry[], index: number, found: Found): void {
  const { parts, text } = entries[index]!;
  const which = rangeEndOf(parts);
  if (which === undefined || which === 'max') return;
  const value = settingValue(text.value);
  const base = {
    protocol: 'tcp',
    role: 'listen',
    resolution: 'literal',
    namespace: 'host',
    format: FORMAT,
    api: 'setting.server.port-range',
  } as const;
  if (which === 'both') {
    if (value?.kind !== 'range' || value.port > value.endPort || !isPortNumber(value.endPort)) return;
    const range = text.range(value.start, value.end);
    found.occurrences.push({ ...base, port: value.port, endPort: value.endPort, range, use: range });
    return;
  }
  if (value?.kind !== 'port' || !isPortNumber(value.port)) return;
  const range = text.range(value.start, value.end);
  const section = parts.slice(0, -1).join('.');
  const other = entries
    .slice(Math.max(0, index - NEAR), index + NEAR)
    .find(one => rangeEndOf(one.parts) === 'max' && one.parts.slice(0, -1).join('.') === section);
  const last = other && settingValue(other.text.value);
  if (!other || last?.kind !== 'port' || !isPortNumber(last.port) || last.port < value.port) return;
  const isDefault = value.isDefault || last.isDefault;
  found.occurrences.push({
    ...base,
    ...(isDefault && { resolution: 'default' }),
    port: value.port,
    ...(last.port > value.port && { endPort: last.port }),
    range,
    use: other.text.range(last.start, last.end),
  });
}

function outOfRange(text: string, range: TextRange): PortDefect {
  return { kind: 'out-of-range', text, expected: 'a port from 0 to 65535', range, format: FORMAT };
}
