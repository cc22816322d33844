import type { PortOccurrence } from '../../ports/index.ts';
import type { MappedText, TextRange } from '../../text/index.ts';
import type { FileFacts } from '../file-facts.ts';
import type { PortDefect } from '../port-defect.ts';
import type { EmbeddedFile } from './embedded-file.ts';

/**
 * The ports and defects of an embedded file, as those of the file around it. Statements about the machine
 * (`environment`) and the wiring of whole manifests are left behind: they hold where the file is written to.
 */
export function movedFacts(
  { occurrences, defects }: FileFacts,
  { text, inContainer, owner }: EmbeddedFile,
): { readonly occurrences: PortOccurrence[]; readonly defects: PortDefect[] } {
  return {
    occurrences: occurrences.map(occurrence => {
      const moved: PortOccurrence = movedRanges(occurrence, text);
      return {
        ...moved,
        ...(inContainer && moved.role === 'listen' && { namespace: 'container' as const }),
        ...(owner && moved.owner === undefined && { owner }),
      };
    }),
    defects: defects.map(defect => movedRanges(defect, text)),
  };
}

/** A copy of plain data in which every range of the embedded text is one of the text around it. */
function movedRanges<T>(data: T, text: MappedText): T {
  if (typeof data !== 'object' || data === null) return data;
  if (Array.isArray(data)) return data.map(item => movedRanges(item, text)) as T;
  if (isRange(data)) return { ...data, ...text.range(data.start, data.end) };
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, movedRanges(value, text)])) as T;
}

function isRange(data: object): data is TextRange {
  return 'start' in data && 'end' in data && typeof data.start === 'number' && typeof data.end === 'number';
}
