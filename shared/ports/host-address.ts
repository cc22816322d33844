/** What a bind address reaches: every interface, only this machine, or one address or name. */
export type HostKind = 'wildcard' | 'loopback' | 'address';

/**
 * Classifies a bind address as written: `''`, `0.0.0.0`, `::`, `*`, `+` are wildcards;
 * `127.0.0.0/8`, `::1` and `localhost` are loopback. Brackets around IPv6 are allowed.
 */
export function hostKind(host: string): HostKind {
  const bare = host
    .trim()
    .replace(/^\[|\]$/g, '')
    .toLowerCase();
  if (bare === '' || bare === '*' || bare === '+' || bare === '0.0.0.0' || /^[0:]+$/.test(bare))
    return 'wildcard';
  if (
    bare === 'localhost' ||
    bare === '::1' ||
    bare === '0:0:0:0:0:0:0:1' ||
    /^127(\.\d{1,3}){3}$/.test(bare)
  )
    return 'loopback';
  return 'address';
}
