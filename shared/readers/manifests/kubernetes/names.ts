/**
 * Whether Kubernetes takes `name` for a container's port or as a `targetPort` (IANA_SVC_NAME): 1 to 15
 * lower-case letters, digits and single hyphens, at least one letter, no hyphen at either end.
 */
export function isPortName(name: string): boolean {
  return name.length <= 15 && /^[a-z\d](?:-?[a-z\d])*$/.test(name) && /[a-z]/.test(name);
}

/** Whether `name` is a DNS label (RFC 1123), as the names of Service ports must be. */
export function isDnsLabel(name: string): boolean {
  return name.length <= 63 && /^[a-z\d](?:[a-z\d-]*[a-z\d])?$/.test(name);
}

/**
 * Whether a value is to be filled in by a tool before Kubernetes sees it: `$PORT`, `${PORT}`, `$(PORT)`,
 * `<port>`, `%PORT%`, `@port@`, `__PORT__`, `PORT_PLACEHOLDER`, `PORT`.
 */
export function isPlaceholder(value: string): boolean {
  return /[$<>{}%@\uFFFC]|^__|^[A-Z][A-Z\d]*_[A-Z\d_]*$|^[A-Z]{0,20}PORT$/.test(value);
}
