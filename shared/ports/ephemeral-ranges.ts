import type { PortRange } from './port-range.ts';
import type { Target } from './target.ts';

/**
 * The ports each system hands to outgoing connections and to bind(0) unless it is configured
 * otherwise. Linux: Documentation/networking/ip-sysctl.rst (since 4.2). Windows: SupportArticles,
 * "default dynamic port range" (since Vista). macOS: XNU `ipport_firstauto`. FreeBSD: sys/netinet/in.h
 * `IPPORT_EPHEMERALFIRST`.
 */
export const DEFAULT_EPHEMERAL_RANGES: Readonly<Record<Target, PortRange>> = {
  linux: { first: 32768, last: 60999 },
  windows: { first: 49152, last: 65535 },
  macos: { first: 49152, last: 65535 },
  freebsd: { first: 10000, last: 65535 },
};

/** Linux before 4.2 went one port further (changed by the commit 07f4c90062f8). */
export const OLD_LINUX_EPHEMERAL_RANGE: PortRange = { first: 32768, last: 61000 };
