import { lineStartsOf, positionAt, type TextRange } from '../text/index.ts';
import { checkConfig } from './check-config.ts';
import type { ConfigFile, ConfigProblem } from './config-file.ts';
import { locate } from './located-value.ts';

const MOST_SYNTAX_ERRORS = 5;

/** Reads a configuration file (YAML or JSON, by its name). Never throws; problems are in the order of their places. */
export function parseConfig(path: string, text: string): ConfigFile {
  const located = locate(path, text);
  // One slip of syntax has many consequences, of which the first few tell enough.
  const syntaxErrors = located.syntaxErrors.slice(0, MOST_SYNTAX_ERRORS);
  const isMapping = typeof located.value === 'object' && !Array.isArray(located.value);
  const broken = syntaxErrors.length > 0 && !isMapping;
  const { input, mistakes } = checkConfig(broken ? undefined : located.value);
  const lineStarts = lineStartsOf(text);
  const problem = (range: TextRange, message: string): ConfigProblem => ({
    path,
    range,
    ...positionAt(lineStarts, range.start),
    message,
  });
  const problems = [
    ...syntaxErrors.map(error => problem(error.range, error.message)),
    ...mistakes.map(mistake => problem(located.rangeOf(mistake.at, mistake.part), mistake.message)),
  ];
  problems.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  return { path, input, problems };
}
