import type { ListenApi } from '../../listen-api.ts';
import { awsCdk } from './apis/aws-cdk.ts';
import { clients } from './apis/clients.ts';
import { databases } from './apis/databases.ts';
import { network } from './apis/network.ts';
import { settings } from './apis/settings.ts';
import { standardLibrary } from './apis/standard-library.ts';
import { web } from './apis/web.ts';

/**
 * Every API of Python by which a program listens or dials. One row an API; see ListenApi.
 * Sources: facts.md section 5.1; the packages' own documentation for the rest.
 */
export const pythonApis: readonly ListenApi[] = [
  ...standardLibrary,
  ...web,
  ...network,
  ...clients,
  ...databases,
  ...settings,
  ...awsCdk,
];
