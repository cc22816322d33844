/** Files and folders, however a host reaches them. */

export { BINARY_PROBE_BYTES, MAX_FILE_BYTES } from './limits.ts';
export {
  type Discovered,
  type FolderEntry,
  type WalkAnswer,
  type WalkOptions,
  type WalkQuestion,
  walkFolders,
} from './walk-folders.ts';
