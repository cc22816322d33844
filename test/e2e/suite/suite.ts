import { TestList } from '../harness.ts';

/** The tests that run in the extension host. */
export const suite = new TestList<void>();
