import {
  asMap,
  asScalar,
  isNull,
  mapEntries,
  mapValue,
  resolved,
  scalarText,
  type YamlMap,
  type YamlNode,
  type YamlScalar,
  type YamlStream,
  type YamlValue,
} from '../yaml/index.ts';
import type { StatedPort } from './resource-facts.ts';

/** What a node asks a function of CloudFormation for: `!Ref X`, `{ "Ref": "X" }`. */
interface FunctionCall {
  readonly name: string;
  readonly argument: YamlValue | undefined;
}

/** The functions by their short tags and by their keys. */
const FUNCTION = /^(?:!|Fn::)([A-Z]\w{1,30})$/;

/** More branches of a value, conditions within conditions, are hostile. */
const MAX_BRANCHES = 1000;
/** Nodes that are looked at in one file: aliases in aliases can name far more than the text has. */
const MAX_STEPS = 300_000;

/** The values of a template: parameters' defaults behind references, both sides of conditions. */
export class CloudFormationValues {
  readonly #stream: YamlStream;
  readonly #parameters: YamlNode | undefined;
  #steps = 0;

  constructor(stream: YamlStream, template: YamlMap) {
    this.#stream = stream;
    this.#parameters = mapValue(template, 'Parameters');
  }

  /** What a node may be: the node itself, of a condition (`!If`) both of its sides, of a list its items. */
  branches(node: YamlNode | undefined): YamlValue[] {
    const found: YamlValue[] = [];
    const open = [resolved(node)];
    // Depth first, and as many as are looked for: what waits must not outgrow what is found.
    while (open.length > 0 && found.length < MAX_BRANCHES && ++this.#steps < MAX_STEPS) {
      const value = open.pop();
      if (!value) continue;
      const call = functionOf(value);
      const list = call?.name === 'If' && call.argument?.kind === 'seq' ? call.argument.items.slice(1) : [];
      const items = list.length > 0 ? list : value.kind === 'seq' && !call ? value.items : undefined;
      if (!items) found.push(value);
      else for (const item of items.slice(0, MAX_BRANCHES).reverse()) open.push(resolved(item));
    }
    return found;
  }

  /** The mappings that a way of keys leads to, conditions and lists followed. */
  within(node: YamlNode | undefined, way: readonly string[]): YamlMap[] {
    const [key, ...rest] = way;
    const maps = this.branches(node).flatMap(each =>
      each.kind === 'map' && !functionOf(each) ? [each] : [],
    );
    return key === undefined ? maps : maps.flatMap(map => this.within(mapValue(map, key), rest));
  }

  /** The ports of a value: a number or a range, a parameter's default; unknown for another function. */
  portsOf(node: YamlNode | undefined): StatedPort[] {
    return this.branches(node).flatMap(value => {
      const name = this.#reference(value);
      if (name === undefined) return functionOf(value) ? [unknown(value)] : this.#stated(value, 'literal');
      if (name === 'AWS::NoValue') return [];
      const given = asScalar(mapValue(mapValue(this.#parameters, name), 'Default'));
      const ports = given ? this.#stated(given, 'default') : [];
      return ports.length > 0 ? ports : [unknown(value)];
    });
  }

  /** The text of a value, or the name of what it refers to. */
  textOf(node: YamlNode | undefined): string | undefined {
    const [value] = this.branches(node);
    if (!value) return undefined;
    const call = functionOf(value);
    if (!call) return value.kind === 'scalar' && !isNull(value) ? value.value : undefined;
    const reference = this.#reference(value);
    if (reference !== undefined) {
      const given = asScalar(mapValue(mapValue(this.#parameters, reference), 'Default'));
      return given?.value || reference;
    }
    const [first] = call.argument?.kind === 'seq' ? call.argument.items : [call.argument];
    return asScalar(first)?.value;
  }

  #reference(value: YamlValue): string | undefined {
    const call = functionOf(value);
    const name = call?.argument?.kind === 'scalar' ? call.argument.value : undefined;
    if (name === undefined || call?.name === 'Ref') return name;
    return call?.name === 'Sub' ? /^\$\{([\w:]{1,255})\}$/.exec(name)?.[1] : undefined;
  }

  #stated(value: YamlValue, resolution: 'literal' | 'default'): StatedPort[] {
    if (value.kind !== 'scalar') return [];
    const text = scalarText(this.#stream, value);
    // A number, a range, or what a classic load balancer checks: `HTTP:80/health`.
    const match = /^((?:TCP|SSL|HTTPS?):)?(-?\d{1,5})(?:-(\d{1,5}))?(?:\/.*)?$/i.exec(text.value);
    if (!match || (!match[1] && text.value.includes('/'))) return [];
    const start = match[1]?.length ?? 0;
    const digits = match[3] === undefined ? match[2]! : `${match[2]}-${match[3]}`;
    const range = text.range(start, start + digits.length);
    return [
      { known: true, first: Number(match[2]), last: Number(match[3] ?? match[2]), resolution, ...range },
    ];
  }
}

function unknown({ range }: YamlValue): StatedPort {
  return { known: false, start: range.start, end: range.end };
}

function functionOf(value: YamlValue): FunctionCall | undefined {
  const short = value.tag === undefined ? undefined : FUNCTION.exec(value.tag)?.[1];
  if (short) return { name: short, argument: value };
  if (value.kind !== 'map' || value.entries.length !== 1) return undefined;
  const [entry] = value.entries;
  const key = entry!.key.value;
  const name = key === 'Ref' ? 'Ref' : FUNCTION.exec(key)?.[1];
  return name ? { name, argument: resolved(entry!.value) } : undefined;
}

/** The resources of a template with their types and properties, in order. */
export function resourcesOf(
  template: YamlMap,
): { readonly name: YamlScalar; readonly type: string; readonly properties: YamlMap }[] {
  return mapEntries(mapValue(template, 'Resources')).flatMap(({ key, value }) => {
    const type = asScalar(mapValue(value, 'Type'))?.value;
    const properties = asMap(mapValue(value, 'Properties'));
    return type && properties ? [{ name: key, type, properties }] : [];
  });
}
