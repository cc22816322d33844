import type { Target } from './target.ts';

/** Who holds a port, and on which system; without one, wherever that program runs. */
export interface OsClaim {
  /** A noun phrase. */
  readonly holder: string;
  readonly target?: Target;
}

const airPlay: OsClaim = { holder: 'the AirPlay Receiver', target: 'macos' };

/** TCP ports that a service of an operating system itself may hold (AirPlay: since macOS 12). */
const CLAIMED: ReadonlyMap<number, OsClaim> = new Map([
  [135, { holder: 'the RPC endpoint mapper', target: 'windows' }],
  [445, { holder: 'file sharing (SMB)', target: 'windows' }],
  [1434, { holder: "SQL Server's dedicated administrator connection" }],
  [5000, airPlay],
  [5985, { holder: 'Windows Remote Management', target: 'windows' }],
  [7000, airPlay],
]);

/** The service of an operating system that holds this TCP port; undefined where none does. */
export function osClaim(port: number): OsClaim | undefined {
  return CLAIMED.get(port);
}
