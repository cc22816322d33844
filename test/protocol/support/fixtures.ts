import { onTestFinished } from 'vitest';
import { TestClient, type TestClientOptions } from './test-client.ts';
import { TestFolder } from './workspace-folder.ts';

/** A folder on disk that goes when the test ends. */
export async function folderWith(
  files: Readonly<Record<string, string | Uint8Array>> = {},
): Promise<TestFolder> {
  const folder = await TestFolder.with(files);
  onTestFinished(() => folder.dispose());
  return folder;
}

/** A client with its server, ended when the test ends. */
export async function clientOf(options: TestClientOptions = {}): Promise<TestClient> {
  const client = await TestClient.start(options);
  onTestFinished(() => client.stop());
  return client;
}

/** A Compose file of one service `web` that publishes `host` to its port 8000. */
export function composeWith(host: string | number, extra = ''): string {
  return `services:\n  web:\n    image: web\n    ports:\n      - "${host}:8000"${extra}\n`;
}
