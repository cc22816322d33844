import { TestList } from '../harness.ts';
import type { Workbench } from './workbench.ts';

/** The tests that drive the window as a user does. */
export const windowTests = new TestList<Workbench>();
