import type { Namespace } from '../../../ports/index.ts';
import { listenPortsOfCommand } from '../../settings/listen-command.ts';
import { asScalar, scalarText, type YamlMap } from '../../yaml/index.ts';
import type { Findings } from './findings.ts';

/** The ports that a container's command makes its process listen on: `args: [--port=8080]`. */
export function readCommand(found: Findings, container: YamlMap, owner: string, namespace: Namespace): void {
  const words = [...found.all(container, 'command[]'), ...found.all(container, 'args[]')].flatMap(node => {
    const scalar = asScalar(node);
    return scalar ? scalarText(found.stream, scalar) : [];
  });
  for (const { port, range, host, isDefault } of listenPortsOfCommand(words))
    found.occurrences.push({
      port,
      protocol: 'tcp',
      role: 'listen',
      resolution: port === 0 ? 'dynamic' : isDefault ? 'default' : 'literal',
      namespace,
      ...(host && { host }),
      owner,
      format: 'kubernetes',
      api: 'kubernetes.command',
      range,
      use: range,
      slot: { range, before: '', after: '' },
    });
}
