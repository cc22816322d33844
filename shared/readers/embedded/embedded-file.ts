import { MappedText, type SourceText } from '../../text/index.ts';
import {
  scalarText,
  TEMPLATE_PLACEHOLDER,
  type YamlMap,
  type YamlScalar,
  type YamlStream,
} from '../yaml/index.ts';

/** A file within a file: a ConfigMap's `nginx.conf`, the content of a task that writes one, an inline patch. */
export interface EmbeddedFile {
  /** As if it stood beside the file around it: its name decides who reads it. */
  readonly path: string;
  /** Its text; offsets are those of the file around it. */
  readonly text: MappedText;
  /** Whether what reads it runs in a container, so that its ports are the container's. */
  readonly inContainer: boolean;
  /** Whom its ports belong to, where it does not say so itself. */
  readonly owner?: string;
}

/** A file that is the value of a scalar; template actions stand in it as they are written. */
export function textOfScalar(source: SourceText, stream: YamlStream, scalar: YamlScalar): MappedText {
  const text = scalarText(stream, scalar);
  if (!text.value.includes(TEMPLATE_PLACEHOLDER)) return text;
  const offsets = Array.from({ length: text.value.length + 1 }, (_, i) => text.offsetAt(i));
  const units = text.value.replaceAll(
    TEMPLATE_PLACEHOLDER,
    (_, at: number) => source.text[offsets[at]!] ?? ' ',
  );
  return MappedText.mapped(units, offsets);
}

/** A mapping as a document of its own: without the blanks that its lines begin with where it stands. */
export function textOfMap(source: SourceText, { range }: YamlMap): MappedText {
  const column = range.start - (source.text.lastIndexOf('\n', range.start - 1) + 1);
  const inside = source.text.slice(range.start, range.end);
  const offsets: number[] = [];
  let text = '';
  let at = range.start;
  for (const line of inside.split(/(?<=\n)/)) {
    const blanks = at === range.start ? 0 : Math.min(column, /^ */.exec(line)![0].length);
    text += line.slice(blanks);
    for (let i = blanks; i < line.length; i++) offsets.push(at + i);
    at += line.length;
  }
  return MappedText.mapped(text, [...offsets, range.end]);
}

/** The path of a file called `name` (which may be a path itself) beside `source`. */
export function pathBeside(source: SourceText, name: string): string {
  const folder = source.path.slice(0, source.path.length - source.name.length);
  return folder + name.replace(/^(?:[A-Za-z]:)?[/\\]+/, '').replaceAll('\\', '/');
}
