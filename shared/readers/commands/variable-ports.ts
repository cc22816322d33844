import type { Namespace } from '../../ports/index.ts';
import type { MappedText } from '../../text/index.ts';
import { dialledPortsOf } from '../connections/dial-variable.ts';
import { portsOfVariable } from '../settings/environment-ports.ts';
import { listenPortsOf } from '../settings/listen-variable.ts';
import { type SpokenPort, spoken } from './spoken-port.ts';

/** Where a variable stands. */
export interface VariablePlace {
  /** Where its process listens, if that is not where the command runs. */
  readonly namespace?: Namespace;
  /** Whether a script sets it, whose processes may be clients: a name must say that it is bound. */
  readonly isScript?: boolean;
}

/** The ports of `NAME=value`, a variable that a process is given: those it listens on by it, and dials. */
export function variablePorts(word: MappedText, place: VariablePlace = {}): SpokenPort[] {
  const from = word.value.indexOf('=') + 1;
  return from < 2 ? [] : spokenOfVariable(word.value.slice(0, from - 1), word.slice(from), place);
}

/** The ports of a variable's value, as {@link variablePorts}. */
export function spokenOfVariable(
  name: string,
  value: MappedText,
  { namespace, isScript }: VariablePlace = {},
): SpokenPort[] {
  const listens = { role: 'listen', api: 'variable', ...(namespace && { namespace }) } as const;
  const dials = { role: 'connect', namespace: 'none', api: 'variable' } as const;
  const named = isScript && !/\s-|^-/.test(value.value) ? listenPortsOf : portsOfVariable;
  return [
    ...spoken(value, named(name, value.value), listens),
    ...spoken(value, dialledPortsOf(name, value.value), dials),
  ];
}
