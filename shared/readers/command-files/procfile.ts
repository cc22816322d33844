import type { PortOccurrence } from '../../ports/index.ts';
import { MappedText, type SourceText } from '../../text/index.ts';
import type { Reader, ReaderResult } from '../reader.ts';
import { MAY_SPEAK_OF_PORTS } from '../shell/may-speak-of-ports.ts';
import { textOccurrences } from './command-text.ts';

/** `web: gunicorn -b 0.0.0.0:8000 app`. */
const PROCESS = /^([\w-]{1,100}):[ \t]{0,50}(\S.*)$/gm;

/** The process types of Heroku, Foreman, Honcho, Overmind. */
export const procfile: Reader = {
  id: 'procfile',
  title: 'Procfile',
  docs: {
    claims: '`Procfile`, `Procfile.dev`',
    finds: ['ports that the commands listen on and dial, defaults of variables included'],
    misses: ['`$PORT`, which the platform assigns'],
  },
  claims: ({ name, languageId }) => languageId === 'procfile' || /^Procfile(?:[.-]\w+)*$/.test(name),
  prefilter: text => MAY_SPEAK_OF_PORTS.test(text),
  read,
};

function read(source: SourceText): ReaderResult {
  const occurrences: PortOccurrence[] = [];
  for (const match of source.text.matchAll(PROCESS)) {
    const [whole, owner, command] = match as unknown as [string, string, string];
    const text = MappedText.plain(command, match.index + whole.length - command.length);
    occurrences.push(
      ...textOccurrences(text, {
        format: 'procfile',
        owner,
        namespace: 'host',
        evidence: 'service',
        source: source.text,
      }),
    );
  }
  return { occurrences };
}
