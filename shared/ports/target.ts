/** The operating systems on which the ports of a workspace are to be free. */
export const TARGETS = ['linux', 'windows', 'macos', 'freebsd'] as const;
export type Target = (typeof TARGETS)[number];

/** The systems' names in messages. */
export const TARGET_NAMES: Readonly<Record<Target, string>> = {
  linux: 'Linux',
  windows: 'Windows',
  macos: 'macOS',
  freebsd: 'FreeBSD',
};
