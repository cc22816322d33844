import type { PortOccurrence, PortRole, Protocol, Resolution } from '../ports/index.ts';
import type { Finding, Severity } from '../rules/index.ts';
import { positionAt, shownText } from '../text/index.ts';
import type { WorkspaceSnapshot } from '../workspace/index.ts';
import { findingsByOccurrence } from './findings-by-occurrence.ts';

/** One row of the register of ports: the report contract. Lines and columns from 1, ends exclusive. */
export interface PortRow {
  /** Null where unresolved, 0 where the OS assigns it. */
  readonly port: number | null;
  readonly endPort?: number;
  readonly protocol: Protocol;
  readonly role: PortRole;
  readonly resolution: Resolution;
  readonly host?: string;
  readonly owner?: string;
  readonly format: string;
  readonly api: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** The line of the call or key that uses the value. */
  readonly useLine: number;
  /** The service that IANA registers for the port, where one is. */
  readonly service?: string;
  /** Only for SQL Server connections: the named instance. */
  readonly instance?: string | null;
  /** The ids of the rules that spoke of this occurrence. */
  readonly findings: readonly string[];
  /** The worst severity among them: for tables on a screen, not part of the JSON contract. */
  readonly severity?: Severity;
}

/** The register of a workspace's ports. */
export interface PortReport {
  readonly version: 1;
  readonly ports: readonly PortRow[];
  readonly summary: { readonly files: number; readonly read: number };
}

/** What the register is made from. */
export interface ReportInput {
  readonly snapshot: WorkspaceSnapshot;
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  /** How many files were seen, and how many of them were read. */
  readonly files: number;
  readonly read: number;
  /** Turns an engine path into the one to show; the same path where absent. */
  readonly display?: (path: string) => string;
  /** The registered name of a port. */
  readonly serviceName?: (port: number, protocol: Protocol) => string | undefined;
}

const ORDER: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** The register of every occurrence, by file and place. */
export function portReport(input: ReportInput): PortReport {
  const ports: PortRow[] = [];
  for (const path of [...input.snapshot.files.keys()].sort()) {
    const facts = input.snapshot.files.get(path)!;
    const byOccurrence = findingsByOccurrence(facts, input.findings.get(path) ?? []);
    for (const occurrence of facts.occurrences) {
      const findings = byOccurrence.get(occurrence) ?? [];
      ports.push(
        rowOf(occurrence, input.display?.(path) ?? path, facts.lineStarts, findings, input.serviceName),
      );
    }
  }
  return { version: 1, ports, summary: { files: input.files, read: input.read } };
}

function rowOf(
  occurrence: PortOccurrence,
  file: string,
  lineStarts: readonly number[],
  findings: readonly Finding[],
  serviceName: ReportInput['serviceName'],
): PortRow {
  const start = positionAt(lineStarts, occurrence.range.start);
  const end = positionAt(lineStarts, occurrence.range.end);
  const { port, endPort, host, owner, sql } = occurrence;
  const service = port && endPort === undefined ? serviceName?.(port, occurrence.protocol) : undefined;
  const severity = ORDER.find(level => findings.some(finding => finding.severity === level));
  return {
    port,
    ...(endPort !== undefined && { endPort }),
    protocol: occurrence.protocol,
    role: occurrence.role,
    resolution: occurrence.resolution,
    ...(host !== undefined && { host }),
    ...(owner !== undefined && { owner: shownText(owner) }),
    format: occurrence.format,
    api: occurrence.api,
    file,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    useLine: positionAt(lineStarts, occurrence.use.start).line,
    ...(service !== undefined && { service }),
    ...(sql && { instance: sql.instance }),
    findings: [...new Set(findings.map(finding => finding.ruleId))],
    ...(severity && { severity }),
  };
}
