import { TestList } from '../harness.ts';
import type { Workbench } from './workbench.ts';

/** Where a failed test leaves a picture of its window; not under version control. */
const PICTURES = 'test/.output';

/** The tests that drive the window as a user does. */
export const windowTests = new TestList<Workbench>(async ({ page }, name) => {
  await page.screenshot({ path: `${PICTURES}/${name.replaceAll(/\W+/g, '-')}.png` });
});
