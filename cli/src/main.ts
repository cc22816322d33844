#!/usr/bin/env node
/** The entry of the command line: small, so that the large part comes with its compiled code. */
import path from 'node:path';
import { loadScript } from '../../shared/node/load-script.ts';
import { tuneForLongRun, tuneForOneRun } from '../../shared/node/tune-engine.ts';

tuneForOneRun();
const { run } = loadScript(path.join(__dirname, 'portlint.js')) as typeof import('./run.ts');
// The language server is a command, too, but one that stays.
if (process.argv[2] === 'lsp') tuneForLongRun();

// The exit code is set, not forced, so that a pipe takes all of the output before the process ends.
run(process.argv.slice(2), {
  cwd: process.cwd(),
  distDirectory: __dirname,
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
}).then(code => {
  process.exitCode = code;
});
