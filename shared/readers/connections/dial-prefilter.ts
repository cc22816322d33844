import { gated } from '../word-gate.ts';
import { mayHoldUrlWithPort } from './dialled-address.ts';
import { mayCallClient } from './dialled-calls.ts';
import { mayHoldPeersPort } from './dialled-constants.ts';

/** `host:1234` in quotes, without a scheme: asked in two steps, since few texts pass the first. */
const COLON_DIGIT = Array.from({ length: 10 }, (_, digit) => `:${digit}`);
const portInQuotes = gated(COLON_DIGIT, /:\d{2,5}[/,"'`]/);
const QUOTED_ADDRESS =
  /["'`,](?:[a-z](?:[\w.-]|%[dsv]|\$?\{\w{1,40}\}){0,100}|\d{1,3}(?:\.\d{1,3}){3}):\d{2,5}[/,"'`]/i;
/** Connection strings that are no URLs. */
const paired = gated(['ort=', 'ort =', 'ort  =', 'ort\t='], /ort(?: {0,2}|\t)=\s{0,2}\d{2,5}[\s;"'`]/);
/** The same as a format: the port is given beside it. */
const formatted = gated(['ort=%'], /\bhost=[^"'`\n]{0,200}\bport=%[dsv]/);
/** A URL whose host is joined in: `'http://' + location.hostname + ':8080'`. */
const joined = gated(["://'", '://"'], /:\/\/["']\s{0,3}[+.][^\n"']{1,80}["']:\d{2,5}[/?"']/);
/** The fallback of a placeholder: `@Value("${bootstrap-servers:localhost:9092}")`. */
const inPlaceholder = gated(COLON_DIGIT, /\$\{[\w.-]{1,80}:-?[^\s${}:"'`]{1,100}:\d{2,5}\}/);
/** A URL whose port is joined in, too: `"http://localhost:" + PORT`, `f"http://{host}:{PORT}"`. */
const joinedPort = gated(
  ['://'],
  text =>
    /:\/\/(?:[^\s"'`<>]{0,200}?|["'][^\n"'`]{1,80}["']):(?:["'`]\s{0,3}[+.]|#?\{\w|%[dsv]|\$\w)/.test(text) &&
    NUMBERED_PORT.test(text),
);
/** A name of a port with its digits: what may be joined in. */
const NUMBERED_PORT =
  /port\w{0,20}["'\])]{0,2}(?:\s?:\s?[\w<>]{1,20})?\s{0,9}(?::?=|:|=>|\|\||\?\?|,|\s)\s{0,9}["']?\d{2,5}\b/i;
/** A URL whose port is filled in: `f"http://localhost:{port}"`, `"amqp://{}:{}".format(…)`. */
const filledIn = gated(
  [':{'],
  /:\/\/[^\s/"'`<>]{1,200}?:\{(?:\w{0,30}[pP][oO][rR][tT]\w{0,20}|\d?)(?:[:!][^}]{0,10})?\}/,
);
const goMysql = gated(['tcp('], /tcp\([\w.-]{1,100}:\d{2,5}\)/);

/** A linear content test: whether code may hold an address that it dials. */
export function mayDial(text: string): boolean {
  return (
    mayHoldUrlWithPort(text) ||
    (portInQuotes(text) && QUOTED_ADDRESS.test(text)) ||
    paired(text) ||
    formatted(text) ||
    joined(text) ||
    joinedPort(text) ||
    goMysql(text) ||
    filledIn(text) ||
    inPlaceholder(text) ||
    mayCallClient(text) ||
    mayHoldPeersPort(text)
  );
}

const URL_WITH_PORT = /:\/\/[^\s/"'`<>]{1,300}?:(?:\d{2,5}(?!\d)|\$\{)/g;
/** What stands before a URL that a test dials: a call that dials, a constant, the URL of what is tested. */
const DIALLED_CALL =
  /(?:get|post|put|patch|delete|head|request|fetch|ajax|axios|open|dial|goto|visit|navigate|connect|connection|client|channel|socket|exporter|producer|consumer)\w{0,12}\s{0,4}\([^;{}]{0,90}$/i;
const TARGET =
  /\b(?:base|server|api|backend|service|proxy|app|host|hub|remote|broker)_?(?:ur[li]|addr(?:ess)?|endpoint)["']?\s{0,4}[:=][^;{}]{0,60}$/i;
const CONSTANT = /[A-Z\d]_[A-Z]\w{0,40}["'\])]{0,4}[^;{}]{0,60}$/;
/** A URL of this machine, and what a port stands in that is no URL's. */
const OWN_URL = /:\/\/(?:localhost|127\.0\.0\.1|\[::1\]):(\d{4,5})(?!\d)/g;
/** More URLs than this in a test are a table of data. */
const MOST = 400;
/** More ports than this are not asked about. */
const MOST_PORTS = 20;

/** The same for a test's code, in which only some addresses are dialled (`dialled-text.ts`). */
export function mayDialInTest(text: string): boolean {
  let count = 0;
  for (const match of text.matchAll(URL_WITH_PORT)) {
    if (++count > MOST) return false;
    const before = text.slice(Math.max(0, match.index - 130), match.index);
    if (DIALLED_CALL.test(before) || TARGET.test(before) || CONSTANT.test(before)) return true;
  }
  return (count > 0 && dialsItself(text)) || dialsServers(text) || mayCallClient(text);
}

/** `connect({ servers: "demo:4222" })`: addresses without a scheme that a call is given as its servers. */
const dialsServers = gated(
  ['servers', 'brokers'].flatMap(name =>
    ['', '"', "'"].flatMap(quote => [':', '=', ' :', ' ='].map(sign => `${name}${quote}${sign}`)),
  ),
  /(?:servers|brokers)["']? ?[:=]\s?\[?["'`][\w.-]{1,100}:\d{2,5}["'`]/,
);

/** Whether a URL of this machine has a port that stands in the text without one, too: a server's of the test. */
function dialsItself(text: string): boolean {
  const asked = new Set<string>();
  for (const { 1: port = '' } of text.matchAll(OWN_URL)) {
    if (asked.has(port)) continue;
    asked.add(port);
    if (asked.size > MOST_PORTS) return false;
    for (let at = text.indexOf(port); at >= 0; at = text.indexOf(port, at + port.length)) {
      const before = text.slice(Math.max(0, at - 40), at);
      if (!/\d$|:\/\/[^\s"'`]*$/.test(before)) return true;
    }
  }
  return false;
}
