import { type LanguageClient, State } from 'vscode-languageclient/node';

/** Starts the server anew, whatever has become of it: running, still starting, crashed or given up. */
export async function restartServer(client: LanguageClient): Promise<void> {
  // A client that is starting cannot be stopped; how the start ends does not matter here.
  if (client.state === State.Starting) await client.start().catch(() => {});
  if (client.isRunning()) await client.restart();
  else await client.start();
}
