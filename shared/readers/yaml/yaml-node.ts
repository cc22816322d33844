import type { TextRange } from '../../text/index.ts';

/**
 * The engine's own tree of a YAML document: read-only, with offsets of the source text. Scalars stay
 * strings (nothing is taken for a number, boolean or date), since ports must be judged as written.
 */
export type YamlNode = YamlMap | YamlSeq | YamlScalar | YamlAlias;

/** A node that is not an alias: what {@link YamlAlias.target} and the accessors give. */
export type YamlValue = YamlMap | YamlSeq | YamlScalar;

export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

export interface YamlScalar {
  readonly kind: 'scalar';
  /** The decoded value; a stretch of a template action stands as {@link TEMPLATE_PLACEHOLDER} units. */
  readonly value: string;
  readonly style: ScalarStyle;
  /** The scalar with its quotes, without tag and anchor; empty where a value is missing (`ports:`). */
  readonly range: TextRange;
  /** The tag as resolved by YAML (`!override`, `tag:yaml.org,2002:str`), absent where none is written. */
  readonly tag?: string;
}

export interface YamlMap {
  readonly kind: 'map';
  readonly flow: boolean;
  /** As written, merge keys (`<<`) included and not followed; see `mapEntries`. */
  readonly entries: readonly YamlEntry[];
  readonly range: TextRange;
  readonly tag?: string;
}

export interface YamlEntry {
  /** The key; a key that is a collection or an alias of one is an empty scalar. */
  readonly key: YamlScalar;
  readonly value: YamlNode;
  /** From the key's start to the value's end. */
  readonly range: TextRange;
}

export interface YamlSeq {
  readonly kind: 'seq';
  readonly flow: boolean;
  readonly items: readonly YamlNode[];
  readonly range: TextRange;
  readonly tag?: string;
}

interface YamlAlias {
  readonly kind: 'alias';
  /** The anchored node; absent where no such anchor stands before. It may contain this very alias. */
  readonly target?: YamlValue;
  /** The alias as written, `*name`. */
  readonly range: TextRange;
}

/** One document of a stream. `root` is absent for an empty document. */
export interface YamlDocument {
  readonly root?: YamlNode;
}

/** Stands, unit by unit, for a template action inside a scalar: its text cannot be known. */
export const TEMPLATE_PLACEHOLDER = '\uFFFC';

/** Whether a part of the scalar comes from a template action, so that its value is not known. */
export function isTemplated(scalar: YamlScalar): boolean {
  return scalar.value.includes(TEMPLATE_PLACEHOLDER);
}

/** Whether the scalar is written with quotes. */
export function isQuoted(scalar: YamlScalar): boolean {
  return scalar.style === 'single' || scalar.style === 'double';
}

/** Whether the scalar is null as YAML's core schema has it: nothing, `~` or `null`, unquoted. */
export function isNull(scalar: YamlScalar): boolean {
  return scalar.style === 'plain' && /^(?:~|null|Null|NULL)?$/.test(scalar.value);
}
