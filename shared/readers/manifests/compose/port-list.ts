import { getOrMake, type SourceText, type TextRange, textRange } from '../../../text/index.ts';
import {
  asMap,
  asScalar,
  isNull,
  isTemplated,
  mapEntry,
  mapValue,
  resolved,
  seqItems,
  type YamlEntry,
  type YamlMap,
  type YamlNode,
} from '../../yaml/index.ts';
import { base60 } from './base60.ts';
import type { ComposePort, ComposePortFields, ComposePortList } from './compose-facts.ts';
import type { Declarations } from './declarations.ts';

/** `ports` of a service as it stands, for the merge; undefined where the service has none. */
export function readPortList(read: Declarations, service: YamlMap): ComposePortList | undefined {
  const entry = mapEntry(service, 'ports');
  const value = resolved(entry?.value);
  if (!entry || !value) return undefined;
  const { tag } = value;
  const isOwn = service.entries.includes(entry);
  const taken = tag === '!reset' ? [] : value.kind === 'scalar' ? [value] : seqItems(value);
  return {
    ...(tag === '!reset' && { tag: 'reset' }),
    ...(tag === '!override' && { tag: 'override' }),
    range: entry.key.range,
    ...(isOwn && value.kind === 'seq' && !tag && tagPlace(read.source, entry)),
    ...(isOwn && !service.flow && wholeLines(read.source, entry)),
    entries: read.afford(taken).flatMap(item => getOrMake(read.ports, item, () => portOf(read, item)) ?? []),
  };
}

function portOf(read: Declarations, item: YamlNode): ComposePort | undefined {
  const map = asMap(item);
  if (map) return { range: map.range, written: fieldsOf(read, map) };
  const scalar = asScalar(item);
  if (!scalar || isNull(scalar) || isTemplated(scalar)) return undefined;
  const number = scalar.style === 'plain' && scalar.tag === undefined ? base60(scalar.value) : undefined;
  return {
    range: scalar.range,
    written: scalar.value,
    ...(number !== undefined && { base60: number }),
  };
}

function fieldsOf(read: Declarations, map: YamlMap): ComposePortFields {
  const target = read.text(mapValue(map, 'target'));
  const published = read.text(mapValue(map, 'published'));
  const hostIp = read.text(mapValue(map, 'host_ip'));
  const protocol = read.text(mapValue(map, 'protocol'));
  return {
    ...(target !== undefined && { target }),
    ...(published !== undefined && { published }),
    ...(hostIp !== undefined && { hostIp }),
    ...(protocol !== undefined && { protocol }),
  };
}

function tagPlace({ text }: SourceText, { key, value }: YamlEntry): { tagAt?: number } {
  if (value.kind === 'alias') return {};
  const colon = text.indexOf(':', key.range.end);
  return colon >= 0 && colon < value.range.start ? { tagAt: colon + 1 } : {};
}

/** The lines of an entry of a block mapping that stand for nothing else, the last line's end included. */
function wholeLines(source: SourceText, { range }: YamlEntry): { lines?: TextRange } {
  const { lineStarts, text } = source;
  const start = lineStarts[source.positionAt(range.start).line - 1]!;
  if (text.slice(start, range.start).trim() !== '') return {};
  const end = lineStarts[source.positionAt(range.end).line] ?? text.length;
  // What follows on the last line may only be a comment.
  const rest = text.slice(range.end, end).trim();
  return rest === '' || rest.startsWith('#') ? { lines: textRange(start, end) } : {};
}
