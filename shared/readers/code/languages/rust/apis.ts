import type { ListenApi } from '../../listen-api.ts';
import { clients } from './apis/clients.ts';
import { services } from './apis/services.ts';
import { sockets } from './apis/sockets.ts';
import { web } from './apis/web.ts';

/**
 * Every API of Rust by which a program listens or dials. One row an API; see ListenApi. Paths stand with
 * dots: `tokio.net.TcpListener.bind`. Sources: facts.md section 5.1; the crates' own documentation.
 */
export const rustApis: readonly ListenApi[] = [...sockets, ...web, ...services, ...clients];
