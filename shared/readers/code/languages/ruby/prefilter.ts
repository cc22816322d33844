import { lazily } from '../../../../text/index.ts';
import type { ListenApi, OriginPattern } from '../../listen-api.ts';

/**
 * Ruby's content test: a name of some row is called (with or without parentheses, or by `.new`) or assigned
 * to, and the text holds the constant that one of that row's origins ends in, or the method is believed on
 * any receiver. Rows of configuration files are not among them: their names stand in every file.
 */
export function rubyPrefilter(apis: readonly ListenApi[]): (text: string) => boolean {
  const test = lazily(() => testOf(apis));
  return text => test()(text);
}

function testOf(apis: readonly ListenApi[]): (text: string) => boolean {
  const evidence = new Map<string, Set<string>>();
  const sure = new Set<string>();
  for (const api of apis) {
    const names = [
      api.name ?? [],
      (api.objects ?? []).flatMap(() => api.port.map(({ path }) => String(path?.[0]))),
    ].flat(2);
    for (const name of names) {
      const words = evidence.get(name) ?? new Set<string>();
      for (const origin of [api.callees, api.receivers, api.objects].flatMap(list => list ?? [])) {
        const word = wordOf(origin);
        if (word === undefined) sure.add(name);
        else words.add(word);
      }
      if (api.anyReceiver) sure.add(name);
      evidence.set(name, words);
    }
  }
  const quoted = (names: Iterable<string>) => [...names].map(name => name.replace(/[!?]/g, '\\$&')).join('|');
  const all = new RegExp(`\\b(?:${quoted(new Set([...evidence.values()].flatMap(words => [...words])))})\\b`);
  const called = new RegExp(
    `\\b(${quoted(evidence.keys())})(?:(?:\\.|::)new\\b|\\s{0,9}[(=]|[ \\t]{1,9}[^\\s=.)])`,
    'g',
  );
  const believed = new RegExp(`\\b(?:${quoted(sure)})[\\s(]`);
  const words = new Map(
    [...evidence].map(
      ([name, set]) => [name, set.size > 0 ? new RegExp(`\\b(?:${quoted(set)})\\b`) : undefined] as const,
    ),
  );
  return text => {
    if (sure.size > 0 && believed.test(text)) return true;
    if (!all.test(text)) return false;
    const tried = new Set<string>();
    for (const match of text.matchAll(called)) {
      const name = match[1]!;
      if (tried.has(name)) continue;
      tried.add(name);
      if (words.get(name)?.test(text)) return true;
    }
    return false;
  };
}

/** The last constant of an origin (`Sinatra` where that is all there is); undefined where it has none. */
function wordOf(origin: OriginPattern): string | undefined {
  return origin.match(/[A-Z]\w*/g)?.at(-1);
}
