import { attributeOf, type HclAttribute, type HclBody, type HclValue } from '../hcl/hcl-tree.ts';
import type { StatedPort } from './resource-facts.ts';

/** A port in HCL. */
export type HclPort = StatedPort;

/** The local values and variables of a file. */
export class HclNames {
  readonly #values = new Map<
    string,
    { readonly value: HclValue; readonly resolution: 'constant' | 'default' }
  >();

  constructor(file: HclBody) {
    for (const { type, labels, body } of file.blocks) {
      if (type === 'locals')
        for (const { name, value } of body.attributes)
          this.#values.set(`local.${name}`, { value, resolution: 'constant' });
      const given = type === 'variable' && labels[0] !== undefined ? attributeOf(body, 'default') : undefined;
      if (given) this.#values.set(`var.${labels[0]}`, { value: given.value, resolution: 'default' });
    }
  }

  /** What a value is, names followed once or twice. */
  resolve(value: HclValue, hops = 3): { value: HclValue; resolution: 'literal' | 'constant' | 'default' } {
    const path = value.kind === 'reference' ? value.path : interpolated(value);
    const named = path === undefined || hops === 0 ? undefined : this.#values.get(path);
    if (!named) return { value, resolution: 'literal' };
    const inner = this.resolve(named.value, hops - 1);
    // A variable may be set from outside, whatever else is on the way.
    return { value: inner.value, resolution: inner.resolution === 'default' ? 'default' : named.resolution };
  }

  /** The ports of a value: a number, a text with a number or a range, a list of them. */
  portsOf(value: HclValue): HclPort[] {
    const resolved = this.resolve(value);
    if (resolved.value.kind === 'list' && resolved.value.items.length <= 1000)
      return resolved.value.items.flatMap(item => this.portsOf(item));
    const port = readPort(resolved.value);
    if (port) return [{ known: true, ...port, resolution: resolved.resolution }];
    const { start, end } = value;
    return value.kind === 'string' && !value.templated ? [] : [{ known: false, start, end }];
  }
}

/** `"${var.port}"` is `var.port`. */
function interpolated(value: HclValue): string | undefined {
  return value.kind === 'string' ? /^\$\{\s{0,9}([\w.-]{1,200})\s{0,9}\}$/.exec(value.text)?.[1] : undefined;
}

function readPort(value: HclValue): { first: number; last: number; start: number; end: number } | undefined {
  const { start, end } = value;
  if (value.kind === 'number')
    return Number.isInteger(value.value) ? { first: value.value, last: value.value, start, end } : undefined;
  const match = value.kind === 'string' ? /^(\d{1,5})(?:\s?-\s?(\d{1,5}))?$/.exec(value.text) : null;
  return match ? { first: Number(match[1]), last: Number(match[2] ?? match[1]), start, end } : undefined;
}

/** The text of an attribute, where it is one without templates. */
export function textOf(attribute: HclAttribute | undefined): string | undefined {
  const value = attribute?.value;
  if (value?.kind === 'number') return String(value.value);
  return value?.kind === 'string' && !value.templated ? value.text : undefined;
}
