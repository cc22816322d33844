import type { PortSlot } from '../../../ports/index.ts';
import { type SourceText, textRange } from '../../../text/index.ts';
import { asScalar, isNull, mapEntry, scalarText, type YamlMap, type YamlStream } from '../../yaml/index.ts';
import type { ExpandedText } from './expanded-text.ts';
import { UNKNOWN } from './expanded-text.ts';
import type { ComposeFindings } from './findings.ts';
import { interpolate } from './interpolate.ts';
import { addMapping } from './mapping-occurrences.ts';
import { type PortField, readPortField } from './port-field.ts';
import type { ComposeService } from './services.ts';
import { parseProtocol } from './short-mapping.ts';

/** Reads one entry of `ports` in the long syntax: a mapping with `target`, `published`, `host_ip`, `protocol`. */
export function readLongEntry(
  findings: ComposeFindings,
  service: ComposeService,
  source: SourceText,
  stream: YamlStream,
  map: YamlMap,
): void {
  const target = fieldOf(stream, map, 'target');
  if (target) {
    const published = fieldOf(stream, map, 'published');
    const host = expandedValue(stream, map, 'host_ip');
    addMapping(findings, service, {
      target,
      published: published ?? { kind: 'empty', range: textRange(target.range.start, target.range.start) },
      protocol: protocolOf(findings, service, stream, map),
      use: map.range,
      ...(host?.text && { host: rawOr(source, host) }),
      ...(!published && addedKey(source, map, target)),
      ...(published?.kind === 'ports' &&
        published.replaceable && { dynamicSlot: { range: published.range, before: '', after: '' } }),
    });
  } else addBrokenShort(findings, service, source, map);
}

function expandedValue(stream: YamlStream, map: YamlMap, key: string): ExpandedText | undefined {
  const scalar = asScalar(mapEntry(map, key)?.value);
  return scalar && !isNull(scalar) ? interpolate(scalarText(stream, scalar)) : undefined;
}

function fieldOf(stream: YamlStream, map: YamlMap, key: 'target' | 'published'): PortField | undefined {
  const value = expandedValue(stream, map, key);
  return value?.text ? readPortField(stream.text, value) : undefined;
}

function protocolOf(findings: ComposeFindings, service: ComposeService, stream: YamlStream, map: YamlMap) {
  const value = expandedValue(stream, map, 'protocol');
  const protocol = parseProtocol(value?.text ?? '');
  if (value && !protocol && !value.text.includes(UNKNOWN)) {
    const expected = 'tcp, udp or sctp';
    findings.addDefect(service, { kind: 'protocol', text: value.text, expected, range: value.range() });
  }
  return protocol ?? 'tcp';
}

/** The address, as written where a part of it is not known. */
function rawOr(source: SourceText, host: ExpandedText): string {
  if (!host.text.includes(UNKNOWN)) return host.text;
  const { start, end } = host.range();
  return source.text.slice(start, end);
}

/** `published: "PORT"` before `target`, on a line of its own in a block mapping. */
function addedKey(
  source: SourceText,
  map: YamlMap,
  target: PortField,
): { addPublished?: PortSlot; dynamicSlot?: PortSlot } {
  const entry = mapEntry(map, 'target');
  // A target merged in from a fragment serves others too.
  if (!entry || !map.entries.includes(entry) || mapEntry(map, 'published')) return {};
  if (target.kind === 'ports' && target.last > target.first) return {};
  const { start } = entry.key.range;
  const { line } = source.positionAt(start);
  const lineStart = source.lineStarts[line - 1]!;
  const indent = source.text.slice(lineStart, start).replace(/[^\t]/g, ' ');
  const eol = /\r\n?|\n/.exec(source.text)?.[0] ?? '\n';
  const after = map.flow ? '", ' : `"${eol}${indent}`;
  return { addPublished: { range: textRange(start, start), before: 'published: "', after } };
}

/** `- 8080: 80`: with a space after the colon YAML takes the mapping for a map. */
function addBrokenShort(
  findings: ComposeFindings,
  service: ComposeService,
  source: SourceText,
  map: YamlMap,
): void {
  const [entry] = map.entries;
  const value = entry && asScalar(entry.value);
  if (!value || map.flow || map.entries.length !== 1 || !/^\d+$/.test(entry.key.value)) return;
  if (!/^\d+(?:\/\w+)?$/.test(value.value)) return;
  const { start, end } = entry.range;
  const mended = `"${entry.key.value}:${value.value}"`;
  findings.addDefect(service, {
    kind: 'malformed',
    text: source.text.slice(start, end),
    expected: `${mended}, without a space after the colon`,
    range: textRange(start, end),
    mend: { title: `Write ${mended}`, edits: [{ range: textRange(start, end), newText: mended }] },
  });
}
