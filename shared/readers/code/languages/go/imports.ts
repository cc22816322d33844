import { textOf } from '../../tree-sitter/conversion.ts';
import { child, childOfType, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import type { GoConversion } from './context.ts';

/** Takes in an import declaration with all its specs. */
export function readImports(conversion: GoConversion, node: SyntaxNode): void {
  const specs = childOfType(node, 'import_spec_list')?.children ?? node.children;
  for (const spec of specs) {
    const path = spec.type === 'import_spec' ? child(spec, 'path') : undefined;
    if (!path) continue;
    const module = textOf(conversion, path).slice(1, -1);
    const alias = child(spec, 'name');
    const local = alias ? textOf(conversion, alias) : packageName(module);
    const range = { start: spec.start, end: spec.end };
    const bare = local === '_' || local === '.';
    conversion.file.imports.push({ module, ...(!bare && { local }), imported: '*', range });
    if (!bare) conversion.file.bind(local, { how: 'import', range }, conversion.file.module);
  }
}

/**
 * The name a package most likely has: the last part of its path, without a version (`/v4`,
 * `yaml.v3`) and without the `go` that repositories carry (`go-redis`, `quic-go`).
 */
function packageName(module: string): string {
  const parts = module.split('/');
  if (parts.length > 1 && /^v\d+$/.test(parts.at(-1)!)) parts.pop();
  return parts
    .at(-1)!
    .replace(/\.v\d+$/, '')
    .replace(/^go-|[-.]go$/g, '')
    .replaceAll('-', '_');
}
