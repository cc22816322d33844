import type { ReuseSyntax } from '../../mend-reuse.ts';

/** Python's `socket.socket`; the module must be known by its own name for the constants. */
export const pythonReuse: ReuseSyntax = {
  fits: text => /^[ \t]*import[ \t]+(?:[\w., \t]*,[ \t]*)?socket(?:[ \t]*(?:,|#|\r?$))/m.test(text),
  before: /^[A-Za-z_][\w.]*\.$/,
  comment: /^#/,
  previous: /[^\\,([{]$/,
  lines: ({ before }) => [`${before}setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)`],
};
