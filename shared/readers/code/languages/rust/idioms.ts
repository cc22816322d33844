import type { Idioms } from '../../idioms.ts';

/**
 * What Rust and its libraries do with values on their way to a listen call. Conversions and fallbacks by
 * method (`unwrap_or`, `parse`) are taken apart by the adapter.
 */
export const rustIdioms: Idioms = {
  variants: { 'socket2.Socket.new': { places: [{ arg: 1 }], usual: ['STREAM'] } },
  braceFormat: ['format'],
  namedOptions: {
    get: [
      ...['value_of', 'get_one', 'value_of_t', 'value_of_os', 'remove_one', 'opt_get', 'opt_str'],
      ...['value_of_t_or_exit', 'get_many', 'value_of_lossy'],
    ],
    define: {},
    objects: ['clap.Arg'],
  },
};
