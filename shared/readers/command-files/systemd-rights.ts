import type { SourceText, TextRange } from '../../text/index.ts';
import type { EnvironmentFact } from '../environment-fact.ts';
import type { EnvironmentPlaces } from '../environment-places.ts';
import type { IniEntry } from './ini-lines.ts';

const CAPABILITY = 'CAP_NET_BIND_SERVICE';

/** Programs that give rights back, or other ones, to what they start. */
const HELPER = /(?:^|[\s/])(?:sudo|doas|su|runuser|authbind|capsh|setpriv)\s/;

/** The unit that a file belongs to, drop-ins among them: `etc/web.service.d/caps.conf` is a part of `etc/web.service`. */
export function unitOf(path: string): { readonly path: string; readonly name: string } | undefined {
  const match =
    /^((?:.*\/)?([^/]+)\.(?:service|socket|container))(?:\.d\/[^/]+\.conf|\.(?:j2|tmpl|in|template|erb))?$/.exec(
      path,
    );
  return match ? { path: match[1]!, name: match[2]! } : undefined;
}

/**
 * Whom a unit's processes run as, and what `CapabilityBoundingSet` takes from them: by `User=`, `DynamicUser=`, or
 * because it is a unit of a user's own manager.
 */
export function rightsOfUnit(
  { path, text }: SourceText,
  entries: readonly IniEntry[],
): { readonly facts: EnvironmentFact[]; readonly places: EnvironmentPlaces[] } {
  const name = unitOf(path)?.name;
  const service = entries.filter(({ section }) => section === 'Service');
  const commands = service.filter(({ key }) => key === 'ExecStart').map(({ value }) => value.value);
  // A prefix of `+` or `!`, and some programs, run with other rights than the unit's user.
  if (name === undefined || commands.some(each => /^[-@:|]*[+!]/.test(each) || HELPER.test(`${each} `)))
    return { facts: [], places: [] };
  const scope = { kind: 'owner', owner: name } as const;
  const user = userOf(path, name, service);
  const dropped = droppedBy(service);
  const facts: EnvironmentFact[] = [];
  if (user) facts.push({ kind: 'user', ...user, scope });
  if (dropped)
    facts.push({
      kind: 'capability',
      change: 'drop',
      capability: 'NET_BIND_SERVICE',
      scope,
      range: dropped,
    });
  if (user?.root !== false || dropped || isTemplate(text)) return { facts, places: [] };
  const lineEnd = text.indexOf('\n', user.range.end);
  const at = lineEnd < 0 ? text.length : lineEnd;
  const end = text[at - 1] === '\r' ? '\r\n' : '\n';
  const insertAt = end === '\r\n' ? at - 1 : at;
  return {
    facts,
    places: [
      {
        kind: 'environment-places',
        owner: name,
        within: { start: 0, end: text.length },
        capability: {
          range: { start: insertAt, end: insertAt },
          before: `${end}AmbientCapabilities=CAP_`,
          after: '',
        },
      },
    ],
  };
}

interface User {
  readonly user: string;
  readonly root: boolean | null;
  readonly range: TextRange;
}

function userOf(path: string, name: string, service: readonly IniEntry[]): User | undefined {
  const stated = service.findLast(({ key }) => key === 'User');
  const dynamic = service.findLast(({ key }) => key === 'DynamicUser');
  if (stated && stated.value.value !== '') {
    const { value } = stated;
    // Specifiers, and what templates and installers fill in.
    const isKnown = /^[\w][\w.-]*\$?$/.test(value.value);
    const root = isKnown ? /^(?:root|0)$/.test(value.value) : null;
    return { user: value.value, root, range: value.range() };
  }
  if (dynamic && /^(?:1|yes|true|on)$/i.test(dynamic.value.value))
    return { user: name, root: false, range: dynamic.value.range() };
  if (stated) return { user: 'root', root: true, range: stated.value.range() };
  const [command] = service.filter(({ key }) => key === 'ExecStart');
  return /(?:^|\/)systemd\/user\//.test(path) && command
    ? { user: '$USER', root: false, range: command.value.range() }
    : undefined;
}

/** The lines of `CapabilityBoundingSet` add up; one that begins with `~` takes away. An empty one begins anew. */
function droppedBy(service: readonly IniEntry[]): TextRange | undefined {
  const lines = service.filter(({ key }) => key === 'CapabilityBoundingSet').map(({ value }) => value);
  const last = lines.at(-1);
  const isPlain = lines.every(({ value }) => /^~?[\w ]*$/.test(value));
  if (!last || !isPlain || last.value === '') return undefined;
  const inverted = lines.filter(({ value }) => value.startsWith('~'));
  const named = (value: string) => value.includes(CAPABILITY);
  if (inverted.length === 0) return lines.some(({ value }) => named(value)) ? undefined : last.range();
  if (inverted.length < lines.length) return undefined;
  return inverted.find(({ value }) => named(value))?.range();
}

function isTemplate(text: string): boolean {
  return /\{\{|\{%|<%/.test(text);
}
