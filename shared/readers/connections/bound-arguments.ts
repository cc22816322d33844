import { isPortNumber } from '../../ports/index.ts';
import type { Evaluator } from '../code/evaluate.ts';
import { isOwnHost } from '../settings/bound-address.ts';
import { gated } from '../word-gate.ts';
import type { BoundSetting } from './bound-setting.ts';

/** Arguments of programs that say by themselves that a debugger is waited for: Chrome's and Node's. */
const DEBUGGED =
  /^--(?:remote-debugging-port|inspect|inspect-brk|inspect-port)=(?:([\w.[\]:]{1,60}):)?(\d{2,5})$/;

/** A linear content test: whether code may hold such an argument. */
export const mayHoldDebugArgument = gated(
  ['--remote-debugging-port=', '--inspect=', '--inspect-brk=', '--inspect-port='],
  /["'`]--(?:remote-debugging-port|inspect(?:-brk|-port)?)=[\w.[\]:]{0,60}\d{2,5}["'`]/,
);

/**
 * The ports at which a program has another one wait for a debugger, wherever the argument is kept:
 * `execArgv: ['--inspect=6009']`, `args: ['--remote-debugging-port=9222']`.
 */
export function boundArguments({ file }: Evaluator): BoundSetting[] {
  const found: BoundSetting[] = [];
  for (const { text, range: use } of file.strings) {
    if (!text.value.startsWith('--')) continue;
    const match = DEBUGGED.exec(text.value);
    if (!match) continue;
    const [whole, host, digits = ''] = match;
    const port = Number(digits);
    if (!isPortNumber(port) || (host !== undefined && !isOwnHost(host))) continue;
    const range = text.range(whole.length - digits.length, whole.length);
    found.push({ role: 'listen', port, range, use, ...(host && { host }) });
  }
  return found;
}
