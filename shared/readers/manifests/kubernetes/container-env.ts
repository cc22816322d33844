import type { Namespace } from '../../../ports/index.ts';
import { portsOfVariable } from '../../settings/environment-ports.ts';
import { asScalar, isTemplated, scalarText, type YamlMap } from '../../yaml/index.ts';
import type { Findings } from './findings.ts';

/** The ports that a container's environment makes its process listen on: `PORT: "8080"`. */
export function readEnvironment(
  found: Findings,
  container: YamlMap,
  owner: string,
  namespace: Namespace,
): void {
  for (const variable of found.allMaps(container, 'env[]')) {
    const name = asScalar(found.all(variable, 'name')[0])?.value;
    if (!name) continue;
    for (const node of found.all(variable, 'value')) {
      const scalar = asScalar(node);
      if (!scalar || isTemplated(scalar)) continue;
      const text = scalarText(found.stream, scalar);
      for (const { port, start, end, host } of portsOfVariable(name, text.value)) {
        const range = text.range(start, end);
        found.occurrences.push({
          port,
          protocol: 'tcp',
          role: 'listen',
          resolution: port === 0 ? 'dynamic' : 'literal',
          namespace,
          ...(host && { host }),
          owner,
          format: 'kubernetes',
          api: 'kubernetes.env',
          range,
          use: range,
          slot: { range, before: '', after: '' },
        });
      }
    }
  }
}
