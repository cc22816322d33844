/** A value in Bicep: its keys, outermost first, and the text (0-based UTF-16 units, quotes left out). */
export interface BicepProperty {
  /** The resource's type (`Microsoft.App/containerApps`), or `module`. */
  readonly type: string;
  readonly owner: string;
  /** Items of lists are `[]`. */
  readonly path: readonly string[];
  /** Counts the objects that are opened: those of one object have the same. */
  readonly object: number;
  readonly keyStart: number;
  readonly kind: 'number' | 'string' | 'name';
  readonly text: string;
  readonly start: number;
}

/** A parameter or variable with a number. */
export interface BicepConstant {
  readonly value: number;
  readonly isDefault: boolean;
  readonly start: number;
  readonly end: number;
}

const TOKEN =
  /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|'''[\s\S]*?(?:'''|$)|'((?:[^'\\\n]|\\.)*)'?|(\d{1,20}(?:\.\d+)?)|([A-Za-z_]\w*)|[{}[\]:=\n?,]/g;
const MAX_DEPTH = 60;

/**
 * The properties of resources and modules in a Bicep file (learn.microsoft.com/azure/azure-resource-manager/bicep), and
 * its numbers by name. Expressions are read over: only numbers, strings and single names are values.
 */
export function bicepProperties(text: string): {
  readonly properties: BicepProperty[];
  readonly constants: ReadonlyMap<string, BicepConstant>;
} {
  const properties: BicepProperty[] = [];
  const constants = new Map<string, BicepConstant>();
  const path: string[] = [];
  const objects: number[] = [];
  let opened = 0;
  let type = '';
  let owner = '';
  let head: { word: string; name: string; isInt: boolean } | undefined;
  let key: { text: string; start: number } | undefined;
  let word: { text: string; start: number } | undefined;
  let wantsValue = false;
  for (const match of text.matchAll(TOKEN)) {
    const { 0: token, 1: string, 2: number, 3: name, index } = match;
    if (token.startsWith('//') || token.startsWith('/*')) continue;
    if (token === '\n' || token === ',') {
      key = word = undefined;
      wantsValue = false;
      if (path.length === 0) head = undefined;
      continue;
    }
    if (path.length === 0) {
      if (name !== undefined && !head) head = { word: name, name: '', isInt: false };
      else if (name !== undefined && head?.name === '') head = { ...head, name };
      else if (string !== undefined && head && /^(?:resource|module)$/.test(head.word)) {
        type = head.word === 'module' ? 'module' : string.replace(/@.*$/s, '');
        owner = head.name;
      } else if (number !== undefined && head && wantsValue && /^(?:param|var)$/.test(head.word))
        constants.set(head.name, {
          value: Number(number),
          isDefault: head.word === 'param',
          start: index,
          end: index + token.length,
        });
      wantsValue = token === '=';
    }
    if (token === '{' || token === '[') {
      if (path.length < MAX_DEPTH) {
        path.push(key?.text ?? '[]');
        objects.push(++opened);
      }
      key = word = undefined;
      wantsValue = false;
    } else if (token === '}' || token === ']') {
      path.pop();
      objects.pop();
      key = word = undefined;
      if (path.length === 0) head = undefined;
    } else if (path.length === 0) continue;
    else if (token === ':' && word && !key) {
      key = word;
      wantsValue = true;
    } else if (wantsValue && key) {
      const kind = string !== undefined ? 'string' : number !== undefined ? 'number' : 'name';
      const value = string ?? number ?? name;
      // A condition or a call follows a name: what it gives is not known.
      const isWhole = /^[ \t]*(?:\r?\n|\/\/|[,}\]]|$)/.test(
        text.slice(index + token.length, index + token.length + 40),
      );
      if (value !== undefined && isWhole && objects.length > 0)
        properties.push({
          type,
          owner,
          path: [...path.slice(1), key.text],
          object: objects.at(-1)!,
          keyStart: key.start,
          kind,
          text: value,
          start: index + (kind === 'string' ? 1 : 0),
        });
      wantsValue = false;
    } else if (string !== undefined || name !== undefined)
      word = { text: string ?? name!, start: index + (string === undefined ? 0 : 1) };
  }
  return { properties, constants };
}
