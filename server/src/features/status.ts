import { STATUS_NOTIFICATION, type StatusParams } from '../../../shared/protocol.ts';
import type { Session } from '../session.ts';

/** How often (ms) a scan's advance is told at most. */
const EVERY_MS = 100;

/**
 * `portlint/status`: what a status bar shows. `idle` comes whenever everything has been judged anew, even
 * where the counts are the same, so that a report on the screen knows when to ask for its rows.
 */
export function status(session: Session): void {
  const { connection, scanner, sweeper, workspaces } = session;
  let counts = { errors: 0, warnings: 0, information: 0, hints: 0 };
  let toldAt = 0;

  const tell = (params: StatusParams): void => {
    void connection.sendNotification(STATUS_NOTIFICATION, params);
  };

  scanner.onAdvance(({ done, total }) => {
    const now = performance.now();
    if (done > 0 && now - toldAt < EVERY_MS) return;
    toldAt = now;
    tell({ state: 'scanning', files: total, read: done, ports: 0, skipped: 0, ...counts });
  });

  sweeper.onSwept(swept => {
    counts = swept.counts;
    let files = 0;
    let read = 0;
    let ports = 0;
    let skipped = 0;
    for (const workspace of workspaces.all()) {
      files += workspace.seen;
      read += workspace.files.size;
      skipped += workspace.unreadable.length;
      for (const facts of workspace.index.snapshot().files.values()) {
        ports += facts.occurrences.length;
        if (facts.trouble) skipped++;
      }
    }
    tell({ state: 'idle', files, read, ports, skipped, ...counts });
  });
}
