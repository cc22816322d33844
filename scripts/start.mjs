// `npm start [-- PATH…]`: lints and reports the bundled examples, or the paths that are named.
// Findings are what it is there to show, so they are no failure here.
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.dirname(import.meta.dirname);
const cli = path.join(root, 'dist', 'cli.js');
const args = process.argv.slice(2);
// npm runs scripts in the package's folder; paths count from where the user stands.
const cwd = args.length > 0 ? (process.env.INIT_CWD ?? process.cwd()) : root;
const paths = args.length > 0 ? args : ['examples'];

for (const command of ['lint', 'report']) {
  console.log(`\n$ portlint ${command} ${paths.join(' ')}\n`);
  const { status } = spawnSync(process.execPath, [cli, command, ...paths], { cwd, stdio: 'inherit' });
  if (status !== 0 && status !== 1) process.exit(status ?? 3);
}
