import type { ListenApi } from '../../../listen-api.ts';
import { awsCdkApis } from './aws-cdk.ts';
import { buildToolApis } from './build-tools.ts';
import { byNameApis } from './by-name.ts';
import { clientApis } from './clients.ts';
import { devServerApis } from './dev-servers.ts';
import { driverApis } from './drivers.ts';
import { frameworkApis } from './frameworks.ts';
import { runtimeApis } from './runtimes.ts';
import { serviceApis } from './services.ts';
import { settingApis } from './settings.ts';
import { socketApis } from './sockets.ts';

/**
 * Every API of JavaScript and TypeScript by which a program listens or dials: one row an API, see
 * ListenApi. What they accept is said by their documentation; Node's, Express's, Fastify's and gRPC's
 * rows were checked by running them.
 */
export const javascriptApis: readonly ListenApi[] = [
  ...runtimeApis,
  ...frameworkApis,
  ...socketApis,
  ...serviceApis,
  ...devServerApis,
  ...buildToolApis,
  ...clientApis,
  ...driverApis,
  ...awsCdkApis,
  ...settingApis,
  ...byNameApis,
];
