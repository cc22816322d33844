/** The part of `node:assert/strict` that the suite uses, for the extension host in a browser. */
function ok(value: unknown, message = 'not truthy'): asserts value {
  if (!value) throw new Error(message);
}

function equal(actual: unknown, expected: unknown, message?: string): void {
  ok(Object.is(actual, expected), message ?? `${String(actual)} is not ${String(expected)}`);
}

/** For plain data. */
function deepEqual(actual: unknown, expected: unknown, message?: string): void {
  equal(JSON.stringify(actual), JSON.stringify(expected), message);
}

function match(text: string, expected: RegExp, message?: string): void {
  ok(expected.test(text), message ?? `${text} does not match ${expected}`);
}

function fail(message: string): never {
  throw new Error(message);
}

export default { ok, equal, deepEqual, match, fail };
