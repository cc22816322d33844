import { isPortNumber, type PortOccurrence } from '../../../ports/index.ts';
import type { TextRange } from '../../../text/index.ts';
import type { PortDefect } from '../../port-defect.ts';
import type { Entry, Settings } from './entries.ts';
import type { PortKey } from './key-table.ts';
import { isEvidence, partsOf, portKeyOf, rangeEndOf } from './keys.ts';
import { settingValue } from './value.ts';

export const FORMAT = 'spring';

/** Names of files that one of the frameworks reads. */
const NAMED =
  /(?:^|[-_.])(?:application|bootstrap)(?:[-_.][\w-]{1,60})?\.(?:ya?ml|properties|conf)\b|^microprofile-config(?:-\w{1,60})?\.properties/i;

/** Where Maven and Gradle put what a program of the JVM reads. */
const RESOURCES = /(?:^|\/)src\/(?:main|test|\w{1,20}Test)\/resources\//;

export interface Found {
  readonly occurrences: PortOccurrence[];
  readonly defects: PortDefect[];
}

/** The ports that a file of settings sets. */
export function readSettings({ name, entries }: Settings, path: string, found: Found): void {
  const proven = NAMED.test(name) || RESOURCES.test(path) || entries.some(({ parts }) => isEvidence(parts));
  entries.forEach((entry, index) => {
    const row = portKeyOf(entry.parts);
    if (row && (proven || row.sure)) readPort(entry, row, hostOf(entries, index, row), entries, found);
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

function readPort(
  entry: Entry,
  row: PortKey,
  host: string | undefined,
  entries: readonly Entry[],
  found: Found,
): void {
  const { parts } = entry;
  const { role = 'listen', protocol = 'tcp' } = row;
  const own = settingValue(entry.text.value);
  // `${http-port}` may be a key of the same file.
  const given = own?.kind === 'unknown' ? referred(entry, entries) : undefined;
  const text = given?.text ?? entry.text;
  const value = given?.value ?? own;
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
      value.kind === 'unknown'
        ? 'unresolved'
        : dynamic
          ? 'dynamic'
          : value.isDefault
            ? 'default'
            : given
              ? 'constant'
              : 'literal',
    namespace: role === 'connect' ? 'none' : 'host',
    ...(host !== undefined && !/[${#@]/.test(host) && { host }),
    format: FORMAT,
    api:
      parts.join('.') === row.key.replaceAll('-', '') ? `setting.${row.key}` : `setting.${parts.join('.')}`,
    range,
    use: entry.text.range(),
    ...(value.kind === 'port' && { slot: { range, before: '', after: '' } }),
  });
}

/** The port under the key that a placeholder without default names, where exactly one entry has it. */
function referred({ text }: Entry, entries: readonly Entry[]) {
  const name = /^\s*\$\{([\w.-]{1,200})\}\s*$/.exec(text.value)?.[1];
  const wanted = name === undefined ? '' : partsOf([name]).join('.');
  const found = wanted === '' ? [] : entries.filter(({ parts }) => parts.join('.') === wanted);
  const value = found.length === 1 ? settingValue(found[0]!.text.value) : undefined;
  return value?.kind === 'port' ? { text: found[0]!.text, value } : undefined;
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
