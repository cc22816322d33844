import { readWords } from '../../system/read-script.ts';
import { NAMES_SYSCTL } from '../../system/sysctl-lines.ts';
import { SystemFindings } from '../../system/system-findings.ts';
import { asScalar, isTemplated, scalarText, type YamlMap } from '../../yaml/index.ts';
import type { Findings } from './findings.ts';

/**
 * Kernel settings that a container writes: `command: [sh, -c, "sysctl -w net.ipv4.…"]` of a privileged
 * init container. They are the pod's own, or the node's where the pod is on the node's network.
 */
export function readSystemCommands(
  found: Findings,
  container: YamlMap,
  owner: string,
  onHost: boolean,
): void {
  const words = [...found.all(container, 'command[]'), ...found.all(container, 'args[]')].flatMap(node => {
    const scalar = asScalar(node);
    return scalar && !isTemplated(scalar) ? scalar : [];
  });
  if (!words.some(({ value }) => NAMES_SYSCTL.test(value))) return;
  const scope = onHost ? ({ kind: 'host' } as const) : ({ kind: 'owner', owner } as const);
  const system = new SystemFindings(found.source, 'kubernetes', scope);
  readWords(
    system,
    words.map(word => scalarText(found.stream, word)),
  );
  for (const fact of system.environment) if (fact.kind === 'sysctl') found.environment.push(fact);
}
