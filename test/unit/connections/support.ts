import type { PortOccurrence } from '../../../shared/ports/index.ts';
import type { Surroundings } from '../../../shared/readers/connections/evidence.ts';
import { findConnections } from '../../../shared/readers/connections/find-connections.ts';
import { JoinedText } from '../../../shared/readers/connections/joined-text.ts';
import { sqlOccurrence } from '../../../shared/readers/connections/sql-occurrence.ts';
import { applyEdits, MappedText } from '../../../shared/text/index.ts';

/** The connections of a string that stands by itself at offset 0. */
export function connectionsOf(value: string, around: Surroundings = {}, language?: string): PortOccurrence[] {
  const text = JoinedText.join([MappedText.plain(value, 0)]);
  return findConnections(text, around, language).map(found => sqlOccurrence(found.text, found.parsed));
}

/** What matters of the one connection of `value`, with its ranges as the characters they cover. */
export function summary(value: string, around: Surroundings = {}, language?: string) {
  const found = connectionsOf(value, around, language);
  if (found.length !== 1) return { count: found.length };
  const [o] = found as [PortOccurrence];
  return {
    driver: o.sql!.driver,
    transport: o.sql!.transport,
    host: o.host,
    instance: o.sql!.instance,
    port: o.port,
    at: value.slice(o.range.start, o.range.end),
    browser: o.sql!.usesBrowser,
    fixed: withPort(value, o, 1435),
  };
}

/** `value` with `port` written into the occurrence's slot; null where it has none. */
function withPort(value: string, o: PortOccurrence, port: number): string | null {
  if (!o.slot) return null;
  const { range, before, after, further = [] } = o.slot;
  return applyEdits(value, [{ range, newText: before + port + after }, ...further]);
}
