import {
  formatReport,
  lintWorkspace,
  portReport,
  type ReportFormat,
  serviceName,
} from '../../../shared/index.ts';
import { coloursFor } from '../colours.ts';
import { skippedFiles } from '../format/skipped-files.ts';
import { textReport } from '../format/text-report.ts';
import { type ScanOptions, scan } from '../scan.ts';
import { EXIT, type Terminal, write } from '../terminal.ts';

export interface ReportOptions extends ScanOptions {
  readonly format: 'text' | ReportFormat;
  readonly color: 'auto' | 'always' | 'never';
}

/** Prints the register of the ports under `paths`. Verdicts do not change its exit code. */
export async function report(
  terminal: Terminal,
  paths: readonly string[],
  options: ReportOptions,
): Promise<number> {
  const scanned = await scan(terminal, paths, options);
  const made = portReport({
    snapshot: scanned.snapshot,
    findings: lintWorkspace(scanned.snapshot, scanned.settingsFor),
    files: scanned.files,
    read: scanned.read,
    display: scanned.display,
    serviceName,
  });
  const text =
    options.format === 'text'
      ? textReport(made, skippedFiles(scanned), coloursFor(terminal, options.color))
      : formatReport(made, options.format);
  await write(terminal.stdout, text);
  return EXIT.clean;
}
