/** Files above this size (bytes) are skipped: no configuration or hand-written source is so large. */
export const MAX_FILE_BYTES = 2 * 1024 * 1024;

/** A file is binary where one of its first bytes, this many, is NUL: as git and ripgrep judge. */
export const BINARY_PROBE_BYTES = 8192;
