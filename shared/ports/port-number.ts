/** The highest port number: TCP and UDP carry ports in 16 bits. */
export const MAX_PORT = 65535;

/** Whether `value` is an integer from 0 to 65535. 0 is a port number in texts: it asks the OS for one. */
export function isPortNumber(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= MAX_PORT;
}

/** The port that a run of ASCII digits names, or undefined where it is no such run or above 65535. */
export function parsePort(text: string): number | undefined {
  if (!/^\d{1,9}$/.test(text)) return undefined;
  const value = Number(text);
  return isPortNumber(value) ? value : undefined;
}
