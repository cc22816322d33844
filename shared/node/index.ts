/** What the Node hosts (server and CLI) need besides the engine. */
export {
  type Discovered,
  type DiscoverOptions,
  discoverFiles,
  discoverFilesInTurns,
  reasonOf,
} from './discover-files.ts';
export { BINARY_PROBE_BYTES, MAX_FILE_BYTES } from './limits.ts';
export { nodeAssets } from './node-assets.ts';
export { readFactsFromDisk, withoutBom } from './read-source.ts';
export { type ScanOptions, scanFiles } from './scan-files.ts';
