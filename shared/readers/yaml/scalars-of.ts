import type { YamlEntry, YamlNode, YamlScalar } from './yaml-node.ts';
import type { YamlStream } from './yaml-stream.ts';

/**
 * Calls `visit` for every scalar value of the stream (keys are not values), in the order of the text,
 * each once where it is written: aliases are not followed. `path` holds the keys and the 0-based
 * indices that lead to it; it is reused between calls, so copy it to keep it.
 */
export function forEachScalar(
  stream: YamlStream,
  visit: (scalar: YamlScalar, path: readonly (string | number)[], entry: YamlEntry | undefined) => void,
): void {
  const path: (string | number)[] = [];
  const walk = (node: YamlNode, entry: YamlEntry | undefined): void => {
    if (node.kind === 'scalar') {
      // An empty range is a value that is missing.
      if (node.range.end > node.range.start) visit(node, path, entry);
    } else if (node.kind === 'map') {
      for (const child of node.entries) {
        path.push(child.key.value);
        walk(child.value, child);
        path.pop();
      }
    } else if (node.kind === 'seq') {
      for (let i = 0; i < node.items.length; i++) {
        path.push(i);
        walk(node.items[i]!, entry);
        path.pop();
      }
    }
  };
  for (const document of stream.documents) if (document.root) walk(document.root, undefined);
}
