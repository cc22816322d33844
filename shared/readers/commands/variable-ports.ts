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
  return from < 2 ? [] : spokenOfVariable(word.value.slice(0, from - 1), word.slice(from), namespace);
}

/** The ports of a variable's value, as {@link variablePorts}. */
export function spokenOfVariable(name: string, value: MappedText, namespace?: Namespace): SpokenPort[] {
  const listens = { role: 'listen', api: 'variable', ...(namespace && { namespace }) } as const;
  const dials = { role: 'connect', namespace: 'none', api: 'variable' } as const;
  return [
    ...spoken(value, portsOfVariable(name, value.value), listens),
    ...spoken(value, dialledPortsOf(name, value.value), dials),
  ];
}
