import { portsOfVariable } from '../settings/environment-ports.ts';
import { dialledPortsOf } from './dial-variable.ts';
import type { DialledPort } from './dialled-address.ts';
import type { SettingsValue } from './settings-values.ts';

const NAME = /^[A-Z][A-Z\d]{0,40}(?:_[A-Z\d]{1,40}){0,10}$/;
/** What a component's settings are called in pairs: `{ name: redisHost, value: redis:6379 }`. */
const PAIRED_NAME = /^[A-Za-z][\w.-]{1,60}$/;
/** Keys under which a process is given its variables: a ConfigMap's, a function's, a task's. */
const MAPS =
  /^(?:data|stringData|env|environment|env_?vars|environment_?variables|environmentVariables|Variables|variables)$/;

/** An environment variable among the values of a settings file. */
interface Variable {
  readonly name: string;
  /** What stands for the process's other variables. */
  readonly group: string;
  /** Whether it is surely given to a process: what it listens on by it is told, too. */
  readonly isProcess: boolean;
}

/** The ports of one variable, each with its role. */
export interface VariablePorts {
  readonly listens: readonly DialledPort[];
  readonly dials: readonly DialledPort[];
}

/**
 * The variables of processes among the values of a settings file: `{ name: DB_PORT, value: "5432" }` of
 * containers in any format, and the entries of `data`, `env`, `environment`.
 */
export class EnvironmentValues {
  readonly #variables = new Map<SettingsValue, Variable>();
  readonly #groups = new Map<string, Map<string, string>>();

  constructor(values: readonly SettingsValue[]) {
    const names = new Map<string, string>();
    for (const { path, text } of values)
      if (/^(?:name|key)$/i.test(path.at(-1) ?? '') && PAIRED_NAME.test(text.value))
        names.set(groupOf(path, 1), text.value);
    for (const value of values) {
      const { path } = value;
      const key = path.at(-1) ?? '';
      const paired = /^value$/i.test(key) ? names.get(groupOf(path, 1)) : undefined;
      if (paired) {
        // `env` of a container, `environment` of a task, `extraEnvVars` of a chart, not parameters of a template.
        const isProcess = NAME.test(paired) && path.slice(-4, -1).some(each => /env/i.test(each));
        this.#add(value, { name: paired, group: groupOf(path, 2), isProcess });
      } else if (NAME.test(key) && key.length > 1)
        this.#add(value, { name: key, group: groupOf(path, 1), isProcess: MAPS.test(path.at(-2) ?? '') });
    }
  }

  #add(value: SettingsValue, variable: Variable): void {
    this.#variables.set(value, variable);
    const group = this.#groups.get(variable.group) ?? new Map<string, string>();
    group.set(variable.name, value.text.value);
    this.#groups.set(variable.group, group);
  }

  /** What a value makes a process listen on and dial; undefined where it is no environment variable. */
  portsOf(value: SettingsValue): VariablePorts | undefined {
    const variable = this.#variables.get(value);
    if (!variable) return undefined;
    const { name, group, isProcess } = variable;
    const text = value.text.value;
    const sibling = (wanted: string) => this.#groups.get(group)?.get(wanted.toUpperCase());
    return {
      listens: isProcess
        ? portsOfVariable(name, text).map(({ isDefault, ...port }) => ({
            ...port,
            ...(isDefault && { isDefault: true as const }),
          }))
        : [],
      dials: dialledPortsOf(name, text, { sibling }),
    };
  }
}

/** The path without its last `count` keys, as one text. */
function groupOf(path: readonly string[], count: number): string {
  return path.slice(0, -count).join('\n');
}
