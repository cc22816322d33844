import type { ListenApi } from '../../listen-api.ts';
import { keyedApis } from '../java/apis/keyed.ts';

/** Pairs: `mapOf("server.port" to 8080)`. */
export const keyed: readonly ListenApi[] = keyedApis.map(row => ({
  ...row,
  name: 'to',
  callees: ['global:to'],
  receivers: [],
}));
