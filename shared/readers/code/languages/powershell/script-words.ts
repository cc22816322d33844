import { MappedText, type TextRange } from '../../../../text/index.ts';
import { type Origin, TracedText, TracedTextBuilder, UNKNOWN } from '../../../shell/traced-text.ts';
import type { Evaluator } from '../../evaluate.ts';
import type { Expression, Scope } from '../../model.ts';
import { digitsOf, type TextPiece, type Value } from '../../values.ts';
import type { ScriptCommand } from './context.ts';

/** A word as its process gets it, and where it stands. */
interface Word {
  readonly text: TracedText;
  readonly use: TextRange;
}

/** Commands of PowerShell itself: what they do with ports, the table of calls says. */
const CMDLET =
  /^(?:get|set|new|add|remove|test|invoke|write|out|import|export|enable|disable|select|where|foreach|convert\w{0,6}|join|split|copy|move|read|wait|update|install|send|connect|enter|register|unregister|stop|restart|resolve|format|sort)-[a-z]/i;
/** Pester's assertions, and texts for people. */
const SPOKEN = /^(?:should|describe|context|it|mock|assert|echo|write|throw|return|exit)$/i;
const STARTS = /^(?:start-process|saps)$/i;
const ITS_OWN =
  /^-(?:filepath|argumentlist|args|wait|nonewwindow|passthru|windowstyle|workingdirectory|verb|hidden|normal)$/i;

/** The words of a command that is another program's, variables seen through; none for one of PowerShell's own. */
export function wordsOf(evaluator: Evaluator, { words, scope }: ScriptCommand): Word[] {
  const [program, ...rest] = words;
  if (!program) return [];
  if (program.kind === 'member') return variable(evaluator, program.property, rest[0], scope, program.range);
  const name = program.kind === 'string' ? program.text.value : '';
  if (STARTS.test(name))
    return rest
      .filter(word => !(word.kind === 'string' && ITS_OWN.test(word.text.value)))
      .flatMap(word => wordsIn(evaluator, word, scope))
      .flatMap(splitWord);
  return CMDLET.test(name) || SPOKEN.test(name) || /^(?:start|stop)-[a-z]/i.test(name)
    ? []
    : words.flatMap(word => wordsIn(evaluator, word, scope));
}

/** `$env:PORT = 8080` is what a shell writes `export PORT=8080`. */
function variable(
  evaluator: Evaluator,
  name: string,
  value: Expression | undefined,
  scope: Scope,
  use: TextRange,
): Word[] {
  const given = value && wordsIn(evaluator, value, scope)[0];
  if (!given) return [];
  const builder = new TracedTextBuilder();
  for (const unit of `${name}=`) builder.put(unit, use);
  builder.add(given.text);
  return [
    { text: TracedText.written(MappedText.plain('export', use.start)), use },
    { text: builder.build(), use: given.use },
  ];
}

function wordsIn(evaluator: Evaluator, word: Expression, scope: Scope): Word[] {
  const value = evaluator.evaluate(word, scope)[0]!;
  if (value.kind === 'list')
    return value.list.items.slice(0, 200).flatMap(item => wordsIn(evaluator, item, value.scope));
  return [{ text: textOf(value, word.range), use: word.range }];
}

function textOf(value: Value, range: TextRange): TracedText {
  const pieces: readonly TextPiece[] =
    value.kind === 'text' ? value.pieces : value.kind === 'number' ? [digitsOf(value)] : [{ range }];
  const builder = new TracedTextBuilder();
  for (const piece of pieces)
    if (piece.text) builder.add(TracedText.written(piece.text), originOf(piece.certainty));
    else builder.put(UNKNOWN, piece.range);
  return builder.build();
}

function originOf(certainty: 'literal' | 'constant' | 'default'): Origin | undefined {
  return certainty === 'literal' ? undefined : certainty;
}

/** `Start-Process dotnet "run --urls http://*:5000"` hands over one text of several words. */
function splitWord({ text, use }: Word): Word[] {
  return [...text.value.matchAll(/[^\s"]+/g)].map(match => ({
    text: text.slice(match.index, match.index + match[0].length),
    use,
  }));
}
