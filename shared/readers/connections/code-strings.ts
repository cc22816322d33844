import type { PortOccurrence, Resolution } from '../../ports/index.ts';
import { contains, type SourceText, type TextRange } from '../../text/index.ts';
import type { Evaluator } from '../code/evaluate.ts';
import type { Call, Concatenation, Expression, StringLiteral } from '../code/model.ts';
import type { TextPiece, TextValue, Value } from '../code/values.ts';
import { isDataSourceProperty, mayBeServer } from './data-source-property.ts';
import { databasesNamed } from './evidence.ts';
import { findConnections, mayHoldConnection } from './find-connections.ts';
import { HOLE, type JoinedPart, JoinedText } from './joined-text.ts';
import { serverConnection } from './keyword-connection.ts';
import { sqlOccurrence } from './sql-occurrence.ts';
import { surroundings } from './surroundings.ts';

/** Functions and methods that fill in a format string; the evaluator knows them. */
const FORMATTING = new Set(['Sprintf', 'Format', 'format']);

/** The SQL Server connection strings of a source file: string literals and what the program joins to strings. */
export function codeConnections(source: SourceText, evaluator: Evaluator): PortOccurrence[] {
  const { file } = evaluator;
  const named = databasesNamed(source.text);
  const occurrences: PortOccurrence[] = [];
  const inTexts = new Set<number>();
  const read = (text: JoinedText, start: number) => {
    const around = { ...surroundings(source.text, start, named), language: file.language };
    if (isDataSourceProperty(around, text.value))
      return [sqlOccurrence(text, serverConnection(text.value, 'ado.net'))];
    return findConnections(text, around, file.language).map(found => sqlOccurrence(found.text, found.parsed));
  };
  const mayHold = (value: string) =>
    mayHoldConnection(value) || (file.language === 'csharp' && named === 'sql-server' && mayBeServer(value));
  const take = (value: TextValue, range: TextRange) => {
    for (const occurrence of read(joined(value), range.start)) {
      const resolution = resolutionOf(occurrence, value);
      const isElsewhere = !contains(range, occurrence.range);
      occurrences.push({
        ...occurrence,
        ...(resolution && { resolution }),
        ...(isElsewhere && { use: range }),
      });
    }
  };
  for (const { text, scope } of file.texts) {
    const literal = literalsOf(text, inTexts);
    if (!mayHold(literal)) continue;
    const value = evaluator.evaluate(text, scope).find(isText);
    if (value) take(value, text.range);
  }
  for (const { call, scope, name } of file.calls) {
    if (!FORMATTING.has(name)) continue;
    const format = formatOf(call);
    const value = format && mayHold(format.text.value) && evaluator.evaluate(call, scope).find(isText);
    if (value) take(value, format.range);
    if (value) inTexts.add(format.range.start);
  }
  for (const { text, range } of file.strings)
    if (!inTexts.has(range.start) && mayHold(text.value))
      occurrences.push(...read(JoinedText.join([text]), range.start));
  return unique(occurrences);
}

/** The format string of a formatting call: its first argument, or what it is a method of. */
function formatOf({ callee, args }: Call): StringLiteral | undefined {
  const first = args[0]?.value;
  if (first?.kind === 'string') return first;
  return callee.kind === 'member' && callee.object.kind === 'string' ? callee.object : undefined;
}

export function isText(value: Value): value is TextValue {
  return value.kind === 'text';
}

/** The literal parts of a concatenation with holes between; notes where they stand. */
function literalsOf(text: Concatenation, inTexts: Set<number>): string {
  const collect = (part: Expression): string => {
    if (part.kind === 'concat') return part.parts.map(collect).join('');
    if (part.kind !== 'string') return HOLE;
    inTexts.add(part.range.start);
    return part.text.value;
  };
  return collect(text);
}

/** An empty fallback (a flag's `""`) says nothing: it counts as a hole. */
export function joined(value: TextValue): JoinedText {
  return JoinedText.join(
    value.pieces.map((piece): JoinedPart => {
      if (!piece.text) return { hole: piece.range };
      return piece.text.value === '' && piece.certainty !== 'literal'
        ? { hole: piece.text.range() }
        : piece.text;
    }),
  );
}

/** A known port that comes from a constant or a fallback, as the evaluator says. */
function resolutionOf(occurrence: PortOccurrence, value: TextValue): Resolution | undefined {
  if (occurrence.port === null || occurrence.resolution !== 'literal') return undefined;
  const piece = value.pieces.find(
    (candidate): candidate is TextPiece & { text: object } =>
      candidate.text !== undefined &&
      candidate.text.value !== '' &&
      candidate.text.range().start <= occurrence.range.start &&
      occurrence.range.end <= candidate.text.range().end,
  );
  return piece?.certainty;
}

/** A constant that several texts use is one place. */
function unique(occurrences: readonly PortOccurrence[]): PortOccurrence[] {
  const seen = new Set<string>();
  return occurrences.filter(({ range }) => {
    const key = `${range.start}:${range.end}`;
    return !seen.has(key) && seen.add(key);
  });
}
