/**
 * Runs `work` without stack traces for the errors that it makes. The YAML library makes one for every
 * fault of a text, and the traces, which nobody reads, are nine tenths of what a broken file costs.
 * Only V8 has this switch; elsewhere it changes nothing.
 */
export function withoutStackTraces<T>(work: () => T): T {
  const switches = Error as { stackTraceLimit?: number };
  const limit = switches.stackTraceLimit;
  if (limit === undefined) return work();
  switches.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    switches.stackTraceLimit = limit;
  }
}
