import type { PortSlot } from '../../ports/index.ts';
import type { ListenApi } from './listen-api.ts';
import type { Site } from './places.ts';

/** Where a port can be put into a call that has none; undefined where no text would surely be right. */
export function insertionSlot(api: ListenApi, { call }: Site): PortSlot | undefined {
  const place = api.port[0];
  if (!call || !place || place.form === 'url' || place.form === 'url-list') return undefined;
  const [before, after] = place.form === 'address' ? ['":', '"'] : ['', ''];
  const optional = api.port.find(candidate => candidate.arg !== undefined && candidate.path?.length === 1);
  const given = optional && call.args[optional.arg!]?.value;
  if (optional && given?.kind === 'object') {
    // `TCPAddr{IP: ip}` lacks its port: it goes first, after the brace.
    const at = given.entries[0]?.keyRange.start;
    if (at === undefined) return undefined;
    return { range: { start: at, end: at }, before: `${optional.path![0]}: `, after: ', ' };
  }
  if (place.path && place.path.length > 0) {
    if (call.args.length > 0 || place.path.length > 1 || place.arg !== 0 || place.keyword !== undefined)
      return undefined;
    const at = call.argsRange.start + 1;
    return { range: { start: at, end: at }, before: `{ ${place.path[0]}: `, after: ' }' };
  }
  const positional = call.args.filter(argument => argument.name === undefined).length;
  if (place.arg === 0 && (positional === 0 || call.args[0]?.value.kind === 'function')) {
    const at = call.argsRange.start + 1;
    return { range: { start: at, end: at }, before, after: call.args.length > 0 ? `${after}, ` : after };
  }
  const last = call.args.at(-1);
  if (place.keyword === undefined) return undefined;
  const at = last ? last.value.range.end : call.argsRange.start + 1;
  return { range: { start: at, end: at }, before: `${last ? ', ' : ''}${place.keyword}=${before}`, after };
}
