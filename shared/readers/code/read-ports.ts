import { isPortNumber, type PortOccurrence, type PortSlot, type Protocol } from '../../ports/index.ts';
import { contains, type TextRange } from '../../text/index.ts';
import type { PortDefect } from '../port-defect.ts';
import type { Evaluator } from './evaluate.ts';
import { type Found, locatePort, type Use } from './locate-port.ts';
import { type Evidence, lastWord } from './match-api.ts';
import type { Expression } from './model.ts';
import { type Placed, placeIn, type Site } from './places.ts';
import { isReadBack, zeroServes } from './read-back.ts';
import { addressReuse } from './reuse-address.ts';
import { lastName } from './scopes.ts';
import { protocolNamed, transportText } from './transport.ts';

/** Where findings are collected. */
export interface Sink {
  readonly occurrences: PortOccurrence[];
  readonly defects: PortDefect[];
  /** Keys of what was reported, so that one literal is reported once. */
  readonly seen: Set<string>;
}

/** Reads the ports of one use into `sink`. */
export function readPorts(evaluator: Evaluator, use: Use, sink: Sink): void {
  const { api, site, evidence } = use;
  if (api.unless?.some(place => placeIn(evaluator, site, place))) return;
  if (api.needs?.some(place => !placeIn(evaluator, site, place))) return;
  if (api.given && !isGiven(evaluator, site, api.given)) return;
  const protocol = protocolOf(evaluator, use);
  if (!protocol) return;
  const { found, placed } = locatePort(evaluator, use);
  const known = found.filter(f => f.kind === 'port');
  // Beside a fixed port, 0 and an unknown are what happens in tests and by configuration.
  const fixed = known.filter(f => f.port !== 0);
  const kept = fixed.length > 0 ? fixed : known.length > 0 ? known : found;
  if (evidence !== 'certain' && !kept.every(f => plausible(f, evidence, placed))) return;
  if (api.least !== undefined && known.some(f => f.port < api.least! && f.port !== 80 && f.port !== 443))
    return;
  for (const one of kept) {
    if (api.portNamed && one.kind === 'unknown' && !(placed && namesPort(placed.expression))) continue;
    report(evaluator, use, one, protocol, sink);
  }
}

/** Whether an argument is what a row asks for: a number (or a name of one), or `true` as written. */
function isGiven(evaluator: Evaluator, site: Site, { arg, as }: NonNullable<Use['api']['given']>): boolean {
  const placed = placeIn(evaluator, site, { arg });
  if (!placed) return false;
  if (as === 'number')
    return placed.values.every(({ kind }) => kind === 'number' || kind === 'opaque') && !isTrue(placed);
  return isTrue(placed);
}

function isTrue({ expression }: Placed): boolean {
  return expression.kind === 'constant' && expression.value === true;
}

/** A receiver that is only believed must be given a port number, or something that is called a port. */
function plausible(found: Found, evidence: Evidence, placed: Placed | undefined): boolean {
  if (found.kind === 'port') return isPortNumber(found.port);
  if (found.kind === 'omitted' || found.kind === 'refused' || evidence === 'foreign' || !placed) return false;
  return namesPort(placed.expression);
}

/** Whether an expression is called a port: `config.port`, `PORT + 1`, `getPort()`, `app.get('port')`. */
function namesPort(expression: Expression): boolean {
  switch (expression.kind) {
    case 'binary':
    case 'fallback':
      return namesPort(expression.left) || namesPort(expression.right);
    case 'concat':
      return expression.parts.some(namesPort);
    case 'conditional':
      return namesPort(expression.consequent) || namesPort(expression.alternate);
  }
  if (expression.kind !== 'call') return lastWord(lastName(expression)) === 'port';
  // `getPort()`, `app.get('port')`
  const key = expression.args[0]?.value;
  return [lastName(expression.callee), key?.kind === 'string' ? key.text.value : ''].some(
    name => lastWord(name) === 'port',
  );
}

/** The protocol, or undefined where the network named has no ports (`unix`). */
function protocolOf(evaluator: Evaluator, { api, site }: Use): Protocol | undefined {
  const fallback = api.protocol ?? 'tcp';
  if (!api.network) return fallback;
  const text = placeIn(evaluator, site, api.network)
    ?.values.map(transportText)
    .find(t => t !== undefined);
  return text === undefined ? fallback : protocolNamed(text, fallback);
}

function report(evaluator: Evaluator, use: Use, found: Found, protocol: Protocol, sink: Sink): void {
  const { api, site } = use;
  const role = api.role ?? 'listen';
  // A module's settings have no call: there the value is the use.
  const isModule = site.object !== undefined && site.object.range.end === 0;
  const useRange = isModule && found.range ? found.range : rangeOfUse(site);
  const base = {
    protocol,
    role,
    namespace: role === 'listen' || role === 'published' ? ('host' as const) : ('none' as const),
    ...(found.host !== undefined && { host: found.host }),
    format: evaluator.file.language,
    api: api.api,
    use: useRange,
    ...(evaluator.file.tests?.some(test => contains(test, useRange)) && { inTest: true as const }),
  };
  const push = (occurrence: PortOccurrence) => {
    const key = `${role}:${protocol}:${occurrence.range.start}:${occurrence.range.end}`;
    if (sink.seen.has(key)) return;
    sink.seen.add(key);
    sink.occurrences.push(occurrence);
  };
  const dynamic = (range: TextRange, slot: PortSlot | undefined) =>
    push({
      ...base,
      port: 0,
      resolution: 'dynamic',
      range,
      ...(slot && { slot }),
      ...(isReadBack(evaluator, api, site) && { readBack: true }),
    });
  if (found.kind === 'refused') {
    if (role === 'listen' && use.evidence === 'certain')
      sink.defects.push({
        kind: 'malformed',
        text: '',
        expected: 'a port, a path, or no argument',
        range: found.range,
        format: evaluator.file.language,
      });
    return;
  }
  if (found.kind === 'unknown') {
    if (!api.knownOnly) push({ ...base, port: null, resolution: 'unresolved', range: found.range });
    return;
  }
  if (found.kind === 'omitted') {
    const meaning =
      found.form === 'address' || found.form === 'url' || found.form === 'url-list'
        ? found.range
          ? api.emptyPort
          : api.omitted
        : api.omitted;
    if (meaning === 'dynamic')
      dynamic(found.range && found.range.end > found.range.start ? found.range : useRange, found.slot);
    return;
  }
  const slot = found.computed ? undefined : { range: found.range, before: '', after: '' };
  if (!isPortNumber(found.port)) {
    const text = String(found.port);
    // A client that is given a negative port dials a Unix socket (PHP).
    const isMeant = found.port < 0 && (role === 'connect' || api.negativeIsOwn === true);
    if (!found.computed && !isMeant && use.evidence === 'certain')
      sink.defects.push({
        kind: 'out-of-range',
        text,
        expected: 'a port from 0 to 65535',
        range: found.range,
        format: evaluator.file.language,
      });
  } else if (found.port === 0 && api.refusesZero !== undefined)
    sink.defects.push({
      kind: 'zero',
      text: '0',
      expected: api.refusesZero,
      range: found.range,
      format: evaluator.file.language,
    });
  else if (found.port === 0) {
    if (role === 'listen' && zeroServes(evaluator, api, site)) dynamic(found.range, slot);
  } else {
    const reuse = api.rawSocket && protocol === 'tcp' ? addressReuse(evaluator, site) : undefined;
    push({
      ...base,
      port: found.port,
      resolution: found.certainty,
      range: found.range,
      ...(slot && { slot }),
      ...(reuse && { reuse }),
    });
  }
}

/** The name that is called (`listen`), or the type of an object literal. */
function rangeOfUse({ call, object }: Site): TextRange {
  if (call) return call.callee.kind === 'member' ? call.callee.propertyRange : call.callee.range;
  const { start, end } = object!.range;
  return { start, end: Math.min(end, start + (object!.type?.length ?? 1)) };
}
