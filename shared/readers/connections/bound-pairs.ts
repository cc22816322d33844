import { isPortNumber } from '../../ports/index.ts';
import type { Evaluator } from '../code/evaluate.ts';
import type { Expression, Scope } from '../code/model.ts';
import { gated } from '../word-gate.ts';
import type { BoundSetting } from './bound-setting.ts';
import { classesIn } from './bound-types.ts';
import { isDialling } from './dialled-text.ts';

/** How deep sections of settings are nested. */
const DEEPEST = 5;
const EVERY = /^(?:0\.0\.0\.0|::|\[::\])$/;
const HOST =
  /^(?:host|hostname|address|addr|bind|bind_?(?:host|address|addr)|interface|ip|listen_?(?:host|address))$/i;
const PORT = /^(?:port|http_?port|listen_?port|bind_?port|server_?port)$/i;

/** A client's requests are built of hosts and ports, too, and a sample's server is on 0.0.0.0. */
const CLIENT_LIBRARY = /^io\.ktor\.client\b/;

/** A linear content test: whether a port may stand beside a host that is every address of a machine. */
export const mayHoldBoundPair = gated(
  ['0.0.0.0"', "0.0.0.0'", '0.0.0.0`', '::"', "::'", '::`'],
  /(?:host|hostname|address|addr|bind|interface|ip)["']?\s{0,9}(?:=>|[:=])\s{0,9}["'`](?:0\.0\.0\.0|::)["'`]/i,
);

/**
 * Ports beside a host that only a process that binds can mean, as arguments of a call or keys of an object:
 * `TestServer(host="0.0.0.0", port=4319)`, `metrics: { host: '0.0.0.0', port: 9601 }`.
 */
export function boundPairs(evaluator: Evaluator): BoundSetting[] {
  const { file } = evaluator;
  if (file.imports.some(({ module }) => CLIENT_LIBRARY.test(module))) return [];
  const found: BoundSetting[] = [];
  const add = (
    pairs: readonly { readonly key: string; readonly value: Expression }[],
    scope: Scope,
  ): void => {
    const host = pairs.find(
      ({ key, value }) => HOST.test(key) && value.kind === 'string' && EVERY.test(value.text.value),
    );
    const port = host && pairs.find(({ key }) => PORT.test(key));
    if (host?.value.kind !== 'string' || !port) return;
    for (const value of evaluator.evaluate(port.value, scope))
      if (value.kind === 'number' && !value.computed && isPortNumber(value.value) && value.value >= 20)
        found.push({
          role: 'listen',
          port: value.value,
          range: value.range,
          use: port.value.range,
          host: host.value.text.value,
        });
  };
  const visit = (value: Expression | undefined, scope: Scope, depth = 0): void => {
    if (depth > DEEPEST) return;
    if (value?.kind === 'list') for (const item of value.items) visit(item, scope, depth + 1);
    if (value?.kind !== 'object') return;
    add(value.entries, scope);
    for (const entry of value.entries) visit(entry.value, scope, depth + 1);
  };
  for (const where of [file.module, ...classesIn(file.module)])
    for (const [, bindings] of [...where.bindings, ...where.members])
      for (const { value, scope = where, how } of bindings) if (how !== 'parameter') visit(value, scope);
  for (const { object, scope } of file.objects) add(object.entries, scope);
  for (const { call, scope, name } of file.calls) {
    if (isDialling(name)) continue;
    const named = call.args.flatMap(({ name: key, value }) => (key === undefined ? [] : [{ key, value }]));
    if (named.length > 1) add(named, scope);
    for (const { value } of call.args) if (value.kind === 'object') visit(value, scope);
  }
  return found;
}
