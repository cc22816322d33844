import { REPORT_PREFIX } from '../harness.ts';
import { suite } from './suite.ts';
import './activation.ts';
import './diagnostics.ts';
import './settings.ts';
import './report.ts';
import './server.ts';
import './fixes.ts';
import './across-files.ts';

/** What VS Code calls in the extension host; a rejection makes the run fail. */
export async function run(): Promise<void> {
  const passed = await suite.run(undefined, line => console.log(line.replace(/^/gm, REPORT_PREFIX)));
  if (!passed) throw new Error('tests failed');
}
