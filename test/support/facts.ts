import type { FileFacts, PortOccurrence } from '../../shared/index.ts';

/** A host's kernel setting, as a reader of sysctl.conf states it. */
export function hostSysctl(key: string, value: string): FileFacts {
  return {
    path: 'deploy/sysctl.conf',
    occurrences: [],
    defects: [],
    environment: [{ kind: 'sysctl', key, value, scope: { kind: 'host' }, range: { start: 0, end: 1 } }],
    manifests: [],
    suppressions: [],
    lineStarts: [0],
  };
}

/** A file with one occurrence: unless told otherwise a listening socket in JavaScript, its number at offset 0. */
export function occurrenceFacts(path: string, occurrence: Partial<PortOccurrence>): FileFacts {
  const range = { start: 0, end: String(occurrence.port ?? '').length };
  return {
    path,
    occurrences: [
      {
        port: null,
        protocol: 'tcp',
        role: 'listen',
        resolution: 'literal',
        namespace: 'host',
        format: 'javascript',
        api: 'node.listen',
        range,
        use: range,
        ...occurrence,
      },
    ],
    defects: [],
    environment: [],
    manifests: [],
    suppressions: [],
    lineStarts: [0],
  };
}
