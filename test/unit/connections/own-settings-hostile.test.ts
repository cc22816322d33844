import { describe, expect, it } from 'vitest';
import { boundDeclarations } from '../../../shared/readers/connections/bound-declarations.ts';
import { mayHoldOwnSettings } from '../../../shared/readers/connections/bound-in-code.ts';
import { boundNames } from '../../../shared/readers/connections/bound-names.ts';
import { boundVariables } from '../../../shared/readers/connections/bound-variables.ts';

const N = 40_000;

/** Begins of what is sought, without an end. */
const HOSTILE: readonly [name: string, text: string][] = [
  ['variables', 'process.env.PORT'.repeat(N)],
  ['asked variables', 'getenv("PORT",'.repeat(N)],
  ['a variable and blanks', `env("PORT"${' '.repeat(N)}`],
  ['a variable and parentheses', `env("PORT"${'('.repeat(N)}`],
  ['words after a variable', `process.env.PORT ${'or '.repeat(N)}`],
  ['lookups', 'env.get.get('.repeat(N)],
  ['names', `listen${'_listen'.repeat(N)}`],
  ['names with types', 'listenPort: '.repeat(N)],
  ['names with values', 'listen="'.repeat(N)],
  ['hosts', `listen = "${'a.'.repeat(N)}`],
  ['tags', 'A b `default:"'.repeat(N)],
  ['tags in lines', '  A b `env:"PORT\n'.repeat(N)],
  ['attributes', '#[arg('.repeat(N)],
  ['attributes in lines', '  #[arg(default_value = \n'.repeat(N)],
  ['documentation', '  /// a\n'.repeat(N)],
  ['annotations', '@Option('.repeat(N)],
  ['annotations in lines', '@Parameter(names = "--port"\n'.repeat(N)],
  ['flags', 'DEFINE_int32(port, 8080, ""\n'.repeat(N)],
  ['helps', `DEFINE_int32(port, 8080, ${'"a" '.repeat(N)}`],
  ['options', 'add_argument("--port", '.repeat(N)],
  ['keys', 'SetDefault("port", '.repeat(N)],
  ['types', 'ServerConfig port = '.repeat(N)],
];

describe('settings of a program in code that has no end are read in linear time', () => {
  it.each(HOSTILE)('%s', (_, text) => {
    const start = performance.now();
    for (const language of ['go', 'rust', 'java', 'csharp', 'cpp', 'javascript'])
      mayHoldOwnSettings(text, language);
    boundVariables(text);
    boundNames(text);
    for (const language of ['go', 'rust', 'java', 'csharp', 'cpp']) boundDeclarations(text, language);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
