import type { PortOccurrence } from '../../ports/index.ts';
import type { MappedText, SourceText } from '../../text/index.ts';
import { spokenOfVariable } from '../commands/variable-ports.ts';
import type { Reader, ReaderResult } from '../reader.ts';
import { textOccurrences } from './command-text.ts';
import { iniEntries } from './ini-lines.ts';
import { portOfKey, spokenOccurrence } from './port-occurrences.ts';

const format = 'fly';

/** Fly.io: https://fly.io/docs/reference/configuration/ */
export const flyToml: Reader = {
  id: format,
  title: 'fly.toml',
  docs: {
    claims: '`fly.toml`, `fly.*.toml`',
    finds: ['`internal_port`, `port` of services and checks', '`[env]`', 'commands of `[processes]`'],
  },
  claims: ({ name }) => /^fly(?:[.-][\w-]+)?\.toml$/.test(name),
  prefilter: text => /port|:\d{2,5}/i.test(text),
  read,
};

function read(source: SourceText): ReaderResult {
  const occurrences: PortOccurrence[] = [];
  for (const { section, key, value } of iniEntries(source.text)) {
    const text = withoutQuotes(value);
    const add = (role: 'listen' | 'service' | 'connect', namespace: 'container' | 'none') =>
      occurrences.push(...portOfKey(text, { format, api: `${format}.${key}`, role, namespace }));
    if (key === 'internal_port') add('listen', 'container');
    else if (key === 'port' && /ports$/.test(section)) add('service', 'none');
    else if (key === 'port' && /checks/.test(section)) add('connect', 'none');
    else if (section === 'env')
      for (const port of spokenOfVariable(key, text))
        occurrences.push(spokenOccurrence(port, { format, namespace: 'container' }));
    else if (section === 'processes')
      occurrences.push(
        ...textOccurrences(text, {
          format,
          owner: key,
          namespace: 'container',
          evidence: 'service',
          source: source.text,
        }),
      );
  }
  return { occurrences };
}

/** A value without its quotes, or without the comment after it. */
function withoutQuotes(value: MappedText): MappedText {
  const quoted = /^(["'])(.{0,2000}?)\1/.exec(value.value);
  if (quoted) return value.slice(1, 1 + quoted[2]!.length);
  return value.slice(0, value.value.split('#', 1)[0]!.trimEnd().length);
}
