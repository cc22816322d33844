import type { Idioms } from './idioms.ts';
import type { CodeFile, Scope } from './model.ts';
import { findDeclaration } from './scopes.ts';

/** A module's name as origins have it, without prefix and version: `node:http` is `http`, `npm:express@5` `express`. */
export function moduleOrigin(idioms: Idioms, module: string): string {
  const prefix = idioms.modulePrefixes?.find(p => module.startsWith(p)) ?? '';
  return module.slice(prefix.length).replace(/@[v^~]?\d[\w.+-]*(?=\/|$)/, '');
}

/** The origin of a name that an import declares; the default export and the whole module count as one. */
export function importOrigin(file: CodeFile, idioms: Idioms, local: string): string | undefined {
  const found = file.imports.find(imported => imported.local === local);
  if (!found) return undefined;
  const module = moduleOrigin(idioms, found.module);
  return found.imported === 'default' || found.imported === '*' ? module : `${module}.${found.imported}`;
}

/** The origin of an instance of a type by its dotted name; undefined for a type that the file declares itself. */
export function typeOrigin(file: CodeFile, idioms: Idioms, type: string, scope: Scope): string | undefined {
  const [root, ...rest] = type.split('.');
  const base =
    importOrigin(file, idioms, root!) ?? (findDeclaration(scope, root!) ? undefined : `global:${root}`);
  return base === undefined ? undefined : `${[base, ...rest].join('.')}()`;
}
