/** A value of HCL. Places are 0-based UTF-16 units, ends exclusive. */
export type HclValue =
  | { readonly kind: 'number'; readonly value: number; readonly start: number; readonly end: number }
  /** A string without its quotes. `templated`: `${…}` or an escape stands in it. */
  | {
      readonly kind: 'string';
      readonly text: string;
      readonly start: number;
      readonly end: number;
      readonly templated: boolean;
    }
  | {
      readonly kind: 'list';
      readonly items: readonly HclValue[];
      readonly start: number;
      readonly end: number;
    }
  | {
      readonly kind: 'object';
      readonly entries: readonly HclAttribute[];
      readonly start: number;
      readonly end: number;
    }
  /** A name with what follows after dots: `var.port`, `local.ports.http`, `true`. */
  | { readonly kind: 'reference'; readonly path: string; readonly start: number; readonly end: number }
  | {
      readonly kind: 'call';
      readonly name: string;
      readonly args: readonly HclValue[];
      readonly start: number;
      readonly end: number;
    }
  /** Operators, conditions, loops: what the file alone does not settle. */
  | { readonly kind: 'other'; readonly start: number; readonly end: number };

export interface HclAttribute {
  readonly name: string;
  readonly start: number;
  readonly value: HclValue;
}

export interface HclBlock {
  readonly type: string;
  readonly labels: readonly string[];
  readonly start: number;
  readonly body: HclBody;
}

export interface HclBody {
  readonly attributes: readonly HclAttribute[];
  readonly blocks: readonly HclBlock[];
}

/** The value of an attribute, by its name. */
export function attributeOf(body: HclBody, name: string): HclAttribute | undefined {
  return body.attributes.find(attribute => attribute.name === name);
}

/** The blocks of a type, and objects or lists of objects that are given by an attribute of that name. */
export function blocksOf(body: HclBody, type: string): HclBody[] {
  const written = body.blocks.flatMap(block =>
    block.type === type
      ? [block.body]
      : // `dynamic "ingress" { content { … } }` makes blocks of that type.
        block.type === 'dynamic' && block.labels[0] === type
        ? blocksOf(block.body, 'content')
        : [],
  );
  const given = body.attributes.filter(({ name }) => name === type).flatMap(({ value }) => objectsOf(value));
  return [...written, ...given];
}

/** An object, or those of a list, as bodies. */
export function objectsOf(value: HclValue): HclBody[] {
  if (value.kind === 'object') return [{ attributes: value.entries, blocks: [] }];
  return value.kind === 'list' ? value.items.flatMap(objectsOf) : [];
}
