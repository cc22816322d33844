import type { ValuePort } from './found-ports.ts';

const URL =
  /(?<=^|[;,])\s*[a-z][\w.+-]{0,20}:\/\/(?<host>\[[\da-f:.]{2,45}\]|[\w.*+-]{1,253}):(?<port>\d{1,9})(?=[\s/;,]|$)/gi;

/** The ports of URLs to bind, apart by `;` or `,`: `https://localhost:5001;http://*:5000/`. */
export function urlPorts(value: string): ValuePort[] {
  return [...value.slice(0, MAX_LENGTH).matchAll(URL)].map(portAtEnd);
}

/** A value that is a number and nothing else. */
export function numberPort(value: string): ValuePort[] {
  const match = /^\s*(?<port>\d{1,9})(?=\s*$)/.exec(value);
  return match ? [portAtEnd(match)] : [];
}

/** Numbers apart by `;`: `8080;8081`. */
export function numberPorts(value: string): ValuePort[] {
  return [...value.slice(0, MAX_LENGTH).matchAll(/(?<=^|;)\s*(?<port>\d{1,9})(?=\s*(?:;|$))/g)].map(
    portAtEnd,
  );
}

const MAX_LENGTH = 4000;

/** The port of a match whose last characters are its digits. */
function portAtEnd(match: RegExpExecArray | RegExpMatchArray): ValuePort {
  const { port = '', host } = match.groups!;
  const end = match.index! + match[0].length;
  return { port: Number(port), start: end - port.length, end, ...(host && { host }) };
}
