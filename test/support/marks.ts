/**
 * Reader fixtures with inline marks. A line that begins with `~` is not part of the text under test:
 * it marks, by carets, a stretch of the nearest text line above it, and says what must be found there.
 *
 *     ports:
 *       - "8080:80"
 *     ~    ^^^^ published 8080 literal owner=web
 *     ~         ^^ listen 80
 *
 * Mark: `~ ^^^ ROLE PORT [RESOLUTION] [key=value …]`, PORT a number, `8000-8010`, `dynamic` or
 * `unresolved`; keys: `protocol`, `host`, `owner`, `api`, `format`, `ns` (namespace), `instance`, `use`
 * (1-based line of the use). `~ ^^^ defect KIND` marks a defect; `~ ^^^ fact KIND key=value` an
 * environment fact. `^` alone with an empty range is written `|`. A caret at column 0 cannot be
 * marked; indent the text.
 */
import { expect } from 'vitest';
import type { FileFacts } from '../../shared/readers/index.ts';
import { lineStartsOf, positionAt } from '../../shared/text/index.ts';

interface Mark {
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
  readonly what: string;
}

/** A fixture taken apart: the text under test and its marks. Line ends of the text are kept. */
export function parseFixture(fixture: string): { text: string; marks: Mark[] } {
  const lines: string[] = [];
  const marks: Mark[] = [];
  for (const line of fixture.split(/(?<=\n)/)) {
    const mark = /^~(\s*)(\^+|\|)\s+(.*?)\s*$/.exec(line);
    if (!mark) {
      if (line.startsWith('~')) throw new Error(`not a mark: ${line}`);
      lines.push(line);
      continue;
    }
    const column = 1 + mark[1]!.length + 1;
    const length = mark[2] === '|' ? 0 : mark[2]!.length;
    marks.push({ line: lines.length, column, endColumn: column + length, what: mark[3]! });
  }
  return { text: lines.join(''), marks };
}

/** Checks that `facts` hold exactly what the marks say: nothing missing, nothing more, at exact ranges. */
export function expectMarks(facts: FileFacts, text: string, marks: readonly Mark[]): void {
  const starts = lineStartsOf(text);
  const place = (range: { start: number; end: number }) => {
    const start = positionAt(starts, range.start);
    const end = positionAt(starts, range.end);
    return end.line === start.line
      ? `${start.line}:${start.column}-${end.column}`
      : `${start.line}:${start.column}-${end.line}:${end.column}`;
  };
  const actual: { text: string; attributes: Record<string, string> }[] = [];
  for (const o of facts.occurrences) {
    const port =
      o.resolution === 'dynamic'
        ? 'dynamic'
        : o.port === null
          ? 'unresolved'
          : o.endPort === undefined
            ? `${o.port}`
            : `${o.port}-${o.endPort}`;
    actual.push({
      text: `${place(o.range)} ${o.role} ${port}`,
      attributes: {
        resolution: o.resolution,
        protocol: o.protocol,
        host: o.host ?? '',
        owner: o.owner ?? '',
        api: o.api,
        format: o.format,
        ns: o.namespace,
        instance: o.sql?.instance ?? '',
        use: String(positionAt(starts, o.use.start).line),
      },
    });
  }
  for (const d of facts.defects) actual.push({ text: `${place(d.range)} defect ${d.kind}`, attributes: {} });
  for (const f of facts.environment) {
    const { range, kind, scope, ...rest } = f;
    const attributes = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, String(value)]));
    attributes.scope = scope.kind === 'host' ? 'host' : scope.owner;
    actual.push({ text: `${place(range)} fact ${kind}`, attributes });
  }
  const expected = marks.map(mark => {
    const words = mark.what.split(/\s+/);
    const head = words.slice(0, 2).join(' ');
    const attributes: Record<string, string> = {};
    for (const word of words.slice(2)) {
      const equals = word.indexOf('=');
      if (equals < 0) attributes.resolution = word;
      else attributes[word.slice(0, equals)] = word.slice(equals + 1);
    }
    return { text: `${mark.line}:${mark.column}-${mark.endColumn} ${head}`, attributes };
  });
  // Only the attributes that a mark names are compared.
  const pool = [...actual];
  const described = expected.map(e => {
    const index = pool.findIndex(
      a =>
        a.text === e.text &&
        Object.entries(e.attributes).every(([key, value]) => a.attributes[key] === value),
    );
    const same = index >= 0 ? pool.splice(index, 1)[0] : undefined;
    return { line: describe(e.text, e.attributes), same };
  });
  const missing = described.filter(d => !d.same).map(d => d.line);
  const unexpected = pool.map(a => describe(a.text, a.attributes));
  expect({ missing, unexpected }).toEqual({ missing: [], unexpected: [] });
}

function describe(text: string, attributes: Record<string, string>): string {
  return [
    text,
    ...Object.entries(attributes)
      .filter(([, value]) => value !== '')
      .map(([key, value]) => `${key}=${value}`),
  ].join(' ');
}
