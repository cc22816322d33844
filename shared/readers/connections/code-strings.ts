import type { PortOccurrence, Resolution } from '../../ports/index.ts';
import { contains, type SourceText, type TextRange, textRange } from '../../text/index.ts';
import type { Evaluator } from '../code/evaluate.ts';
import type { TextPiece, TextValue } from '../code/values.ts';
import { codeTexts, joined } from './code-texts.ts';
import {
  isBuilderServer,
  isDataSourceProperty,
  mayBeBuilderServer,
  usesBuilder,
} from './data-source-property.ts';
import { databasesNamed } from './evidence.ts';
import { findConnections, mayHoldConnection } from './find-connections.ts';
import type { JoinedText } from './joined-text.ts';
import { serverConnection } from './keyword-connection.ts';
import { macroTexts } from './macro-texts.ts';
import { sqlOccurrence } from './sql-occurrence.ts';
import { surroundings } from './surroundings.ts';

/** The SQL Server connection strings of a source file: string literals and what the program joins to strings. */
export function codeConnections(source: SourceText, evaluator: Evaluator): PortOccurrence[] {
  const { file } = evaluator;
  const named = databasesNamed(source.text);
  const isCSharp = file.language === 'csharp';
  const builds = isCSharp && usesBuilder(source.text);
  const occurrences: PortOccurrence[] = [];
  const read = (text: JoinedText, start: number) => {
    const around = { ...surroundings(source.text, start, named), language: file.language };
    const isServer =
      isDataSourceProperty(around, text.value) ||
      (builds && isBuilderServer(source.text, start, around, text.value));
    if (isServer) return [sqlOccurrence(text, serverConnection(text.value, 'ado.net'))];
    return findConnections(text, around, file.language).map(found => sqlOccurrence(found.text, found.parsed));
  };
  const mayHold = (value: string) =>
    mayHoldConnection(value) || (isCSharp && (builds || named === 'sql-server') && mayBeBuilderServer(value));
  const take = (value: TextValue, range: TextRange) => {
    for (const occurrence of read(joined(value), range.start)) {
      const resolution = resolutionOf(occurrence, value);
      const isElsewhere = !contains(range, occurrence.range);
      if (isElsewhere && !isWritten(value, occurrence.range)) {
        // What is not known has its place where the text is made, not where a name is declared.
        const { slot: _, ...rest } = occurrence;
        occurrences.push({ ...rest, range, use: range });
        continue;
      }
      occurrences.push({
        ...(isElsewhere ? withoutRefusal(occurrence) : occurrence),
        ...(resolution && { resolution }),
        ...(isElsewhere && { use: range }),
      });
    }
  };
  for (const { text, range, value } of codeTexts(evaluator, mayHold))
    if (value) take(value, range);
    else occurrences.push(...read(text, range.start));
  if (file.language === 'c' || file.language === 'cpp')
    for (const { text, start } of macroTexts(source.text))
      if (mayHold(text.value)) occurrences.push(...read(text, start));
  return occurrences;
}

/** Whether a known piece of a text stands there. */
function isWritten({ pieces }: TextValue, place: TextRange): boolean {
  return pieces.some(({ text }) => text && contains(text.range(), textRange(place.start, place.start)));
}

/** A variable that begins as 0 may be given a port before it is used. */
function withoutRefusal(occurrence: PortOccurrence): PortOccurrence {
  const { refusedPort: _, ...sql } = occurrence.sql!;
  return { ...occurrence, sql };
}

/** A known port that comes from a constant or a fallback, as the evaluator says. */
export function resolutionOf(occurrence: PortOccurrence, value: TextValue): Resolution | undefined {
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
