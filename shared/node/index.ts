/** What the Node hosts (server and CLI) need besides the engine. */

export { factsCache } from './cache-directory.ts';
export { discoverFiles, discoverFilesInTurns, reasonOf } from './discover-files.ts';
export { nodeAssets } from './node-assets.ts';
export { readFactsFromDisk } from './read-source.ts';
export { ScanPool } from './scan-pool.ts';
export { textInBytes, withoutBom } from './text-in-bytes.ts';
