import type { PortSlot } from '../../ports/index.ts';
import type { TextRange } from '../../text/index.ts';
import type { Evaluator } from './evaluate.ts';
import { insertionSlot } from './insertion-slot.ts';
import type { ListenApi, PortPlace } from './listen-api.ts';
import type { Evidence } from './match-api.ts';
import { argumentAt, type Placed, placeIn, type Site } from './places.ts';
import {
  type AddressText,
  type PortText,
  readAddress,
  readBinding,
  readEndpoint,
  readNodePort,
  readPortList,
  readPortText,
  readSettings,
  readUrls,
} from './read-address.ts';
import { lastName } from './scopes.ts';
import { type Certainty, isEmptyFallback, plainText, type TextValue, type Value } from './values.ts';

/** A call or object literal recognised as one of the table's APIs. */
export interface Use {
  readonly api: ListenApi;
  readonly evidence: Evidence;
  readonly site: Site;
}

/** One possible port of a use. */
export type Found =
  | {
      readonly kind: 'port';
      readonly port: number;
      readonly range: TextRange;
      readonly certainty: Certainty;
      readonly computed: boolean;
      readonly host?: string;
    }
  | {
      readonly kind: 'omitted';
      readonly slot?: PortSlot;
      readonly range?: TextRange;
      readonly host?: string;
      readonly form: PortPlace['form'] | 'call';
    }
  | { readonly kind: 'unknown'; readonly range: TextRange; readonly host?: string }
  /** An empty text as written, which Node refuses; `range` has its quotes. */
  | { readonly kind: 'refused'; readonly range: TextRange; readonly host?: string };

/** What the first place that is written gives. */
export function locatePort(evaluator: Evaluator, { api, site }: Use): { found: Found[]; placed?: Placed } {
  for (const place of api.port) {
    const placed = placedAt(evaluator, site, place);
    if (!placed?.values.some(fits)) continue;
    const host = place.host && hostAt(evaluator, site, place.host);
    const found = placed.values.filter(fits).flatMap(value => read(value, place, placed, host));
    return { found, placed };
  }
  return { found: withoutPort(evaluator, api, site) };
}

/** A call in which no port is written: it was left out, or something is handed on that may hold one. */
function withoutPort(evaluator: Evaluator, api: ListenApi, site: Site): Found[] {
  const { call, scope } = site;
  const spread = call?.args.find(argument => argument.spread);
  if (spread) return [{ kind: 'unknown', range: spread.value.range }];
  const place = api.port[0];
  const given = call && place && argumentAt(call, place);
  if (given && !evaluator.evaluate(given, scope).every(leavesPortOut)) return [];
  const slot = insertionSlot(api, site);
  return [{ kind: 'omitted', form: 'call', ...(slot && { slot }) }];
}

/**
 * Whether a value in the port's place means that there is none: a callback, or a struct literal without
 * that field. A plain object without a port is refused by the call, or filled where this file does not
 * show it.
 */
function leavesPortOut(value: Value): boolean {
  return value.kind === 'function' || (value.kind === 'object' && value.object.type !== undefined);
}

/** Forms of several ports, which may be items of a list, too. */
const LISTS: ReadonlySet<PortPlace['form']> = new Set(['url-list', 'port-list', 'setting']);

/** What stands at a place of ports; a list of addresses is taken apart. */
function placedAt(evaluator: Evaluator, site: Site, place: PortPlace): Placed | undefined {
  const placed = placeIn(evaluator, site, place);
  if (!placed || !LISTS.has(place.form)) return placed;
  const { range } = placed.expression;
  return {
    ...placed,
    values: placed.values.flatMap(value => (value.kind === 'list' ? evaluator.items(value, range) : [value])),
  };
}

/** Whether a value can be meant for a port: functions, objects and lists are other arguments. */
function fits(value: Value): boolean {
  return (
    value.kind === 'number' || value.kind === 'text' || value.kind === 'nothing' || value.kind === 'opaque'
  );
}

function hostAt(evaluator: Evaluator, site: Site, place: NonNullable<PortPlace['host']>): string | undefined {
  const values = placeIn(evaluator, site, place)?.values ?? [];
  return values.length === 1 ? plainText(values[0]!) : undefined;
}

function read(value: Value, place: PortPlace, placed: Placed, host: string | undefined): Found[] {
  const withHost = (found: string | undefined) =>
    found === undefined || found === '' ? {} : { host: found };
  const range = placed.expression.range;
  const { form } = place;
  switch (value.kind) {
    case 'number':
      if (!Number.isInteger(value.value)) return [];
      return [
        {
          kind: 'port',
          port: value.value,
          range: value.range,
          certainty: value.certainty,
          computed: value.computed === true,
          ...withHost(host),
        },
      ];
    case 'nothing':
      // A name that is empty here may be filled elsewhere; only `null` as written is nothing.
      if (value.range.start !== range.start || value.range.end !== range.end)
        return [{ kind: 'unknown', range, ...withHost(host) }];
      return [{ kind: 'omitted', form, slot: { range, before: '', after: '' }, range, ...withHost(host) }];
    case 'text': {
      // An empty text that a flag or variable has before it is set is as good as an unknown.
      if (
        value.pieces.some(isEmptyFallback) &&
        addressesIn(value, form).every(({ port }) => port.kind === 'unknown')
      )
        return [{ kind: 'unknown', range, ...withHost(host) }];
      if (form === 'path-or-port') {
        const isEmpty = placed.expression.kind === 'string' && placed.expression.text.value === '';
        if (isEmpty) return [{ kind: 'refused', range }];
        return fromText(readNodePort(value), form, withHost(host));
      }
      if (form === 'number') return fromText(readPortText(value), form, withHost(host));
      return addressesIn(value, form).flatMap(address =>
        fromText(address.port, form, withHost(address.host ?? undefined)),
      );
    }
    case 'opaque':
      // The address of something that listens already: `&http.Server{Addr: listener.Addr().String()}`.
      if (value.origin !== undefined && BOUND_ADDRESS.test(value.origin)) return [];
      if (value.origin !== undefined && NO_PORT_ORIGIN.test(value.origin)) return [];
      if (form === 'path-or-port') {
        // Of an unknown that may be a path, a callback or a port, the name says what it is meant for.
        const name = lastName(placed.expression);
        if (namesNoPort(name)) return [];
        if (CALLBACK_NAMES.test(name)) {
          const slot = { range: { start: range.start, end: range.start }, before: '', after: ', ' };
          return [{ kind: 'omitted', form: 'call', slot }];
        }
      }
      return [{ kind: 'unknown', range, ...withHost(host) }];
    default:
      return [];
  }
}

/** The ports of a text, as the form has them. */
function addressesIn(value: TextValue, form: PortPlace['form']): AddressText[] {
  switch (form) {
    case 'number':
    case 'path-or-port':
      return [{ port: readPortText(value) }];
    case 'address':
      return [readAddress(value)];
    case 'port-list':
      return readPortList(value);
    case 'setting':
      return readSettings(value);
    case 'endpoint':
      return [readEndpoint(value)];
    case 'binding':
      return [readBinding(value)];
    default:
      return readUrls(value).slice(0, form === 'url' ? 1 : undefined);
  }
}

/** Addresses of sockets in the file system or within a process: `UnixDomainSocketAddress.of(path)`, `path.join(…)`. */
const NO_PORT_ORIGIN =
  /\b(?:Unix|Local|Domain|InProcess)\w{0,20}(?:Address|EndPoint)\b|^(?:os\.)?path\.(?:join|resolve)\(\)$/;

/** Origins of addresses that a listener or a test's server was given. */
const BOUND_ADDRESS =
  /\.(?:Addr\(\)|Listener\.Addr\(\)|getsockname\(\)|address\(\))(?:\.String\(\)|\.port)?$/;

/** Names of functions that are called when the server listens. */
const CALLBACK_NAMES = /^(?:resolve|done|cb|callback|next|fn|accept|ready|res|on[A-Z].*|.*(?:Callback|Cb))$/;

/** Words in names that stand for a socket's path, a handle or a server that listens already. */
const NO_PORT_WORDS = new Set([
  'path',
  'socket',
  'sock',
  'ipc',
  'pipe',
  'fd',
  'handle',
  'file',
  'unix',
  'server',
]);

/** Whether a name says that it stands for something else than a port: `socketPath`, `pipeName`. */
function namesNoPort(name: string): boolean {
  const words = name.split(/[_\d]+|(?<=[a-z])(?=[A-Z])/).map(word => word.toLowerCase());
  return !words.some(word => word.startsWith('port')) && words.some(word => NO_PORT_WORDS.has(word));
}

function fromText(port: PortText, form: PortPlace['form'], host: { host?: string }): Found[] {
  switch (port.kind) {
    case 'digits':
      return [
        {
          kind: 'port',
          port: Number(port.digits),
          range: port.range,
          certainty: port.certainty,
          computed: port.computed,
          ...host,
        },
      ];
    case 'unknown':
      return [{ kind: 'unknown', range: port.range, ...host }];
    case 'empty':
      // An empty path or number is an error of another kind.
      if (form === 'number' || form === 'path-or-port') return [];
      return [
        {
          kind: 'omitted',
          form,
          range: port.range,
          slot: { range: port.range, before: port.before, after: '' },
          ...host,
        },
      ];
    default:
      return [];
  }
}
