import { type BaseLanguageClient, State } from 'vscode-languageclient';

/** Starts the server anew, whatever has become of it: running, still starting, crashed or given up. */
export async function restartServer(client: BaseLanguageClient): Promise<void> {
  // A client that is starting cannot be stopped; how the start ends does not matter here.
  if (client.state === State.Starting) await client.start().catch(() => {});
  if (client.isRunning()) await client.stop();
  await client.start();
}
