/** Ports that a service of the operating system itself may hold, each with its holder. */
const CLAIMED: ReadonlyMap<number, string> = new Map([
  [135, "Windows' RPC endpoint mapper"],
  [445, "Windows' file sharing (SMB)"],
  [1434, "SQL Server's dedicated administrator connection"],
  [5000, "macOS' AirPlay Receiver"],
  [5985, 'Windows Remote Management'],
  [7000, "macOS' AirPlay Receiver"],
]);

/** The service of an operating system that holds this port, as a noun phrase; undefined where none does. */
export function osClaimant(port: number): string | undefined {
  return CLAIMED.get(port);
}
