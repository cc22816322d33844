import type { Namespace } from '../../../ports/index.ts';
import { dialledPortsOf } from '../../connections/dial-variable.ts';
import { ownPortOf, portsOfVariable } from '../../settings/environment-ports.ts';
import { asScalar, isTemplated, scalarText, type YamlMap } from '../../yaml/index.ts';
import type { Findings } from './findings.ts';

/** The ports that a container's environment makes its process listen on (`PORT: "8080"`) or dial (`DB_PORT`, URLs). */
export function readEnvironment(
  found: Findings,
  container: YamlMap,
  owner: string,
  namespace: Namespace,
): void {
  const variables = found.allMaps(container, 'env[]');
  const image = asScalar(found.all(container, 'image')[0])?.value ?? '';
  const context = {
    sibling: (wanted: string) => {
      const variable = variables.find(each => nameOf(found, each)?.toUpperCase() === wanted.toUpperCase());
      return variable && (asScalar(found.all(variable, 'value')[0])?.value ?? '');
    },
    self: [owner, image.replace(/^.*\//, '').replace(/[:@].*$/, '')],
  };
  const own = new Set(
    found
      .allMaps(container, 'ports[]')
      .flatMap(port => found.all(port, 'containerPort'))
      .map(node => Number(asScalar(node)?.value)),
  );
  for (const variable of variables) {
    const name = nameOf(found, variable);
    if (!name) continue;
    for (const node of found.all(variable, 'value')) {
      const scalar = asScalar(node);
      if (!scalar || (isTemplated(scalar) && scalar.value.length > 2000)) continue;
      const text = scalarText(found.stream, scalar);
      // A template may make any address of it.
      const dialled = dialledPortsOf(name, text.value, context);
      const named = isTemplated(scalar) ? [] : portsOfVariable(name, text.value);
      const opened = named.length + dialled.length > 0 ? undefined : ownPortOf(name, text.value, own);
      const listens = opened ? [opened] : named;
      for (const { port, start, end, host } of listens) {
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
      for (const port of dialled) {
        const range = text.range(port.start, port.end);
        found.occurrences.push({
          port: port.port,
          protocol: 'tcp',
          role: 'connect',
          resolution: port.isDefault ? 'default' : 'literal',
          namespace: 'none',
          ...(port.host && { host: port.host }),
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

function nameOf(found: Findings, variable: YamlMap): string | undefined {
  return asScalar(found.all(variable, 'name')[0])?.value;
}
