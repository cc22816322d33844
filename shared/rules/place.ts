import { positionAt, type TextRange } from '../text/index.ts';
import type { WorkspaceSnapshot } from '../workspace/index.ts';

/** A place as a message names it to someone who reads `from`: `line 12`, or `deploy/compose.yaml:12`. */
export function placeName(
  snapshot: WorkspaceSnapshot,
  from: string,
  { path, range }: { readonly path: string; readonly range: TextRange },
): string {
  const { line } = positionAt(snapshot.files.get(path)?.lineStarts ?? [0], range.start);
  return path === from ? `line ${line}` : `${path}:${line}`;
}
