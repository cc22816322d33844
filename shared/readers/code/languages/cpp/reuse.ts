import type { ReuseSyntax } from '../../mend-reuse.ts';

/** `bind(`, `if (bind(`, `if (::bind(`, `int result = bind(`: a statement that begins with the bind. */
const BEFORE =
  /^(?:if\s*\(\s*(?:\(\s*)?(?:!\s*)?)?(?:(?:const\s+)?(?:int\s+|auto\s+)?\w+\s*=\s*)?(?:\(void\)\s*)?(?:::)?$/;
/** After `)` and `else` a body without braces may stand. */
const PREVIOUS = /[;{}]$|^#|[;{}]\s*(?:\/\/.*|\/\*.*)$/;
const COMMENT = /^\/\/|^\/\*[^*]*\*\/$/;
const SOCKET = /^\s*\(\s*([A-Za-z_][\w.]*(?:->[\w.]+)*)\s*,/;

function syntax(lines: (socket: string) => readonly string[]): ReuseSyntax {
  return {
    // Winsock wants another type of pointer.
    fits: text => !/winsock|ws2tcpip/i.test(text),
    before: BEFORE,
    comment: COMMENT,
    previous: PREVIOUS,
    lines: ({ after }) => {
      const socket = SOCKET.exec(after)?.[1];
      return socket === undefined ? undefined : lines(socket);
    },
  };
}

/** C has literals of any type on the spot; C++ has not. */
export const cReuse = syntax(socket => [
  `setsockopt(${socket}, SOL_SOCKET, SO_REUSEADDR, &(int){1}, sizeof(int));`,
]);

/** In braces, so that two sockets in one function are no conflict. */
export const cppReuse = syntax(socket => [
  `{ const int reuse = 1; setsockopt(${socket}, SOL_SOCKET, SO_REUSEADDR, &reuse, sizeof(reuse)); }`,
]);
