// Scan of a large workspace: Portlint beside ripgrep (the floor: one regular expression over every byte) and
// ast-grep (seven listen patterns). Portlint runs twice: reading every file, and going by what its last run kept. The commands take turns, so that a noisy machine is noisy for all.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { duration, median } from './stats.mjs';

const PATTERNS = [
  ['TypeScript', '$A.listen($$$ARGS)'],
  ['Tsx', '$A.listen($$$ARGS)'],
  ['JavaScript', '$A.listen($$$ARGS)'],
  ['Python', '$A.run($$$ARGS)'],
  ['Python', '$A.add_insecure_port($$$ARGS)'],
  ['Go', 'net.Listen($$$ARGS)'],
  ['Go', 'http.ListenAndServe($$$ARGS)'],
];

function timed(command, args, cwd, env) {
  const start = performance.now();
  const { status, error } = spawnSync(command, args, {
    cwd,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
    maxBuffer: 1 << 28,
  });
  if (error) throw error;
  if (status !== 0 && status !== 1) throw new Error(`${command} ended with ${status}`);
  return performance.now() - start;
}

/**
 * Times `runs` rounds over `folder` after one that is not counted.
 * @returns medians in milliseconds and the ratios of Portlint's time to each peer's, round by round.
 */
export function benchScan({ cli, tools, folder, runs, work }) {
  const rules = path.join(work, 'ast-grep-rules.yml');
  writeFileSync(
    rules,
    PATTERNS.map(
      ([language, pattern], i) =>
        `id: listen-${i}\nlanguage: ${language}\nseverity: warning\nmessage: listens\nrule:\n  pattern: ${pattern}\n`,
    ).join('---\n'),
  );
  const commands = {
    portlint: [process.execPath, [cli, 'lint', '--format', 'json', '--no-cache', '.']],
    'the same again': [process.execPath, [cli, 'lint', '--format', 'json', '.']],
    'ast-grep': [tools.astGrep, ['scan', '--rule', rules, '--json=stream', '.']],
    ...(tools.ripgrep && { ripgrep: [tools.ripgrep, ['-c', '-i', 'listen|bind|port', '.']] }),
  };
  const env = { ...process.env, CI: '', XDG_CACHE_HOME: path.join(work, 'caches') };
  const times = Object.fromEntries(Object.keys(commands).map(name => [name, []]));
  for (let run = -1; run < runs; run++)
    for (const [name, [command, args]] of Object.entries(commands)) {
      const ms = timed(command, args, folder, env);
      if (run >= 0) times[name].push(ms);
    }
  const peers = Object.keys(commands).slice(2);
  for (const [name, list] of Object.entries(times)) {
    const ratios = peers.includes(name)
      ? []
      : peers.map(peer => `/ ${peer} = ${median(list.map((ms, i) => ms / times[peer][i])).toFixed(2)}`);
    console.log(
      `  ${name.padEnd(14)} ${duration(median(list)).padStart(8)}   ${ratios.join('   ')}`.trimEnd(),
    );
  }
}
