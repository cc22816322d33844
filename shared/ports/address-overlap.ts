import { hostKind } from './host-address.ts';

/** The families in which an address binds, and whether it takes all addresses of them. */
interface Binding {
  readonly families: 'both' | 'v4' | 'v6';
  /** The one address; absent for all of the family. */
  readonly address?: string;
}

/**
 * Whether two sockets of one port on these addresses would collide. Empty stands for all addresses of
 * both families, as container engines take it; undefined for an address that is not known, which surely
 * collides only with all.
 */
export function addressesOverlap(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return a === '' || b === '';
  const [one, other] = [bindingOf(a), bindingOf(b)];
  if (one.families !== other.families && one.families !== 'both' && other.families !== 'both') return false;
  return one.address === undefined || other.address === undefined || one.address === other.address;
}

function bindingOf(host: string): Binding {
  const bare = host
    .trim()
    .replace(/^\[|\]$/g, '')
    .toLowerCase();
  const kind = hostKind(bare);
  if (kind === 'wildcard')
    return { families: bare === '0.0.0.0' ? 'v4' : bare.includes(':') ? 'v6' : 'both' };
  if (bare === 'localhost') return { families: 'both', address: 'loopback' };
  if (bare === '127.0.0.1' || bare === '::1')
    return { families: bare === '::1' ? 'v6' : 'v4', address: 'loopback' };
  return { families: bare.includes(':') ? 'v6' : 'v4', address: bare };
}
