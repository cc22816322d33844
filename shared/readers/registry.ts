import { compose } from './manifests/compose.ts';
import { dockerfile } from './manifests/dockerfile.ts';
import type { Reader } from './reader.ts';

/** Every reader, in the order in which they are tried. One line a format. */
export const readers: readonly Reader[] = [dockerfile, compose];
