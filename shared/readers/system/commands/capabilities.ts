import type { MappedText } from '../../../text/index.ts';
import type { SystemFindings } from '../system-findings.ts';

/** `setcap cap_net_bind_service=+ep FILE`: a program of this machine (or image) may bind ports below 1024. */
export function readSetcap(found: SystemFindings, words: readonly MappedText[]): void {
  const clause = words.slice(1).find(({ value }) => /^(?:all|cap_)/i.test(value));
  if (clause) readCapabilities(found, clause);
}

/** A clause of capabilities, `cap_net_bind_service,cap_net_raw=+ep`. */
export function readCapabilities(found: SystemFindings, clause: MappedText): void {
  const match = /^([a-z_,]{1,300})[=+]+\w*e/i.exec(clause.value);
  const names = match ? match[1]!.toUpperCase().split(',') : [];
  for (const name of names) {
    const capability = name.replace(/^CAP_/, '');
    if (capability !== 'NET_BIND_SERVICE' && capability !== 'ALL') continue;
    found.add({ kind: 'capability', change: 'add', capability, scope: found.scope, range: clause.range() });
  }
}
