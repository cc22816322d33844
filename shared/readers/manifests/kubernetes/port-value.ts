import { MAX_PORT, type Resolution } from '../../../ports/index.ts';
import { type TextEdit, type TextRange, textRange } from '../../../text/index.ts';
import type { PortDefectKind } from '../../port-defect.ts';
import {
  asScalar,
  isNull,
  isQuoted,
  isTemplated,
  scalarText,
  type YamlNode,
  type YamlScalar,
} from '../../yaml/index.ts';
import type { Findings } from './findings.ts';
import { isPlaceholder, isPortName } from './names.ts';

/** What stands where Kubernetes wants a port. Ranges are those of the value without quotes. */
export type PortValue =
  | {
      readonly kind: 'number';
      readonly port: number;
      readonly range: TextRange;
      readonly resolution: Resolution;
    }
  /** To be filled in before Kubernetes sees it. */
  | { readonly kind: 'unknown'; readonly range: TextRange }
  /** The name of a container's port. */
  | { readonly kind: 'name'; readonly range: TextRange }
  | {
      readonly kind: 'wrong';
      readonly defect: PortDefectKind;
      readonly text: string;
      readonly expected: string;
      readonly range: TextRange;
      readonly mend?: { readonly title: string; readonly edits: readonly TextEdit[] };
    };

/** `integer`: an API field of type int32. `integer-or-name`: IntOrString. `text`: other groups', which take what they like. */
export type PortForm = 'integer' | 'integer-or-name' | 'text';

/** Reads a port's value; undefined where none stands (null, a collection, nothing). */
export function readPortValue(found: Findings, node: YamlNode, form: PortForm): PortValue | undefined {
  const scalar = asScalar(node);
  if (!scalar || isNull(scalar)) return undefined;
  const text = scalarText(found.stream, scalar);
  const { value } = text;
  const range = text.range();
  if (isTemplated(scalar)) return templated(found, scalar);
  if (isPlaceholder(value)) {
    const fallback = /^\$\{\w+:?[-=](\d{1,5})\}$/.exec(value);
    if (!fallback || Number(fallback[1]) > MAX_PORT) return { kind: 'unknown', range };
    const digits = text.range(value.length - 1 - fallback[1]!.length, value.length - 1);
    return { kind: 'number', port: Number(fallback[1]), range: digits, resolution: 'default' };
  }
  const expected =
    form === 'integer' ? 'a port from 1 to 65535' : 'a port from 1 to 65535 or the name of one';
  const wrong = (defect: PortDefectKind, mend?: TextEdit): PortValue => ({
    kind: 'wrong',
    defect,
    text: value,
    expected,
    range,
    ...(mend && { mend: { title: 'Remove the quotes', edits: [mend] } }),
  });
  if (/^[+-]?\d+$/.test(value)) {
    const port = Number(value);
    if (port < 0 || port > MAX_PORT) return form === 'text' ? undefined : wrong('out-of-range');
    // A string of digits is no port name either: a name has a letter.
    if (isQuoted(scalar) && form !== 'text')
      return wrong('malformed', { range: scalar.range, newText: value });
    // YAML 1.1 reads a leading zero as octal, YAML 1.2 does not.
    if (/^[+-]|^0\d/.test(value)) return { kind: 'unknown', range };
    const resolution = node.kind === 'alias' ? 'constant' : 'literal';
    return { kind: 'number', port, range, resolution };
  }
  if (form === 'integer') return wrong('malformed');
  if (form === 'text') return undefined;
  return isPortName(value) ? { kind: 'name', range } : wrong('port-name');
}

/** `{{ .Values.port | default 8080 }}`, `{{ default 8080 .Values.port | int }}` and nothing more. */
const DEFAULT_AFTER =
  /^\{\{-?\s*[.$][\w.$]*\s*\|\s*default\s+"?(\d{1,5})"?\s*(?:\|\s*[a-zA-Z]\w*\s*)*-?\}\}$/;
const DEFAULT_BEFORE = /^\{\{-?\s*default\s+"?(\d{1,5})"?\s+[.$][\w.$]*\s*(?:\|\s*[a-zA-Z]\w*\s*)*-?\}\}$/;

function templated(found: Findings, scalar: YamlScalar): PortValue {
  const inset = isQuoted(scalar) ? 1 : 0;
  const range = textRange(scalar.range.start + inset, scalar.range.end - inset);
  const text = found.source.text.slice(range.start, range.end).trimEnd();
  const match = DEFAULT_AFTER.exec(text) ?? DEFAULT_BEFORE.exec(text);
  const port = Number(match?.[1]);
  if (!match || port < 1 || port > MAX_PORT) return { kind: 'unknown', range };
  const start = range.start + text.indexOf(match[1]!, text.indexOf('default'));
  return { kind: 'number', port, range: textRange(start, start + match[1]!.length), resolution: 'default' };
}
