import { describe, expect, it } from 'vitest';
import { type Hover, HoverRequest } from 'vscode-languageserver/node';
import { clientOf, composeWith, folderWith } from './support/fixtures.ts';
import type { TestClient } from './support/test-client.ts';

async function hoverOn(client: TestClient, uri: string, piece: string): Promise<Hover | null> {
  const position = client.rangeOf(uri, piece).start;
  return client.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position });
}

describe('textDocument/hover', () => {
  it('says what a port is for and whose it is, and leaves the findings to the editor', async () => {
    const folder = await folderWith();
    const client = await clientOf({ folders: [folder] });
    const uri = folder.uri('compose.yaml');
    await client.open(uri, 'yaml', composeWith('127.0.0.1:50051'));
    const hover = await hoverOn(client, uri, '50051');
    expect(client.at(uri, hover!.range!)).toBe('50051');
    const { value } = hover!.contents as { value: string };
    expect(value).toMatch(/^\*\*50051\/tcp\*\* published by `web` on `127\.0\.0\.1`/);
    expect(value).not.toContain('ephemeral');
  });

  it('names the service of a port', async () => {
    const folder = await folderWith();
    const client = await clientOf({ folders: [folder] });
    const uri = folder.uri('compose.yaml');
    await client.open(uri, 'yaml', composeWith(8080));
    const { value } = (await hoverOn(client, uri, '8080'))!.contents as { value: string };
    expect(value).toMatch(/^\*\*8080\/tcp\*\* \(http-alt\) published by `web`/);
  });

  it('says nothing elsewhere', async () => {
    const folder = await folderWith();
    const client = await clientOf({ folders: [folder] });
    const uri = folder.uri('compose.yaml');
    await client.open(uri, 'yaml', composeWith(8080));
    expect(await hoverOn(client, uri, 'image')).toBeNull();
    expect(await hoverOn(client, uri, 'services')).toBeNull();
  });

  it('lets no name of a workspace become a link', async () => {
    const folder = await folderWith();
    const client = await clientOf({ folders: [folder] });
    const uri = folder.uri('compose.yaml');
    await client.open(uri, 'yaml', composeWith(50051).replace('web:', '"a`[x](command:evil)`":'));
    const hover = await hoverOn(client, uri, '50051');
    expect((hover!.contents as { value: string }).value).not.toMatch(/`\[x\]|`.*`.*`.*\n/);
  });
});
