import type { ListenApi } from '../../../listen-api.ts';
import { clients } from './clients.ts';
import { orchestration } from './orchestration.ts';
import { services } from './services.ts';
import { sockets } from './sockets.ts';
import { web } from './web.ts';

/** What listens (and dials) in C#. */
export const csharpApis: readonly ListenApi[] = [
  ...sockets,
  ...web,
  ...services,
  ...orchestration,
  ...clients,
];
