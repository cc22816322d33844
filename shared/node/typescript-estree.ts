/** The entry of its own bundle: what {@link ReaderAssets.typescriptEstree} loads on first need. */
export { parse, simpleTraverse } from '@typescript-eslint/typescript-estree';
