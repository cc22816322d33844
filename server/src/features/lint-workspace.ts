import {
  LINT_WORKSPACE_REQUEST,
  type LintWorkspaceParams,
  type LintWorkspaceResult,
} from '../../../shared/protocol.ts';
import type { Session } from '../session.ts';
import { uriKey } from '../uris.ts';

/** `portlint/lintWorkspace`: every file is read and judged again. */
export function lintWorkspace(session: Session): void {
  session.answers(
    session.connection.onRequest(
      LINT_WORKSPACE_REQUEST,
      async (params: LintWorkspaceParams | undefined): Promise<LintWorkspaceResult> => {
        const wanted = params?.folder === undefined ? undefined : uriKey(params.folder);
        const folders = session.workspaces.folders().filter(({ uri }) => !wanted || uriKey(uri) === wanted);
        const complete = await Promise.all(folders.map(folder => session.scan(folder, 'all')));
        const { counts } = await session.sweeper.settled();
        return {
          files: folders.reduce((sum, { seen }) => sum + seen, 0),
          read: folders.reduce((sum, { files }) => sum + files.size, 0),
          ...counts,
          cancelled: complete.includes(false),
        };
      },
    ),
  );
}
