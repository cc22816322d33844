import type { ListenApi } from '../../../listen-api.ts';
import { annotationApis } from './annotations.ts';
import { brokerApis } from './brokers.ts';
import { clientApis } from './clients.ts';
import { integrationApis } from './integration.ts';
import { jdkApis } from './jdk.ts';
import { keyedApis } from './keyed.ts';
import { networkingApis } from './networking.ts';
import { serverApis } from './servers.ts';

/**
 * Every API of the JVM's languages by which a program listens or dials, one row an API; see ListenApi.
 * Sources: facts.md section 5.1; the libraries' own documentation for the rest.
 */
export const javaApis: readonly ListenApi[] = [
  ...jdkApis,
  ...serverApis,
  ...networkingApis,
  ...brokerApis,
  ...integrationApis,
  ...keyedApis,
  ...clientApis,
  ...annotationApis,
];
