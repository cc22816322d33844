import type { ListenApi } from '../../listen-api.ts';
import { clients } from './apis/clients.ts';
import { servers } from './apis/servers.ts';
import { sockets } from './apis/sockets.ts';

/**
 * Every API of C and C++ by which a program listens or dials. One row an API; see ListenApi. Qualified names stand
 * with dots: `boost.asio.ip.tcp.acceptor`. Sources: facts.md section 5.1; the libraries' own documentation.
 */
export const cppApis: readonly ListenApi[] = [...sockets, ...servers, ...clients];
