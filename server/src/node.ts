/** The entry of the language server in a Node process: small, so that the large part comes with its compiled code. */
import path from 'node:path';
import { loadScript } from '../../shared/node/load-script.ts';
import { tuneForLongRun, tuneForOneRun } from '../../shared/node/tune-engine.ts';

// The flags under which compiled code is taken are not for a process that stays.
tuneForOneRun();
const { serve } = loadScript(path.join(__dirname, 'language-server.js')) as typeof import('./serve.ts');
tuneForLongRun();
serve(__dirname);
