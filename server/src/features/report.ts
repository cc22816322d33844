import {
  type Finding,
  findingsByOccurrence,
  formatReport,
  type PortReport,
  portReport,
  serviceName,
} from '../../../shared/index.ts';
import {
  EXPORT_REPORT_REQUEST,
  type ExportReportParams,
  type ExportReportResult,
  REPORT_REQUEST,
  type ReportParams,
  type ReportResult,
  type ReportRow,
  type ReportVerdict,
} from '../../../shared/protocol.ts';
import type { Session } from '../session.ts';
import { uriKey } from '../uris.ts';
import type { Workspace } from '../workspace.ts';

/** `portlint/report` and `portlint/exportReport`: the register of ports, once the scan is over. */
export function report(session: Session): void {
  const { connection } = session;
  session.answers(
    connection.onRequest(REPORT_REQUEST, (params: ReportParams | undefined) => register(session, params)),
  );
  session.answers(
    connection.onRequest(
      EXPORT_REPORT_REQUEST,
      async (params: ExportReportParams): Promise<ExportReportResult> => {
        const { version, ports, summary } = await register(session, params);
        // The exported rows are those of the command line, without what only a screen needs.
        const plain: PortReport = {
          version,
          ports: ports.map(({ uri: _uri, verdicts: _verdicts, ...row }) => row),
          summary,
        };
        return { text: formatReport(plain, params.format) };
      },
    ),
  );
}

async function register(session: Session, params: ReportParams | undefined): Promise<ReportResult> {
  await session.sweeper.settled();
  const wanted = params?.folder === undefined ? undefined : uriKey(params.folder);
  const folders = session.workspaces.all().filter(({ uri }) => !wanted || uriKey(uri) === wanted);
  const many = folders.filter(folder => !folder.loose).length > 1;
  const ports: ReportRow[] = [];
  const summary = { files: 0, read: 0 };
  for (const workspace of folders) {
    ports.push(...rowsOf(session, workspace, many));
    summary.files += workspace.seen;
    summary.read += workspace.files.size;
  }
  return { version: 1, ports, summary };
}

function rowsOf(session: Session, workspace: Workspace, many: boolean): ReportRow[] {
  const snapshot = workspace.index.snapshot();
  const findings = new Map<string, readonly Finding[]>();
  for (const path of snapshot.files.keys())
    findings.set(path, session.analysis.verdicts(workspace, path).findings);
  const { ports } = portReport({ snapshot, findings, files: 0, read: 0, serviceName });
  // The register has a row for every occurrence, in this order.
  const verdicts = [...snapshot.files.keys()].sort().flatMap(path => {
    const facts = snapshot.files.get(path)!;
    const spoken = findingsByOccurrence(facts, findings.get(path) ?? []);
    return facts.occurrences.map(occurrence => (spoken.get(occurrence) ?? []).map(verdictOf));
  });
  return ports.map((row, i) => ({
    ...row,
    file: many && !workspace.loose ? `${workspace.name}/${row.file}` : row.file,
    uri: session.uriOf(workspace, row.file),
    verdicts: verdicts[i]!,
  }));
}

function verdictOf({ ruleId, severity, message }: Finding): ReportVerdict {
  return { ruleId, severity, message };
}
