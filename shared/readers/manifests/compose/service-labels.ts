import { traefikTarget } from '../../settings/traefik-labels.ts';
import {
  asScalar,
  isNull,
  mapEntries,
  mapValue,
  resolved,
  scalarText,
  seqItems,
  type YamlNode,
  type YamlStream,
} from '../../yaml/index.ts';
import type { ExpandedText } from './expanded-text.ts';
import type { ComposeFindings } from './findings.ts';
import { interpolate } from './interpolate.ts';
import type { ComposeService } from './services.ts';

/** Reads the ports by which a proxy is told to reach the service: labels of the container or of its deployment. */
export function readLabels(findings: ComposeFindings, service: ComposeService, stream: YamlStream): void {
  for (const node of [mapValue(service.node, 'labels'), mapValue(mapValue(service.node, 'deploy'), 'labels')])
    if (node) readLabelsOf(findings, service, stream, node);
}

function readLabelsOf(
  findings: ComposeFindings,
  service: ComposeService,
  stream: YamlStream,
  node: YamlNode,
): void {
  for (const { key, value } of findings.exhausted ? [] : findings.afford(mapEntries(node))) {
    const scalar = asScalar(resolved(value));
    if (!scalar || isNull(scalar) || !traefikTarget(key.value) || !findings.isNew(scalar)) continue;
    add(findings, service, key.value, interpolate(scalarText(stream, scalar)), 0);
  }
  for (const item of findings.afford(seqItems(node))) {
    const scalar = asScalar(item);
    if (!scalar?.value.startsWith('traefik.') || !findings.isNew(scalar)) continue;
    const text = interpolate(scalarText(stream, scalar));
    const equals = text.text.indexOf('=');
    if (equals > 0) add(findings, service, text.text.slice(0, equals).trim(), text, equals + 1);
  }
}

/** A port from the unit `from` on: the whole value, or that of a URL. */
function add(
  findings: ComposeFindings,
  service: ComposeService,
  label: string,
  text: ExpandedText,
  from: number,
): void {
  const target = traefikTarget(label);
  if (!target) return;
  const value = text.text.slice(from);
  const match =
    target.form === 'port'
      ? /^\s*(\d{1,5})\s*$/.exec(value)
      : /^\s*\w{1,10}:\/\/([^/:\s[\]]{1,255}|\[[\da-f:]{2,45}\]):(\d{1,5})(?:\/|\s*$)/i.exec(value);
  const digits = match?.at(-1);
  if (!match || !digits || Number(digits) === 0 || Number(digits) > 65535) return;
  const at = target.form === 'port' ? match[0].indexOf(digits) : match[0].indexOf(`:${digits}`, 6) + 1;
  const start = from + at;
  const end = start + digits.length;
  const range = text.range(start, end);
  findings.addOccurrence(service, {
    port: Number(digits),
    protocol: target.protocol,
    role: 'connect',
    resolution: text.hasDefault(start, end) ? 'default' : 'literal',
    namespace: 'none',
    ...(target.form === 'url' && { host: match[1]! }),
    api: 'compose.labels',
    range,
    use: range,
    ...(range.end - range.start === digits.length && { slot: { range, before: '', after: '' } }),
  });
}
