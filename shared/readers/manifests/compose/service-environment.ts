import { type MappedText, type TextRange, textRange } from '../../../text/index.ts';
import type { FactScope } from '../../environment-fact.ts';
import {
  asScalar,
  isNull,
  mapEntries,
  mapValue,
  resolved,
  scalarText,
  seqItems,
  type YamlNode,
  type YamlScalar,
  type YamlStream,
} from '../../yaml/index.ts';
import { UNKNOWN } from './expanded-text.ts';
import type { ComposeFindings } from './findings.ts';
import { interpolate } from './interpolate.ts';
import type { ComposeService } from './services.ts';

/** Reads what decides which ports a service's process may bind: `sysctls`, capabilities and `user`. */
export function readEnvironment(
  findings: ComposeFindings,
  service: ComposeService,
  stream: YamlStream,
): void {
  const scope: FactScope = { kind: 'owner', owner: service.name };
  const known = (scalar: YamlScalar | undefined): { text: string; mapped: MappedText } | undefined => {
    if (!scalar || isNull(scalar)) return undefined;
    const mapped = scalarText(stream, scalar);
    const { text } = interpolate(mapped);
    return text.includes(UNKNOWN) ? undefined : { text, mapped };
  };

  for (const { key, value, range, quote } of sysctls(findings, service, known)) {
    // A variable's default, or an escape, is not what another value can be put in place of.
    const verbatim = quote !== undefined && stream.text.slice(range.start, range.end) === value;
    const slot = verbatim && { range, before: quote, after: quote };
    findings.environment.push({ kind: 'sysctl', key, value, ...(slot && { slot }), scope, range });
  }

  for (const change of ['add', 'drop'] as const)
    for (const item of findings.afford(seqItems(mapValue(service.node, `cap_${change}`)))) {
      const name = known(asScalar(item));
      if (!name) continue;
      const capability = name.text.toUpperCase().replace(/^CAP_/, '');
      findings.environment.push({ kind: 'capability', change, capability, scope, range: item.range });
    }
  const privileged = asScalar(mapValue(service.node, 'privileged'));
  if (privileged && known(privileged)?.text === 'true') {
    const { range } = privileged;
    findings.environment.push({ kind: 'capability', change: 'add', capability: 'ALL', scope, range });
  }

  const user = asScalar(mapValue(service.node, 'user'));
  const name = known(user);
  if (user && name?.text) {
    const root = isRoot(name.text);
    findings.environment.push({ kind: 'user', user: name.text, root, scope, range: user.range });
  }
}

/** `UID[:GID]` or `NAME[:GROUP]`. A name other than root could only by an odd passwd file be root. */
function isRoot(user: string): boolean {
  const name = user.split(':')[0]!;
  return /^(?:root|0+)$/.test(name);
}

interface Sysctl {
  readonly key: string;
  readonly value: string;
  /** The value's characters. */
  readonly range: TextRange;
  /** What another value needs around it there; absent where none can be put there. */
  readonly quote?: '"' | '';
}

/** The settings of `sysctls`, a map or a list of `key=value`. */
function sysctls(
  findings: ComposeFindings,
  service: ComposeService,
  known: (scalar: YamlScalar | undefined) => { text: string; mapped: MappedText } | undefined,
): Sysctl[] {
  const node: YamlNode | undefined = mapValue(service.node, 'sysctls');
  const settings: Sysctl[] = [];
  for (const entry of findings.exhausted ? [] : findings.afford(mapEntries(node))) {
    const scalar = asScalar(resolved(entry.value));
    const value = known(scalar);
    if (!scalar || !value) continue;
    const quote = scalar.style === 'plain' ? '"' : '';
    settings.push({ key: entry.key.value, value: value.text, range: value.mapped.range(), quote });
  }
  for (const item of findings.afford(seqItems(node))) {
    const setting = known(asScalar(item));
    const equals = setting?.text.indexOf('=') ?? -1;
    if (!setting || equals < 0) continue;
    const key = setting.text.slice(0, equals);
    const written = setting.mapped.value.indexOf('=') + 1;
    const { start } = setting.mapped.range(written);
    const range = textRange(start, setting.mapped.range().end);
    const inFlow = node?.kind === 'seq' && node.flow && asScalar(item)?.style === 'plain';
    const value = setting.text.slice(equals + 1);
    settings.push({ key, value, range, ...(!inFlow && { quote: '' }) });
  }
  return settings;
}
