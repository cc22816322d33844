import { csharpIdioms } from '../csharp/idioms.ts';
import { powershellApis } from './apis.ts';

/** The names of the tables as they are written there, by their lower case: PowerShell tells no case apart. */
const known = new Map<string, string>();

function learn(text: string): void {
  for (const [name] of text.replace(/^global:/, '').matchAll(/[A-Za-z][\w-]*/g))
    known.set(name.toLowerCase(), name);
}

for (const { name, callees, receivers, objects, port } of powershellApis) {
  for (const text of [name ?? [], callees ?? [], receivers ?? [], objects ?? []].flat()) learn(text);
  for (const { path } of port) for (const key of path ?? []) learn(String(key));
}
for (const name of Object.keys({ ...csharpIdioms.passes, ...csharpIdioms.records })) learn(name);
for (const name of csharpIdioms.receiverPasses ?? []) learn(name);
learn('string Format Dgram Udp Stream Tcp InterNetwork InterNetworkV6');

/** A name as the tables have it; any other in lower case. */
export function canonical(name: string): string {
  const lower = name.toLowerCase();
  return known.get(lower) ?? lower;
}

/** `[System.Net.Sockets.TcpListener]` and `Net.Sockets.TcpListener` are `TcpListener`. */
export function typeName(text: string): string {
  return canonical(/([\w-]+)(?:\[[^\]]*\])?\]?\s*$/.exec(text)?.[1] ?? text);
}
