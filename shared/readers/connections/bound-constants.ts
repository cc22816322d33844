import { isPortNumber, type PortOccurrence } from '../../ports/index.ts';
import type { TextRange } from '../../text/index.ts';
import type { Evaluator } from '../code/evaluate.ts';
import type { Value } from '../code/values.ts';
import { listenPortsOf } from '../settings/listen-variable.ts';
import { gated } from '../word-gate.ts';

/** A constant that may be called a port to listen on, what it is looked up by, and digits near. Linear. */
const CONSTANT =
  /^(?:export\s{1,9})?(?:const\s{1,9}|var\s{1,9}|let\s{1,9})?(?:\w{1,30}_)?PORT\b[^\n=]{0,40}=[^\n]{0,60}(?:env|ENV)[^\n]{0,80}?\d{2,5}/m;

/** A linear content test: whether a module may keep the port that its program listens on. */
export const mayHoldBoundConstant = gated(['PORT'], CONSTANT);

/**
 * The ports that a module of settings keeps for its program to listen on: constants that are called as the
 * variables are that servers read (`PORT`, `HTTP_PORT`), with a fallback for the variable.
 */
export function boundConstants(evaluator: Evaluator): PortOccurrence[] {
  const { file } = evaluator;
  const found: PortOccurrence[] = [];
  for (const [name, bindings] of file.module.bindings) {
    if (name !== name.toUpperCase()) continue;
    for (const { value, scope = file.module, range: use, how } of bindings) {
      if (!value || how === 'parameter') continue;
      for (const port of evaluator.evaluate(value, scope).map(fallbackIn)) {
        if (!port || listenPortsOf(name, port.text).length === 0) continue;
        found.push({
          port: Number(port.text),
          protocol: 'tcp',
          role: 'listen',
          resolution: 'default',
          namespace: 'host',
          format: file.language,
          api: 'settings.constant',
          range: port.range,
          use,
          slot: { range: port.range, before: '', after: '' },
        });
      }
    }
  }
  return found;
}

/** The port that stands in for a variable, with the digits that hold it. */
function fallbackIn(value: Value): { text: string; range: TextRange } | undefined {
  if (value.kind === 'number')
    return value.certainty === 'default' && !value.computed && isPortNumber(value.value) && value.value > 0
      ? { text: String(value.value), range: value.range }
      : undefined;
  const piece = value.kind === 'text' && value.pieces.length === 1 ? value.pieces[0] : undefined;
  if (!piece?.text || piece.certainty !== 'default' || !/^\d{2,5}$/.test(piece.text.value)) return undefined;
  const number = Number(piece.text.value);
  return isPortNumber(number) && number > 0
    ? { text: piece.text.value, range: piece.text.range() }
    : undefined;
}
