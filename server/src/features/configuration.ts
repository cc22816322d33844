import { DidChangeConfigurationNotification } from 'vscode-languageserver';
import { SETTINGS_SECTION } from '../client-settings.ts';
import type { Session } from '../session.ts';

/** `workspace/didChangeConfiguration`: the client's settings are asked for anew, and everything is judged by them. */
export function configuration(session: Session): void {
  const { connection, features, workspaces } = session;
  connection.onDidChangeConfiguration(({ settings }) => {
    session.settings.clear(settings);
    for (const workspace of workspaces.all()) workspace.settingsChanged();
    // What is included or excluded may have changed, for files on disk and for documents.
    session.documents.forgetFacts();
    for (const workspace of workspaces.folders()) void session.scan(workspace, 'new');
    session.sweeper.changed();
  });
  if (features.configurationRegistration)
    connection.client
      .register(DidChangeConfigurationNotification.type, { section: SETTINGS_SECTION })
      .catch(session.logError);
}
