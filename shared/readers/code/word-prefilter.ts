import { lazily } from '../../text/index.ts';
import type { ListenApi, OriginPattern } from './listen-api.ts';

/**
 * The content test of a language whose modules are not named by import strings: whether a text calls a
 * name of some row and holds, anywhere, the word that says most of one of that row's origins: the last
 * type in it (`TcpListener` of `tokio.net.TcpListener.bind`), else the module it begins with. Linear
 * regular expressions.
 */
export function wordPrefilter(apis: readonly ListenApi[]): (text: string) => boolean {
  const test = lazily(() => testOf(apis));
  return text => test()(text);
}

function testOf(apis: readonly ListenApi[]): (text: string) => boolean {
  const wordsOf = new Map<string, Set<string>>();
  for (const api of apis) {
    const types = (api.objects ?? []).map(type => type.slice(type.lastIndexOf('.') + 1));
    for (const name of [...(typeof api.name === 'string' ? [api.name] : (api.name ?? [])), ...types]) {
      const words = wordsOf.get(name) ?? new Set();
      for (const origins of [api.callees, api.receivers, api.objects])
        for (const origin of origins ?? []) words.add(wordOf(origin));
      wordsOf.set(name, words);
    }
  }
  const all = new RegExp(
    `\\b(?:${[...new Set([...wordsOf.values()].flatMap(words => [...words]))].join('|')})\\b`,
  );
  const named = new RegExp(
    `\\b(${[...wordsOf.keys()].join('|')})(?:::<|[\\s)]{0,9}[({<]|\\s{1,9}\\w{1,60}\\s{0,9}[({])`,
    'g',
  );
  const evidence = new Map(
    [...wordsOf].map(([name, words]) => [name, new RegExp(`\\b(?:${[...words].join('|')})\\b`)] as const),
  );
  return text => {
    if (!all.test(text)) return false;
    const tried = new Set<string>();
    for (const match of text.matchAll(named)) {
      const name = match[1]!;
      if (tried.has(name)) continue;
      tried.add(name);
      if (evidence.get(name)!.test(text)) return true;
    }
    return false;
  };
}

/** The word of an origin that a text must hold. */
function wordOf(origin: OriginPattern): string {
  const names = origin.replace(/^global:|\(\)/g, '').match(/[\w*]+/g) ?? [];
  return (names.findLast(name => /^\*?[A-Z]/.test(name)) ?? names[0] ?? '').replace('*', '\\w{1,60}');
}
