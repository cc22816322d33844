import type { PortOccurrence } from '../../ports/index.ts';
import { contains, MappedText } from '../../text/index.ts';
import type { Evaluator } from '../code/evaluate.ts';
import type { Expression } from '../code/model.ts';
import { typeOrigin } from '../code/name-origin.ts';
import { plainText, type TextValue } from '../code/values.ts';
import { resolutionOf } from './code-strings.ts';
import { isText } from './code-texts.ts';
import { type JoinedPart, JoinedText } from './joined-text.ts';
import { sqlOccurrence } from './sql-occurrence.ts';
import { goUrlConnection } from './url-connection.ts';

/** go-mssqldb's URLs as objects: `url.URL{Scheme: "sqlserver", Host: "db:1433", Path: "INSTANCE"}`. */
export function urlObjectConnections(evaluator: Evaluator): PortOccurrence[] {
  const { file, idioms } = evaluator;
  if (file.language !== 'go') return [];
  return file.objects.flatMap(({ object, scope }) => {
    if (object.type === undefined) return [];
    if (typeOrigin(file, idioms, object.type, scope) !== 'net/url.URL()') return [];
    const entry = (key: string) => object.entries.find(each => each.key === key)?.value;
    const valuesOf = (value: Expression | undefined) => (value ? evaluator.evaluate(value, scope) : []);
    if (!valuesOf(entry('Scheme')).some(value => plainText(value) === 'sqlserver')) return [];
    const host = entry('Host');
    const value = valuesOf(host).find(isText);
    if (!host || !value) return [];
    const path = valuesOf(entry('Path')).find(isText);
    const text = JoinedText.join([...partsOf(value), ...(path ? slashed(path) : [])]);
    const parsed = goUrlConnection(text.value, 0, text.value.length, 'go');
    if (!parsed) return [];
    const found = sqlOccurrence(text, parsed);
    // Host and path may stand on lines of their own.
    const range = text.range(parsed.host.start, parsed.host.end);
    const occurrence = parsed.port ? found : { ...found, range, use: range };
    const resolution = resolutionOf(occurrence, value);
    const isElsewhere = !contains(object.range, occurrence.range);
    return [{ ...occurrence, ...(resolution && { resolution }), ...(isElsewhere && { use: host.range }) }];
  });
}

function partsOf({ pieces }: TextValue): JoinedPart[] {
  return pieces.map(piece => piece.text ?? { hole: piece.range });
}

/** A path as the URL is written with it: behind a slash. */
function slashed(path: TextValue): JoinedPart[] {
  const parts = partsOf(path);
  const [first] = parts;
  if (!first || !(first instanceof MappedText) || first.value.startsWith('/') || first.value === '')
    return parts;
  const { start } = first.range();
  return [MappedText.mapped('/', [start, start]), ...parts];
}
