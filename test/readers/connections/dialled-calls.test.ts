import { describe, expect, it } from 'vitest';
import { readFile } from '../../../shared/readers/index.ts';
import { SourceText } from '../../../shared/text/index.ts';
import { assets } from '../../support/assets.ts';

/** What a file dials, as `PORT[/udp] HOST`. */
async function dialled(path: string, text: string): Promise<string> {
  const { occurrences = [] } = await readFile(new SourceText(path, text), assets);
  return occurrences
    .filter(({ role }) => role === 'connect')
    .map(({ port, protocol, host }) => `${port}${protocol === 'udp' ? '/udp' : ''} ${host}`)
    .join(', ');
}

const java = (code: string) => `class A { static final int PORT = 4000; void f() { ${code} } }\n`;

describe('clients that nobody knows, by their names', () => {
  it.each([
    ['A.java', java('new ChatClient("localhost", 4001);'), '4001 localhost'],
    ['A.java', java('new ChatClient("127.0.0.1", PORT);'), '4000 127.0.0.1'],
    ['a.kt', 'fun f() { ChatClient("localhost", 4002) }', '4002 localhost'],
    ['a.cs', 'class A { void F() { var c = new UdpEchoClient("127.0.0.1", 4003); } }', '4003/udp 127.0.0.1'],
    ['a.cs', 'class A { async void F() { await peer.ConnectAsync("127.0.0.1", 4004); } }', '4004 127.0.0.1'],
    ['a.rb', "ChatClient.new('localhost', 4005)", '4005 localhost'],
    ['a.php', "<?php $c = new ChatClient('localhost', 4006);", '4006 localhost'],
    ['a.rs', 'fn f() { let c = ChatClient::new("localhost", 4007); }', '4007 localhost'],
    ['a.c', 'int main() { int port = 4008; chat_connect(&c, "127.0.0.1", port); }', '4008 127.0.0.1'],
    ['a.cpp', 'int main() { Chat::Client client{"localhost", 4009}; }', '4009 localhost'],
    ['a.py', 'c = ChatClient("localhost", 4010)', '4010 localhost'],
    ['a.js', "import { connectTo } from './net.js';\nconnectTo('localhost', 4011);", '4011 localhost'],
    ['A.java', java('new java.net.ServerSocket(PORT); new ChatClient("localhost", PORT);'), '4000 localhost'],
    ['ATest.java', java('new ChatClient("localhost", 4012);'), '4012 localhost'],
  ])('%s: %s', async (path, text, expected) => expect(await dialled(path, text)).toBe(expected));

  it.each([
    ['another thing', java('new ChatStore("localhost", 4001);')],
    ['a server’s side of it', java('server.acceptConnection("localhost", 4001);')],
    ['a mock', java('new MockClient("localhost", 4001);')],
    ['what is only closed', java('pool.closeConnection("localhost", 4001);')],
    ['a text that is no host', java('new RetryClient("orders", 4001);')],
    ['a number that is no port', java('new RetryClient("localhost", 3);')],
    ['a number elsewhere', java('new RetryClient("localhost", TRIES, 4001);')],
    ['a host of documents', java('new ChatClient("www.example.com", 4001);')],
  ])('not %s', async (_, text) => expect(await dialled('A.java', text)).toBe(''));
});
