import { type SourceText, type TextRange, textRange } from '../../text/index.ts';
import type { FileTrouble } from '../file-facts.ts';
import { documentRanges } from './document-ranges.ts';
import { maskTemplates } from './mask-templates.ts';
import { mended } from './mend-text.ts';
import { MendedText } from './mended-text.ts';
import { parseOnce } from './parse-once.ts';
import { withoutStackTraces } from './without-stack-traces.ts';
import type { YamlDocument } from './yaml-node.ts';

/** A parsed file of one or more YAML documents. */
export interface YamlStream {
  readonly documents: readonly YamlDocument[];
  /** The text that was parsed: the source with template actions masked, of the same length. */
  readonly text: string;
  /** Whether template actions were masked. */
  readonly templated: boolean;
  /**
   * The first error, with its line. What the documents hold was read nevertheless. Absent for
   * templates, whose text need not be YAML before it is rendered.
   */
  readonly trouble?: FileTrouble;
}

/**
 * The YAML stream of a file, parsed once however many readers ask. Never throws: what cannot be read
 * is left out and named in `trouble`. Linear in the text; aliases are bound, never expanded.
 *
 * @param wants which documents are needed, by their text (templates masked); all where absent. Files of
 * Kubernetes hold large schemas between small objects, and parsing is what a scan's time goes into.
 */
export function yamlStream(source: SourceText, wants?: (document: string) => boolean): YamlStream {
  if (wants) {
    const text = source.once('yaml text', () => maskTemplates(source.text));
    const ranges = documentRanges(text);
    const wanted = ranges.filter(({ start, end }) => wants(text.slice(start, end)));
    if (wanted.length < ranges.length) {
      // Readers mostly want the same ones.
      const key = `yaml ${wanted.map(({ start }) => start).join()}`;
      return source.once(key, () => withoutStackTraces(() => parseStream(source, wanted)));
    }
  }
  return source.once('yaml', () => withoutStackTraces(() => parseStream(source)));
}

function parseStream(source: SourceText, wanted?: readonly TextRange[]): YamlStream {
  const masked = source.once('yaml text', () => maskTemplates(source.text));
  const templated = masked !== source.text;
  const ranges = wanted ?? [textRange(0, masked.length)];
  const first = parseOnce(MendedText.of(masked), ranges);
  if (!first.failure) return { documents: first.documents, text: masked, templated };
  const { text, documents } = mended(masked, ranges, first, templated);
  if (templated) return { documents, text, templated };
  const { message, offset } = first.failure;
  const { line } = source.positionAt(offset);
  const trouble: FileTrouble = {
    reason: `YAML, line ${line}: ${message}`,
    part: true,
    range: textRange(offset, offset),
  };
  return { documents, text, templated, trouble };
}
