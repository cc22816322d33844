import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  applyEdits,
  type Finding,
  type FixHost,
  lintWorkspace,
  type Severity,
  safeEdits,
  type TextEdit,
} from '../../../shared/index.ts';
import { reasonOf, textInBytes } from '../../../shared/node/index.ts';
import { coloursFor } from '../colours.ts';
import { jsonFindings } from '../format/json-findings.ts';
import { textFindings } from '../format/text-findings.ts';
import { type Scan, type ScanOptions, scan } from '../scan.ts';
import { EXIT, type Terminal, write } from '../terminal.ts';

export interface LintOptions extends ScanOptions {
  readonly format: 'text' | 'json';
  readonly failOn: Severity;
  readonly minSeverity: Severity;
  readonly fix?: boolean;
  readonly color: 'auto' | 'always' | 'never';
}

const RANK: Readonly<Record<Severity, number>> = { hint: 0, information: 1, warning: 2, error: 3 };

/** Lints `paths` and prints the findings; exit code by `--fail-on`. */
export async function lint(
  terminal: Terminal,
  paths: readonly string[],
  options: LintOptions,
): Promise<number> {
  let scanned = await scan(terminal, paths, options);
  let findings = lintWorkspace(scanned.snapshot, scanned.settingsFor);
  let fixed = 0;
  if (options.fix) {
    fixed = await applySafeFixes(terminal, scanned, findings);
    if (fixed > 0) {
      scanned = await scan(terminal, paths, options);
      findings = lintWorkspace(scanned.snapshot, scanned.settingsFor);
    }
  }
  const shown = [...findings]
    .flatMap(([, list]) => list)
    .filter(f => RANK[f.severity] >= RANK[options.minSeverity]);
  const input = { scan: scanned, findings: shown, host: fixHost(scanned), fixed };
  const text =
    options.format === 'json'
      ? jsonFindings(input)
      : textFindings(input, coloursFor(terminal, options.color));
  await write(terminal.stdout, text);
  const failing = [...findings.values()].some(list =>
    list.some(f => RANK[f.severity] >= RANK[options.failOn]),
  );
  return failing ? EXIT.findings : EXIT.clean;
}

function fixHost(scanned: Scan): FixHost {
  return { snapshot: scanned.snapshot, settingsFor: scanned.settingsFor, configFile: scanned.configFile };
}

/**
 * Writes the safe fixes of every file to disk, in the encoding it has, byte order mark and line ends kept; a
 * file that cannot be written is named and left as it is. Gives how many edits there were.
 */
async function applySafeFixes(
  terminal: Terminal,
  scanned: Scan,
  findings: ReadonlyMap<string, readonly Finding[]>,
): Promise<number> {
  let count = 0;
  for (const [file, list] of findings) {
    const edits = safeEdits(list, fixHost(scanned));
    if (edits.length === 0) continue;
    const trouble = editFile(path.join(scanned.root, file), edits);
    if (trouble === undefined) count += edits.length;
    else await write(terminal.stderr, `portlint: not fixed: ${scanned.display(file)} (${trouble})\n`);
  }
  return count;
}

/** Edits a file on disk; why it could not be done, or undefined. */
function editFile(absolute: string, edits: readonly TextEdit[]): string | undefined {
  try {
    const { text, encode } = textInBytes(readFileSync(absolute));
    const bytes = encode(applyEdits(text, edits));
    if (!bytes) return 'its bytes are neither UTF-8 nor UTF-16';
    writeFileSync(absolute, bytes);
    return undefined;
  } catch (error) {
    return reasonOf(error, 'write');
  }
}
