import type { PortOccurrence } from '../ports/index.ts';
import type { TextRange } from '../text/index.ts';
import type { EnvironmentFact } from './environment-fact.ts';
import type { ManifestFacts } from './manifest-facts.ts';
import type { PortDefect } from './port-defect.ts';
import type { SuppressionComment } from './suppression-comment.ts';

/**
 * Everything the engine keeps of one file. Plain data: it survives structured clone (worker threads)
 * and JSON. Occurrences are in the order of their ranges.
 */
export interface FileFacts {
  /** Workspace-relative, forward slashes. */
  readonly path: string;
  readonly occurrences: readonly PortOccurrence[];
  readonly defects: readonly PortDefect[];
  readonly environment: readonly EnvironmentFact[];
  readonly manifests: readonly ManifestFacts[];
  readonly suppressions: readonly SuppressionComment[];
  /** Where each line begins, so that ranges become positions without the text; empty where nothing was found. */
  readonly lineStarts: readonly number[];
  /** Why the file was not read, or only in part; absent where it was read whole. */
  readonly trouble?: FileTrouble;
}

/** A file that was skipped (`part` false) or of which only a part could be read. */
export interface FileTrouble {
  readonly reason: string;
  readonly part: boolean;
  /** Where reading broke off, where that is known. */
  readonly range?: TextRange;
}

/** Facts of a file in which nothing was found. */
export function noFacts(path: string, trouble?: FileTrouble): FileFacts {
  return {
    path,
    occurrences: [],
    defects: [],
    environment: [],
    manifests: [],
    suppressions: [],
    lineStarts: [],
    ...(trouble && { trouble }),
  };
}
