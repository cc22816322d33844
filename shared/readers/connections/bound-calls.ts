import type { Evaluator } from '../code/evaluate.ts';
import type { Call, Scope } from '../code/model.ts';
import { findDeclaration } from '../code/scopes.ts';
import { boundAddresses, isEveryHost, isOwnHost } from '../settings/bound-address.ts';
import { gated } from '../word-gate.ts';
import type { BoundSetting } from './bound-setting.ts';
import { namesPeer, wordsOf } from './dial-names.ts';
import { isDialling } from './dialled-text.ts';

/** What stands before an address of one's own in the arguments of a call, and its first digit. */
const BEGINS = ['":', '`:', '0.0.0.0:', '[::]:', 'localhost:', '127.0.0.1:'].flatMap(begin =>
  Array.from({ length: 9 }, (_, digit) => `${begin}${digit + 1}`),
);

const CALLED =
  /(?:[lL]isten|LISTEN|[sS]erve|[bB]ind|[rR]un|[sS]tart)\w{0,40}[!?]?\(\s{0,40}(?:["'`](?:tcp|udp)[46]?["'`],\s{0,9}|ctx,\s{0,9})?["'`](?:(?:0\.0\.0\.0|\[::\]|localhost|127\.0\.0\.1):|(?<=["`]):)[1-9]\d{1,4}["'`]/;

/** A linear content test: whether code may call something that listens on an address that stands there. */
export const mayCallListen = gated(BEGINS, CALLED);

/** Words of calls that listen on any address that they are given. */
const LISTENS = new Set(['listen', 'listens', 'listening', 'listener', 'serve', 'serves', 'bind', 'binds']);
/** Words of calls that start something: where the address is one that only a server can mean. */
const STARTS = new Set(['run', 'start', 'server', 'starts', 'runs']);
/** Words of calls that only look at an address, or at what others listen on. */
const LOOKS =
  /^(?:parse|split|resolve|lookup|wait|waits|check|checks|is|can|has|valid|validate|assert|expect|test|get|find|join|format|print|log|match|equals?|unbind|un|stop|close|client|dial|connect|mux|mock|fake|example|add|remove|on|off|command|cmd|exec)$/;

/** How many of a call's arguments may hold an address. */
const MOST_ARGUMENTS = 4;

/**
 * The ports of addresses of one's own that are handed to something that says by its name that it listens,
 * whatever made it: `server.ListenHTTP("0.0.0.0:8080")`; in Go, where an address without a host is nothing
 * else, to what is started with it, too: `api.Run(":8080")`.
 */
export function boundCalls(evaluator: Evaluator): BoundSetting[] {
  const { file } = evaluator;
  const found: BoundSetting[] = [];
  for (const { call, name, scope } of file.calls) {
    const words = wordsOf(name);
    const listens = words.some(word => LISTENS.has(word));
    if (!listens && !words.some(word => STARTS.has(word))) continue;
    if (isDialling(name) || namesPeer(words) || words.some(word => LOOKS.test(word))) continue;
    // A subtest's name, and its function.
    if (name === 'Run' && call.args.some(({ value }) => value.kind === 'function')) continue;
    for (const { value } of call.args.slice(0, MOST_ARGUMENTS)) {
      if (value.kind !== 'string') continue;
      const [address, another] = boundAddresses(value.text.value);
      if (!address || another || address.port < 20 || address.isDefault) continue;
      const { host = '', port, start, end } = address;
      if (host === '' && (file.language !== 'go' || !value.text.value.startsWith(':'))) continue;
      // `events.listen('localhost:80')` may be anything yet.
      if (host !== '' && !isEveryHost(host) && !(listens && words.length > 1 && isOwnHost(host))) continue;
      if (isOfFile(evaluator, call, scope)) break;
      const range = value.text.range(start, end);
      found.push({ role: 'listen', port, range, use: call.callee.range, ...(host && { host }) });
    }
  }
  return found;
}

/** Whether the file itself shows what is called: the evaluator follows the address into that. */
function isOfFile(evaluator: Evaluator, { callee }: Call, scope: Scope): boolean {
  const what = callee.kind === 'member' ? callee.object : callee;
  return evaluator
    .evaluate(what, scope)
    .some(
      value =>
        value.kind === 'instance' ||
        value.kind === 'class' ||
        value.kind === 'function' ||
        (value.kind === 'object' &&
          value.object.type !== undefined &&
          findDeclaration(value.scope, value.object.type) !== undefined),
    );
}
