import { getOrMake, WordSearch } from '../text/index.ts';

/**
 * A content test with the words of which one stands in every text that passes it. It is asked only of texts
 * that hold one of them, and all words of all tests are sought in one pass: a text is gone through once,
 * however many tests there are.
 */
export interface GatedTest {
  (text: string): boolean;
  /** What is promised of the words: the test by itself. */
  readonly ungated: (text: string) => boolean;
}

/** The words of a test: given, and, once a text is searched, by their numbers. */
interface Gate {
  readonly given: Iterable<string> | (() => Iterable<string>);
  numbers: readonly number[] | undefined;
}

const words: string[] = [];
const numberOf = new Map<string, number>();
const gates: Gate[] = [];
const tests: GatedTest[] = [];
let search: WordSearch | undefined;
let latest: string | undefined;
let found: Uint8Array | undefined;

/**
 * @param given words (ASCII, case counts; parts of longer ones count, too), one of which every text that passes
 * `test` holds; a function that gives them is called when the first text is searched
 */
export function gated(given: Gate['given'], test: RegExp | ((text: string) => boolean)): GatedTest {
  const gate: Gate = { given, numbers: undefined };
  gates.push(gate);
  // Made anew with the next text: modules are loaded before any is read.
  search = undefined;
  latest = undefined;
  const ungated =
    typeof test === 'function'
      ? test
      : Object.assign((text: string) => test.test(text), { toString: () => `${test}` });
  const gatedTest = Object.assign((text: string) => holds(text, gate) && ungated(text), { ungated });
  tests.push(gatedTest);
  return gatedTest;
}

/** Every test that was made, for a test of what they promise. */
export function gatedTests(): readonly GatedTest[] {
  return tests;
}

/** A word as it is written in lower case, in capitals, and with a capital first. */
export function inCases(word: string): string[] {
  return [word, word.toUpperCase(), word.charAt(0).toUpperCase() + word.slice(1)];
}

function holds(text: string, gate: Gate): boolean {
  if (text !== latest || !found) {
    search ??= searchOfAll();
    found = search.in(text);
    latest = text;
  }
  for (const number of gate.numbers!) if (found[number] === 1) return true;
  return false;
}

function searchOfAll(): WordSearch {
  for (const gate of gates) {
    if (gate.numbers) continue;
    const given = typeof gate.given === 'function' ? gate.given() : gate.given;
    gate.numbers = [...new Set(given)].map(word => getOrMake(numberOf, word, () => words.push(word) - 1));
  }
  return new WordSearch(words);
}
