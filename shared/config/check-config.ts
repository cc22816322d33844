import type { z } from 'zod';
import { rules } from '../rules/index.ts';
import { type ConfigInput, configSchema } from '../settings.ts';
import type { ValuePath } from './located-value.ts';
import { keysAt, messageOf, unknown } from './mistake-messages.ts';

/** A mistake in a configuration as plain data: which value, or which key, and what is wrong with it. */
export interface ConfigMistake {
  readonly at: ValuePath;
  readonly part: 'key' | 'value';
  readonly message: string;
  /** The mistake is that the value lacks a key. */
  readonly missing?: boolean;
}

/**
 * Judges a configuration read from anywhere. `input` is what remains when every mistaken part is left
 * out, so that one slip does not undo the rest. Keys without a value (`allow:`) count as absent.
 */
export function checkConfig(value: unknown): { input: ConfigInput; mistakes: ConfigMistake[] } {
  const mistakes: ConfigMistake[] = [];
  if (value === undefined || value === null) return { input: {}, mistakes };
  if (!isRecord(value)) {
    mistakes.push({
      at: [],
      part: 'value',
      message: 'expected a mapping of keys such as "targets" and "rules"',
    });
    return { input: {}, mistakes };
  }
  const data = Object.fromEntries(
    Object.entries(structuredClone(value)).filter(([, entry]) => entry !== null && entry !== undefined),
  );
  // JSON files name their schema for the editor.
  delete data.$schema;
  checkRuleIds(data, mistakes);
  // What is left after the mistakes are out may lack something itself: that is dropped without a word.
  for (let round = 0; round < 5; round++) {
    const parsed = configSchema.partial().safeParse(data);
    if (parsed.success) return { input: data as ConfigInput, mistakes: withoutEchoes(mistakes) };
    const holes: ValuePath[] = [];
    const told = round === 0 ? mistakes : [];
    for (const issue of parsed.error.issues) describe(issue, [], data, told, holes);
    removeAll(data, holes);
  }
  return { input: {}, mistakes: withoutEchoes(mistakes) };
}

/** A misspelt key is also a missing one, and one text may break two rules: each mistake is told of once. */
function withoutEchoes(mistakes: readonly ConfigMistake[]): ConfigMistake[] {
  const misspelt = new Set(
    mistakes.filter(({ part }) => part === 'key').map(({ at }) => JSON.stringify(at.slice(0, -1))),
  );
  const seen = new Set<string>();
  return mistakes.filter(({ at, part, missing }) => {
    const place = JSON.stringify(at);
    if (seen.has(place + part) || (missing && misspelt.has(place))) return false;
    seen.add(place + part);
    return true;
  });
}

/** Unknown ids under `rules`, also in overrides, are told and taken out. */
function checkRuleIds(data: Record<string, unknown>, mistakes: ConfigMistake[]): void {
  const known = rules.map(rule => rule.meta.id);
  const check = (levels: unknown, at: ValuePath) => {
    if (!isRecord(levels)) return;
    for (const id of Object.keys(levels)) {
      if (known.includes(id)) continue;
      mistakes.push({ at: [...at, id], part: 'key', message: unknown('rule', id, known) });
      delete levels[id];
    }
  };
  check(data.rules, ['rules']);
  if (Array.isArray(data.overrides))
    data.overrides.forEach((override: unknown, i) => {
      if (isRecord(override)) check(override.rules, ['overrides', i, 'rules']);
    });
}

/** Adds the mistakes that an issue of the schema stands for, and what to take out because of it. */
function describe(
  issue: z.core.$ZodIssue,
  parent: ValuePath,
  data: unknown,
  mistakes: ConfigMistake[],
  holes: ValuePath[],
): void {
  const at: ValuePath = [...parent, ...(issue.path as (string | number)[])];
  const value = valueAt(data, at);
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) {
      mistakes.push({ at: [...at, key], part: 'key', message: unknown('key', key, keysAt(at)) });
      holes.push([...at, key]);
    }
    return;
  }
  if (issue.code === 'invalid_union') {
    // The branch of the value's own type says what is wrong inside; where there is none, the union does.
    const branch = issue.errors.find(errors =>
      errors.every(e => e.path.length > 0 || e.code !== 'invalid_type'),
    );
    if (branch && branch.length > 0) {
      for (const inner of branch) describe(inner, at, data, mistakes, holes);
      // An entry of which a part is wrong says something else without that part.
      holes.push(at);
      return;
    }
  }
  // What is missing is told of the whole that lacks it.
  if (value === undefined && at.length > 0) {
    const whole = at.slice(0, -1);
    mistakes.push({
      at: whole,
      part: 'value',
      message: `the key "${String(at.at(-1))}" is missing`,
      missing: true,
    });
    holes.push(whole);
    return;
  }
  mistakes.push({ at, part: 'value', message: messageOf(issue, value) });
  holes.push(at);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function valueAt(data: unknown, at: ValuePath): unknown {
  let value = data;
  for (const step of at) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}

/** Takes the values out: list entries from the back, so that the indexes of the others hold. */
function removeAll(data: Record<string, unknown>, holes: readonly ValuePath[]): void {
  const unique = new Map(holes.map(at => [JSON.stringify(at), at]));
  const ordered = [...unique.values()].sort(
    (a, b) => b.length - a.length || Number(b.at(-1)) - Number(a.at(-1)) || 0,
  );
  for (const at of ordered) {
    const last = at.at(-1);
    const parent = valueAt(data, at.slice(0, -1));
    if (last === undefined || typeof parent !== 'object' || parent === null) continue;
    if (Array.isArray(parent)) parent.splice(Number(last), 1);
    else delete (parent as Record<string | number, unknown>)[last];
  }
}
