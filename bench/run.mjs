// `npm run bench [-- --files N --runs N --only scan|latency --folder PATH]`: Portlint's speed as ratios to its peers in
// one run. With `--folder` an existing tree is scanned instead of the generated one.
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { benchLatency } from './latency.mjs';
import { peers } from './peers.mjs';
import { benchScan } from './scan.mjs';
import { compose, makeWorkspace, randomOf } from './workspace.mjs';

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '20000' },
    runs: { type: 'string', default: '3' },
    only: { type: 'string' },
    folder: { type: 'string' },
  },
});
const work = path.join(import.meta.dirname, '.work');
const cli = path.resolve(import.meta.dirname, '../dist/cli.js');
if (!existsSync(cli)) throw new Error('run `npm run build` first');
const tools = peers(path.join(work, 'peers'));
const runs = Number(values.runs);

if (values.only !== 'latency') {
  const folder = values.folder ? path.resolve(values.folder) : path.join(work, 'workspace');
  const size = values.folder
    ? folder
    : `${values.files} files, ${(makeWorkspace(folder, Number(values.files)) / 1e6).toFixed(0)} MB`;
  console.log(`scan of ${size}${tools.ripgrep ? '' : ' (ripgrep is not installed)'}`);
  benchScan({ cli, tools, folder, runs, work });
}
if (values.only !== 'scan') {
  const folder = path.join(work, 'latency');
  mkdirSync(folder, { recursive: true });
  await benchLatency({
    options: { cli, tools },
    folder,
    text: compose(randomOf(1), 1, 556),
    rounds: runs,
    edits: 20,
  });
}
