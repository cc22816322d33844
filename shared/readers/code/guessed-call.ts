import { any } from './any-of.ts';
import type { ListenApi } from './listen-api.ts';

/**
 * Whether a text calls a method of one of the rows on a receiver whose last word is one of its own, as in
 * `app.listen(8080)`, `httpServer.listen(port)`, `my_app().listen(…)`; the matching proper looks
 * closer. The method's name is sought first, since it is rarer than the words.
 */
export function guessedCall(
  rows: readonly ListenApi[],
  moduleText: (begin: string) => string,
): (text: string) => boolean {
  const receiversOf = new Map<string, Set<string>>();
  const modulesOf = new Map<string, Set<string> | undefined>();
  for (const { name: names = [], guess, imports } of rows)
    for (const name of typeof names === 'string' ? [names] : names) {
      receiversOf.set(name, new Set([...(receiversOf.get(name) ?? []), ...guess!.names]));
      const known = modulesOf.has(name) ? modulesOf.get(name) : new Set<string>();
      modulesOf.set(name, known && imports && new Set([...known, ...imports]));
    }
  if (receiversOf.size === 0) return () => false;
  const call = new RegExp(`[.]\\s{0,9}(${any(receiversOf.keys())})\\s{0,9}(?:\\?\\.)?[(<]`, 'g');
  const receivers = new Map([...receiversOf].map(([name, words]) => [name, endsWithWord([...words])]));
  const makers = new Map([...receiversOf].map(([name, words]) => [name, makesWord([...words])]));
  // Where all rows of a name ask for an import, the text must hold one.
  const imports = new Map(
    [...modulesOf].map(([name, modules]) => [name, modules && importOf(modules, moduleText)]),
  );
  return text => {
    const called = new Set<string>();
    for (const match of text.matchAll(call)) {
      const end = match.index + match[0].length;
      if (GIVES_NO_PORT.test(text.slice(end, end + REACH))) continue;
      if (imports.get(match[1]!)?.test(text) === false) continue;
      const before = text.slice(Math.max(0, match.index - REACH), match.index);
      if (receivers.get(match[1]!)!.test(before)) return true;
      called.add(match[1]!);
    }
    for (const name of called) if (makers.get(name)!.test(text)) return true;
    return false;
  };
}

function importOf(modules: Iterable<string>, moduleText: (begin: string) => string): RegExp {
  return new RegExp(moduleText(`(?:${any([...modules].map(module => module.replace(/[*]$/, '')))})`));
}

/** How far before a method's dot its receiver is sought, and behind its parenthesis a port (UTF-16 units). */
const REACH = 160;

/** Arguments in which no port can be: none, a function, a text without a digit, a test's name and its function. */
const GIVES_NO_PORT =
  /^\s{0,60}(?:\)|func\b|function\b|async\b|\(\s{0,9}\w{0,40}\s{0,9}\)\s{0,9}=>|(["'`])[^"'`\d\n$#%{]{0,100}\1\s{0,20}(?:\)|,\s{0,20}(?:func|function|async)\b)|[^\n]{0,100},\s{0,9}func\s{0,9}\(\s{0,9}\w{1,9}\s{1,9}\*testing\.)/;

function endsWithWord(words: readonly string[]): RegExp {
  const title = words.map(word => word.charAt(0).toUpperCase() + word.slice(1));
  const upper = words.map(word => word.toUpperCase());
  const word = `(?:(?:\\b|_)(?:${any(words)})|${any(title)}|${any(upper)})[\\d_]{0,9}`;
  return new RegExp(`${word}(?:\\([^()]{0,80}\\))?[!?]?\\s{0,60}$`);
}

/** A call that says by its name that it makes one of these: `createServer(`, `new Elysia(`. */
function makesWord(words: readonly string[]): RegExp {
  const title = any(words.map(word => word.charAt(0).toUpperCase() + word.slice(1)));
  return new RegExp(
    `\\b(?:(?:create|make|build|new)\\w{0,40}|new\\s{1,9}[\\w.]{0,60})(?:${title})\\s{0,9}[(<]`,
  );
}
