import type { Namespace } from '../../ports/index.ts';
import type { MappedText } from '../../text/index.ts';
import { dialledPortsOf } from '../connections/dial-variable.ts';
import { portsOfVariable } from '../settings/environment-ports.ts';
import { type SpokenPort, spoken } from './spoken-port.ts';

/**
 * The ports of `NAME=value`, a variable that a process is given: those it listens on by it, and dials.
 *
 * @param namespace where it listens, if that is not where the command runs
 */
export function variablePorts(word: MappedText, namespace?: Namespace): SpokenPort[] {
  const from = word.value.indexOf('=') + 1;
  if (from < 2) return [];
  const name = word.value.slice(0, from - 1);
  const value = word.value.slice(from);
  const listens = { role: 'listen', api: 'variable', ...(namespace && { namespace }) } as const;
  const dials = { role: 'connect', namespace: 'none', api: 'variable' } as const;
  return [
    ...spoken(word, portsOfVariable(name, value), listens, from),
    ...spoken(word, dialledPortsOf(name, value), dials, from),
  ];
}
