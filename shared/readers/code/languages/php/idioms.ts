import type { Idioms } from '../../idioms.ts';

/** What PHP and its libraries do with values on their way to a listen call. */
export const phpIdioms: Idioms = {
  spreadsKeywords: true,
  passes: {
    'global:intval': 0,
    'global:strval': 0,
    'global:trim': 0,
    'global:filter_var': 0,
    'global:value': 0,
  },
  receiverPasses: ['toString', 'toInt', 'toInteger'],
  defaults: {
    'global:env': { arg: 1, keyword: 'default' },
    'global:config': { arg: 1 },
    'global:get_cfg_var': { arg: 1 },
    'Hyperf.Support.env': { arg: 1 },
    'Hyperf.Config.config': { arg: 1 },
    'Illuminate.Support.Env.get': { arg: 1 },
    '….getEnv': { arg: 1 },
  },
  methodDefaults: {
    get: { arg: 1, keyword: 'default' },
    env: { arg: 1 },
    option: { arg: 1 },
  },
  printf: { 'global:sprintf': 0 },
  variants: {
    'global:socket_create': {
      places: [{ arg: 0 }, { arg: 1 }],
      usual: ['AF_INET', 'AF_INET6', 'SOCK_STREAM'],
    },
  },
  records: { 'Amp.Socket.InternetAddress': [['address', 'port']] },
  merges: {
    'global:array_merge': 'last',
    'global:array_replace': 'last',
    'global:array_replace_recursive': 'last',
  },
  namedOptions: {
    get: ['getOption', 'getArgument', 'option', 'argument'],
    define: { addOption: { name: 0, default: 4 }, addArgument: { name: 0, default: 3 } },
  },
};
