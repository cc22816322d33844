import type { PortOccurrence } from '../../ports/index.ts';
import type { FileFacts } from '../../readers/index.ts';
import { getOrMake } from '../../text/index.ts';
import { type LocatedOccurrence, ownFolderOf, type WorkspaceSnapshot } from '../../workspace/index.ts';
import { portsOf } from '../port-sets.ts';
import { DEBUGGERS } from './image-ports.ts';
import type { Unmapped } from './unmapped.ts';

/** More different ports than this belong to more programs than one. */
const MOST_PORTS = 2;

/**
 * The one port that a Dockerfile exposes, where what its image is built from listens on others, all of them known,
 * and nothing in the workspace listens on it.
 */
export function unmappedExposed(facts: FileFacts, snapshot: WorkspaceSnapshot): Unmapped[] {
  const exposed = facts.occurrences.filter(({ api }) => api === 'dockerfile.expose');
  const [occurrence] = exposed;
  const ports = occurrence && portsOf(occurrence);
  if (!ports || exposed.length > 1 || ports.first !== ports.last || occurrence.protocol !== 'tcp') return [];
  const folder = ownFolderOf(facts.path, snapshot);
  if (folder === undefined) return [];
  const listens = listensIn(folder, snapshot);
  const numbers = new Set<number>();
  for (const { occurrence: each } of listens) {
    const other = portsOf(each);
    if (!other || other.first !== other.last) return [];
    numbers.add(other.first);
  }
  if (numbers.size === 0 || numbers.size > MOST_PORTS || numbers.has(ports.first)) return [];
  if (isListenedOn(ports.first, snapshot)) return [];
  const declared = [...numbers].sort((a, b) => a - b);
  return [
    {
      messageId: 'exposed',
      data: { port: ports.first, declared: declared.join(' and ') },
      subject: { kind: 'occurrence', occurrence },
      severity: 'information',
      related: listens
        .slice(0, 4)
        .map(({ path, occurrence: { range } }) => ({ path, range, message: 'This listens.' })),
      fixes:
        declared.length === 1 && occurrence.slot
          ? [
              {
                title: `Expose ${declared[0]}`,
                applicability: 'suggested',
                changes: [{ kind: 'set-port', path: facts.path, occurrence, port: declared[0]! }],
              },
            ]
          : [],
    },
  ];
}

/** Code alone: settings are often those of one machine, or of another program. */
const CODE = new Set(
  'javascript typescript python go java kotlin scala csharp rust ruby php c cpp'.split(' '),
);
/** What is in the folder and not in the image, or in it and not started. */
const ASIDE =
  /(?:^|\/)(?:tests?|__tests__|specs?|e2e|examples?|samples?|docs?|scripts?|tools?|benchmarks?|mocks?)\/|[._-](?:test|spec|config)\.\w+$|Tests?\.\w+$/i;

function listensIn(folder: string, snapshot: WorkspaceSnapshot): LocatedOccurrence[] {
  const prefix = folder === '' ? '' : `${folder}/`;
  return codeListens(snapshot).filter(
    ({ path }) => path.startsWith(prefix) && !ASIDE.test(path.slice(prefix.length)),
  );
}

const made = new WeakMap<WorkspaceSnapshot, readonly LocatedOccurrence[]>();

function codeListens(snapshot: WorkspaceSnapshot): readonly LocatedOccurrence[] {
  return getOrMake(made, snapshot, () => {
    const found: LocatedOccurrence[] = [];
    for (const [path, { occurrences }] of snapshot.files)
      for (const occurrence of occurrences)
        if (occurrence.role === 'listen' && CODE.has(occurrence.format) && !isDebugger(occurrence))
          found.push({ path, occurrence });
    return found;
  });
}

const DECLARING = new Set([
  'dockerfile.expose',
  'compose.ports.target',
  'compose.expose',
  'kubernetes.containerPort',
]);

const listened = new WeakMap<WorkspaceSnapshot, ReadonlySet<number>>();

/** Whether anything says that it listens on a port, but for those who only declare what they suppose. */
function isListenedOn(port: number, snapshot: WorkspaceSnapshot): boolean {
  return getOrMake(listened, snapshot, () => {
    const ports = new Set<number>();
    for (const { occurrences } of snapshot.files.values())
      for (const each of occurrences) if (says(each)) ports.add(each.port!);
    return ports;
  }).has(port);
}

function says({ role, api, port }: PortOccurrence): boolean {
  return role === 'listen' && port !== null && !DECLARING.has(api);
}

function isDebugger({ port }: PortOccurrence): boolean {
  return port !== null && DEBUGGERS.has(port);
}
