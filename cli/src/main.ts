#!/usr/bin/env node
import { run } from './run.ts';
import { tuneForOneRun } from './tune-engine.ts';

// The language server is a command, too, but one that stays.
if (process.argv[2] !== 'lsp') tuneForOneRun();

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
