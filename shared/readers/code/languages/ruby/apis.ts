import type { ListenApi } from '../../listen-api.ts';
import { clientApis } from './apis/clients.ts';
import { configApis } from './apis/config-files.ts';
import { serverApis } from './apis/servers.ts';

/**
 * Every API of Ruby by which a program listens or dials. One row an API; see ListenApi.
 * Sources: facts.md section 5.1; the gems' own documentation for the rest.
 */
export const rubyApis: readonly ListenApi[] = [...serverApis, ...configApis, ...clientApis];
