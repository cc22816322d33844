import type { Namespace, PortOccurrence } from '../../../ports/index.ts';
import type { MappedText, TextRange } from '../../../text/index.ts';
import { dialledPortsOfCommand } from '../../connections/dial-command.ts';
import { listenPortsOfCommand } from '../../settings/listen-command.ts';
import { asScalar, scalarText, type YamlMap } from '../../yaml/index.ts';
import type { Findings } from './findings.ts';

/** The ports that a container's command makes its process listen on: `args: [--port=8080]`. */
export function readCommand(found: Findings, container: YamlMap, owner: string, namespace: Namespace): void {
  for (const port of listenPortsOfCommand(wordsOf(found, container, COMMAND)))
    add(found, port, { role: 'listen', namespace, owner, api: 'kubernetes.command' });
}

/** What a container's command dials, and those that probe it or run at its start and end. */
export function readDialledCommands(found: Findings, container: YamlMap, owner: string): void {
  const dialled = (words: readonly MappedText[], api: string) => {
    for (const port of dialledPortsOfCommand(words))
      add(found, port, { role: 'connect', namespace: 'none', owner, api });
  };
  dialled(wordsOf(found, container, COMMAND), 'kubernetes.command');
  for (const path of RUN_IN_CONTAINER)
    dialled(wordsOf(found, container, [`${path}.exec.command[]`]), 'kubernetes.exec');
}

const COMMAND = ['command[]', 'args[]'];
const RUN_IN_CONTAINER = [
  'livenessProbe',
  'readinessProbe',
  'startupProbe',
  'lifecycle.postStart',
  'lifecycle.preStop',
];

function wordsOf(found: Findings, container: YamlMap, paths: readonly string[]): MappedText[] {
  return paths
    .flatMap(path => found.all(container, path))
    .flatMap(node => {
      const scalar = asScalar(node);
      return scalar ? scalarText(found.stream, scalar) : [];
    });
}

interface CommandPort {
  readonly port: number;
  readonly range: TextRange;
  readonly host?: string;
  readonly isDefault?: boolean;
}

function add(
  found: Findings,
  { port, range, host, isDefault }: CommandPort,
  of: Pick<PortOccurrence, 'role' | 'namespace' | 'api'> & { readonly owner: string },
): void {
  found.occurrences.push({
    port,
    protocol: 'tcp',
    ...of,
    resolution: port === 0 ? 'dynamic' : isDefault ? 'default' : 'literal',
    ...(host && { host }),
    format: 'kubernetes',
    range,
    use: range,
    slot: { range, before: '', after: '' },
  });
}
