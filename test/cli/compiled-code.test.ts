import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { tuneForOneRun } from '../../shared/node/tune-engine.ts';

const flags: string[] = vi.hoisted(() => []);
vi.mock('node:v8', () => ({ setFlagsFromString: (flag: string) => flags.push(flag) }));

/** Says whether V8, under the flags, takes the compiled code of a bundle. */
const PROGRAM = `
  const { readFileSync } = require('node:fs');
  const { Script } = require('node:vm');
  const filename = process.argv[1];
  const source = require('node:module').wrap(readFileSync(filename, 'utf8'));
  const script = new Script(source, { filename, cachedData: readFileSync(filename + '.cache') });
  console.log(script.cachedDataRejected ? 'refused' : 'taken');
`;

test.each(['portlint.js', 'scan-worker.js', 'language-server.js', 'typescript-estree.js'])(
  'the compiled code of %s is taken by a run of the command line',
  bundle => {
    flags.length = 0;
    tuneForOneRun();
    const file = path.resolve('dist', bundle);
    expect(existsSync(`${file}.cache`)).toBe(true);
    const answer = (given: readonly string[]) =>
      execFileSync(process.execPath, [...given, '-e', PROGRAM, file], { encoding: 'utf8' }).trim();
    expect(answer(flags)).toBe('taken');
    // The question can be answered with no: code made under other flags is refused.
    expect(answer([...flags, '--stack-size=900'])).toBe('refused');
  },
);
