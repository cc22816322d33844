import { type SourceText, textRange } from '../../text/index.ts';
import type { Reader, ReaderResult } from '../reader.ts';
import type { DotenvFacts, DotenvVariable } from './compose/dotenv-facts.ts';
import type { Lookup } from './compose/interpolate.ts';
import { interpolateText } from './compose/interpolate-text.ts';

/** `.env`, which Compose reads without being told; another file is one only to those who name it. */
const NAME = /^\.env$/;

const VARIABLE = /^[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)[ \t]*=[ \t]*([^\r\n]*)/gm;

/** No project has more variables. */
const MOST = 5000;

/** The variables of `.env` files, by which Compose fills in its files. The ports among them are others' matter. */
export const composeVariables: Reader = {
  id: 'compose-variables',
  title: 'Variables of Docker Compose',
  docs: {
    claims: 'files named `.env`',
    finds: ['ports, addresses and names of files, as values for the Compose files in the same folder'],
    misses: ['values of more than one line', 'values that refer to variables from elsewhere'],
  },
  claims: ({ name }) => NAME.test(name),
  prefilter: text => text.includes('='),
  read,
};

function read({ text }: SourceText): ReaderResult {
  const known = new Map<string, DotenvVariable>();
  for (const match of text.matchAll(VARIABLE)) {
    if (known.size >= MOST) break;
    const [line, name, written] = match;
    const value = textOf(written!.trimEnd(), other => known.get(other)?.value);
    known.delete(name!);
    if (value === undefined) continue;
    const from = match.index + line.lastIndexOf(written!);
    const at = text.indexOf(value, from);
    const isWhole = value !== '' && at - from <= 1 && at >= from;
    known.set(name!, { name: name!, value, ...(isWhole && { range: textRange(at, at + value.length) }) });
  }
  const variables = [...known.values()].filter(({ name, value }) => isOfUse(name, value));
  const facts: DotenvFacts = { kind: 'dotenv', variables };
  return variables.length > 0 ? { manifests: [facts] } : {};
}

const ADDRESS = String.raw`(?:\d{1,3}(?:\.\d{1,3}){3}|\[?[\da-f]{0,4}(?::[\da-f]{0,4}){2,8}\]?)`;
const RANGE = String.raw`\d{1,5}(?:-\d{1,5})?`;
/** Nothing, an address, a port or a range of ports, a whole mapping of ports, the name of a YAML file. */
const USE = new RegExp(
  String.raw`^(?:|${ADDRESS}|(?:${ADDRESS}:)?${RANGE}(?::${RANGE})?(?:/(?:tcp|udp|sctp))?|[\w./-]{1,100}\.ya?ml)$`,
  'i',
);

/**
 * Whether a value can be a part of what Compose is told of ports. Others are not kept: these files hold
 * secrets, and facts are sent about and stored.
 */
function isOfUse(name: string, value: string): boolean {
  return name.startsWith('COMPOSE_') || (value.length <= 120 && USE.test(value));
}

/** The value without quotes and comment, earlier variables filled in; undefined where the line does not tell it. */
function textOf(written: string, lookup: Lookup): string | undefined {
  const quote = written[0];
  if (quote === "'" || quote === '"') {
    const end = written.indexOf(quote, 1);
    if (end < 0) return undefined;
    const content = written.slice(1, end);
    return quote === "'" ? content : interpolateText(content, lookup);
  }
  const comment = /(?:^|[ \t])#/.exec(written);
  return interpolateText(comment ? written.slice(0, comment.index).trimEnd() : written, lookup);
}
