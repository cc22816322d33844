import type { PortOccurrence, Resolution } from '../../ports/index.ts';
import type { SourceText } from '../../text/index.ts';
import type { Evaluator } from '../code/evaluate.ts';
import type { Call, Concatenation, Expression, StringLiteral } from '../code/model.ts';
import type { TextPiece, TextValue, Value } from '../code/values.ts';
import { databasesNamed } from './evidence.ts';
import { findConnections, mayHoldConnection } from './find-connections.ts';
import { HOLE, type JoinedPart, JoinedText } from './joined-text.ts';
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
    return findConnections(text, around, file.language).map(found => sqlOccurrence(found.text, found.parsed));
  };
  const take = (value: TextValue, start: number) => {
    for (const occurrence of read(joined(value), start)) {
      const resolution = resolutionOf(occurrence, value);
      occurrences.push(resolution ? { ...occurrence, resolution } : occurrence);
    }
  };
  for (const { text, scope } of file.texts) {
    const literal = literalsOf(text, inTexts);
    if (!mayHoldConnection(literal)) continue;
    const value = evaluator.evaluate(text, scope).find(isText);
    if (value) take(value, text.range.start);
  }
  for (const { call, scope, name } of file.calls) {
    if (!FORMATTING.has(name)) continue;
    const format = formatOf(call);
    const value =
      format && mayHoldConnection(format.text.value) && evaluator.evaluate(call, scope).find(isText);
    if (value) take(value, format.range.start);
    if (value) inTexts.add(format.range.start);
  }
  for (const { text, range } of file.strings)
    if (!inTexts.has(range.start) && mayHoldConnection(text.value))
      occurrences.push(...read(JoinedText.join([text]), range.start));
  return unique(occurrences);
}

/** The format string of a formatting call: its first argument, or what it is a method of. */
function formatOf({ callee, args }: Call): StringLiteral | undefined {
  const first = args[0]?.value;
  if (first?.kind === 'string') return first;
  return callee.kind === 'member' && callee.object.kind === 'string' ? callee.object : undefined;
}

function isText(value: Value): value is TextValue {
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

function joined(value: TextValue): JoinedText {
  return JoinedText.join(
    value.pieces.map((piece): JoinedPart => (piece.text ? piece.text : { hole: piece.range })),
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
