import type { PortOccurrence } from '../../ports/index.ts';
import { MappedText } from '../../text/index.ts';
import { mayHoldUrlWithPort } from '../connections/dialled-address.ts';
import type { Reader, ReaderResult } from '../reader.ts';
import { urlsOfKey } from './port-occurrences.ts';

const format = 'http-requests';

/** A variable's value, or a request's line: what editors' clients for HTTP send. */
const LINE =
  /^(?:@[\w.-]{1,100}[ \t]*=[ \t]*|(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|TRACE|CONNECT|GRPC|WEBSOCKET)[ \t]{1,9})?(?=[a-z][a-z\d+.-]{1,20}:\/\/)/i;

/** Requests kept for editors' clients: `GET http://localhost:5000/orders`. */
export const httpRequests: Reader = {
  id: format,
  title: 'HTTP requests',
  docs: {
    claims: '`*.http`, `*.rest`',
    finds: ['the ports of URLs in requests and in variables (`@host = http://localhost:5000`)'],
    misses: ['hosts in headers and bodies'],
  },
  claims: ({ name }) => /\.(?:http|rest)$/i.test(name),
  prefilter: text => mayHoldUrlWithPort(text),
  read: ({ text }) => read(text),
};

function read(text: string): ReaderResult {
  const occurrences: PortOccurrence[] = [];
  // Of a request the body follows a blank line; the next one a line of marks.
  let inBody = false;
  let at = 0;
  for (const line of text.split('\n')) {
    if (line.startsWith('###')) inBody = false;
    const start = inBody || line.length > 4000 ? undefined : LINE.exec(line)?.[0].length;
    if (start !== undefined) {
      const url = line.slice(start).split(/\s/, 1)[0]!;
      const value = MappedText.plain(url, at + start);
      for (const port of urlsOfKey(value, { format, api: `${format}.url` })) occurrences.push(port);
      if (!line.startsWith('@')) inBody = true;
    } else if (!line.startsWith('@') && /^[A-Z]{3,9}\s+\S/.test(line)) inBody = true;
    at += line.length + 1;
  }
  return { occurrences };
}
