import { lineStartsOf, positionAt, type TextRange } from '../text/index.ts';
import { checkConfig } from './check-config.ts';
import type { ConfigFile, ConfigProblem } from './config-file.ts';
import { locate } from './located-value.ts';

/** Reads a configuration file (YAML or JSON, by its name). Never throws; problems are in the order of their places. */
export function parseConfig(path: string, text: string): ConfigFile {
  const located = locate(path, text);
  const { input, mistakes } = checkConfig(located.value);
  const lineStarts = lineStartsOf(text);
  const problem = (range: TextRange, message: string): ConfigProblem => ({
    path,
    range,
    ...positionAt(lineStarts, range.start),
    message,
  });
  const problems = [
    ...located.syntaxErrors.map(error => problem(error.range, error.message)),
    ...mistakes.map(mistake => problem(located.rangeOf(mistake.at, mistake.part), mistake.message)),
  ];
  problems.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  return { path, input, problems };
}
