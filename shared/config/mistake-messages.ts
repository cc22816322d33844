import type { z } from 'zod';
import { configSchema, LEVELS, TARGETS } from '../settings.ts';
import { nearestName } from '../text/index.ts';
import type { ValuePath } from './located-value.ts';

/** What an issue of the schema says to a person. `value` is what stands there. */
export function messageOf(issue: z.core.$ZodIssue, value: unknown): string {
  const shown = typeof value === 'object' ? undefined : JSON.stringify(value);
  switch (issue.code) {
    case 'invalid_value': {
      const valid = issue.values.map(String);
      const near = typeof value === 'string' ? nearestName(value, valid) : undefined;
      const list = `expected ${listed(valid.map(name => `"${name}"`))}`;
      return near
        ? `${shown} is not known here; did you mean "${near}"?`
        : shown
          ? `${list}, not ${shown}`
          : list;
    }
    case 'invalid_union':
      return 'expected a port, a range such as "5000-15000", or both "ports" and "reason"';
    case 'too_big':
    case 'too_small':
      return typeof value === 'number' ? `expected a port from 0 to 65535, not ${shown}` : issue.message;
    case 'invalid_type': {
      const names: Record<string, string> = {
        array: 'a list',
        object: 'a mapping',
        record: 'a mapping',
        string: 'a text',
        int: 'a whole number',
        number: 'a number',
      };
      const expected = `expected ${names[issue.expected] ?? issue.expected}`;
      return shown ? `${expected}, not ${shown}` : expected;
    }
    default:
      return issue.message;
  }
}

/** That a key or rule is unknown, and which one was meant or, for keys, which there are. */
export function unknown(what: 'key' | 'rule', name: string, valid: readonly string[]): string {
  const near = nearestName(name, valid);
  if (near) return `unknown ${what} "${name}"; did you mean "${near}"?`;
  return what === 'key' && valid.length > 0
    ? `unknown key "${name}"; valid keys are ${listed(
        valid.map(key => `"${key}"`),
        'and',
      )}`
    : `unknown ${what} "${name}"`;
}

/** The keys that may stand in the mapping at a path. */
export function keysAt(at: ValuePath): readonly string[] {
  const [first, , third] = at;
  if (at.length === 0) return Object.keys(configSchema.shape);
  if (first === 'overrides') {
    if (at.length === 2) return Object.keys(configSchema.shape.overrides.unwrap().element.shape);
    return keysAt(at.slice(2));
  }
  if (first === 'ephemeralRanges') return TARGETS;
  if (first === 'sqlServer' && at.length === 1) return ['instances'];
  if (first === 'allow') return ['ports', 'reason'];
  return third === undefined && first === 'rules' ? LEVELS : [];
}

/** `a, b or c`. */
function listed(names: readonly string[], word: 'and' | 'or' = 'or'): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1)}`;
}
