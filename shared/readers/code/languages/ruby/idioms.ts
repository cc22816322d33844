import type { Idioms } from '../../idioms.ts';

const DEFAULT = { keyword: 'default' };

/** What Ruby and its libraries do with values on their way to a listen call. */
export const rubyIdioms: Idioms = {
  spreadsKeywords: true,
  // A bare name in a method may be a method or an attribute of its class.
  bareMembers: true,
  passes: {
    'global:Integer': 0,
    'global:String': 0,
    'global:Array': 0,
    'global:URI': 0,
    'global:URI.parse': 0,
    'global:Async.HTTP.Endpoint.parse': 0,
    'global:IO.Endpoint.tcp': 1,
  },
  receiverPasses: ['to_i', 'to_s', 'strip', 'freeze'],
  defaults: {
    'global:env_or_default': { arg: 1 },
  },
  printf: { 'global:format': 0, 'global:sprintf': 0 },
  percentFormats: true,
  records: {
    'global:Addrinfo.tcp': [['host', 'port']],
    'global:Addrinfo.udp': [['host', 'port']],
    'global:Socket.sockaddr_in': [['port', 'host']],
    'global:Socket.pack_sockaddr_in': [['port', 'host']],
  },
  variants: {
    'global:Socket': {
      places: [{ arg: 0 }, { arg: 1 }],
      usual: ['AF_INET', 'AF_INET6', 'PF_INET', 'PF_INET6', 'SOCK_STREAM', 'INET', 'STREAM'],
    },
  },
  handlers: [
    { method: 'each', gives: 'items' },
    { method: 'map', gives: 'items' },
    { method: 'tap', gives: 'receiver' },
    { method: 'then', gives: 'receiver' },
    { method: 'RpcServer', gives: 'receiver' },
  ],
  options: [
    {
      // Thor
      define: 'method_option',
      names: 1,
      default: DEFAULT,
      read: ['global:Thor().options', 'global:options'],
    },
    { define: 'class_option', names: 1, default: DEFAULT, read: ['global:Thor().options', 'global:options'] },
    { define: 'option', names: 1, default: DEFAULT, read: ['global:Thor().options', 'global:options'] },
    // Optimist, once Trollop
    {
      define: 'opt',
      names: 1,
      default: DEFAULT,
      read: ['global:Optimist.options()', 'global:Trollop.options()'],
    },
    // Slop
    ...['int', 'integer', 'string', 'on'].map(define => ({
      define,
      names: 3,
      default: DEFAULT,
      read: ['global:Slop.parse()', 'global:Slop.parse!()', 'global:Slop.new()'],
    })),
  ],
};
