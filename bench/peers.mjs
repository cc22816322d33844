// The tools that Portlint is measured against, at fixed versions, installed beside the generated workspaces
// on first use. They are no dependencies of Portlint.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const PEERS = { '@ast-grep/cli': '0.51.1', 'yaml-language-server': '2.0.0' };

/** Installs the peers under `folder` and returns how to start each; `ripgrep` is undefined where it is not installed. */
export function peers(folder) {
  mkdirSync(folder, { recursive: true });
  const manifest = path.join(folder, 'package.json');
  const missing = Object.keys(PEERS).filter(name => !existsSync(path.join(folder, 'node_modules', name)));
  if (missing.length > 0) {
    writeFileSync(manifest, JSON.stringify({ private: true, dependencies: PEERS }));
    execFileSync('npm', ['install', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'inherit' });
  }
  return {
    astGrep: path.join(folder, `node_modules/@ast-grep/cli-${process.platform}-${process.arch}-gnu/ast-grep`),
    yamlLanguageServer: path.join(folder, 'node_modules/yaml-language-server/bin/yaml-language-server'),
    ripgrep: spawnSync('rg', ['--version']).status === 0 ? 'rg' : undefined,
  };
}
