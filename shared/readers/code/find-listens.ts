import type { ReaderResult } from '../reader.ts';
import { Evaluator } from './evaluate.ts';
import type { LanguageTables } from './language.ts';
import type { ListenApi } from './listen-api.ts';
import type { Use } from './locate-port.ts';
import { matchCall, matchFile, matchObject } from './match-api.ts';
import type { CallSite, CodeFile, ObjectLiteral } from './model.ts';
import { returnedBy } from './places.ts';
import { readPorts, type Sink } from './read-ports.ts';
import { findDeclaration, lastName } from './scopes.ts';

const byName = new WeakMap<LanguageTables, Map<string, ListenApi[]>>();

/** The rows of a language by the callee's last name, made once. */
function apisByName(tables: LanguageTables): Map<string, ListenApi[]> {
  let map = byName.get(tables);
  if (!map) {
    map = new Map();
    for (const api of tables.apis)
      for (const name of typeof api.name === 'string' ? [api.name] : (api.name ?? [])) {
        const rows = map.get(name);
        if (rows) rows.push(api);
        else map.set(name, [api]);
      }
    byName.set(tables, map);
  }
  return map;
}

/**
 * The name under which tables know what a file calls by a name of its own: what a class extends (`Quiet(…)`
 * of `class Quiet(HTTPServer)`), what was imported (`serve as waitress_serve`), what a name stands for
 * (`def run(server_class=HTTPServer)`). '' where it stands for what a call gave (`io` of
 * `io = require('socket.io')`), undefined where there is none.
 */
function otherName(file: CodeFile, { call, scope, name }: CallSite): string | undefined {
  const binding = findDeclaration(scope, name)?.bindings[0];
  const value = binding?.value;
  if (value?.kind === 'class') return value.scope.base && lastName(value.scope.base);
  if (call.callee.kind !== 'name' || !binding) return undefined;
  if (binding.how === 'import') {
    const imported = file.imports.find(({ local }) => local === name)?.imported;
    return imported === name ? undefined : imported;
  }
  return value && (value.kind === 'call' ? '' : lastName(value) || undefined);
}

function rowsOfOther(rows: Map<string, ListenApi[]>, file: CodeFile, site: CallSite): readonly ListenApi[] {
  const other = otherName(file, site);
  return (other === undefined ? undefined : rows.get(other)) ?? [];
}

/**
 * The ports that a source file listens on (and dials, where the table has such rows), with what is
 * wrong with them. One literal in one role is reported once, however many calls use it.
 */
export function findListens(file: CodeFile, tables: LanguageTables): ReaderResult {
  const evaluator = new Evaluator(file, tables.idioms);
  const sink: Sink = { occurrences: [], defects: [], seen: new Set() };
  const applicable = new Map<ListenApi, boolean>();
  const applies = (api: ListenApi): boolean => {
    let known = applicable.get(api);
    if (known === undefined) {
      known = matchFile(file, api);
      applicable.set(api, known);
    }
    return known;
  };
  const rows = apisByName(tables);
  const declared: Use[] = [];
  for (const one of file.calls) {
    const { call, scope, name } = one;
    let matched = false;
    for (const api of rows.get(name) ?? rowsOfOther(rows, file, one)) {
      // A row that believes a name speaks only where no row knows better.
      if ((matched && api.guess) || !applies(api)) continue;
      const evidence = matchCall(evaluator, api, call, scope);
      if (!evidence) continue;
      const use = { api, evidence, site: { call, scope } };
      if (api.declares) declared.push(use);
      else readPorts(evaluator, use, sink);
      matched = true;
    }
  }
  for (const use of declared) readPorts(evaluator, use, sink);
  const objectRows = tables.apis.filter(api => api.objects && applies(api));
  if (objectRows.length > 0)
    for (const { object, scope } of file.objects)
      for (const api of objectRows)
        if (matchObject(evaluator, api, object, scope))
          readPorts(evaluator, { api, evidence: 'certain', site: { object, scope } }, sink);
  for (const api of tables.apis) {
    if (!api.exported || !applies(api)) continue;
    for (const binding of file.module.members.get('module.exports') ?? []) {
      const scope = binding.scope ?? file.module;
      const values = binding.value ? evaluator.evaluate(binding.value, scope) : [];
      for (const value of values.flatMap(given => returnedBy(evaluator, given)))
        if (value.kind === 'object')
          readPorts(
            evaluator,
            { api, evidence: 'certain', site: { object: value.object, scope: value.scope } },
            sink,
          );
    }
  }
  const assigned = tables.apis.filter(api => api.assigned && applies(api));
  if (assigned.length > 0) {
    const object = topLevelSettings(file);
    for (const api of assigned)
      readPorts(evaluator, { api, evidence: 'certain', site: { object, scope: file.module } }, sink);
  }
  sink.occurrences.sort((a, b) => a.range.start - b.range.start);
  return { occurrences: sink.occurrences, defects: sink.defects };
}

/** What a module assigns at its top level, as one object: names, and members by their dotted path. */
function topLevelSettings(file: CodeFile): ObjectLiteral {
  const all = [...file.module.bindings, ...file.module.members];
  const entries = all.flatMap(([key, bindings]) => {
    const last = bindings.findLast(({ value }) => value !== undefined);
    return last?.value ? [{ key, keyRange: last.range, value: last.value }] : [];
  });
  return { kind: 'object', range: { start: 0, end: 0 }, entries, open: false };
}
