import type { Idioms } from '../../idioms.ts';

const PASSED = [
  ...[
    'htons',
    'htonl',
    'ntohs',
    'ntohl',
    'inet_addr',
    'atoi',
    'atol',
    'strtol',
    'strtoul',
    'strtoull',
    'strdup',
  ],
  ...[
    '_strdup',
    'PP_HTONS',
    'lwip_htons',
    '__builtin_bswap16',
    'g_htons',
    'SDL_SwapBE16',
    'U',
    '_XPLATSTR',
    'TEXT',
    '_T',
  ],
  ...['evutil_inet_addr', 'QString', 'QHostAddress', 'QString.fromLatin1', 'QStringLiteral', 'QUrl'],
  ...['absl.GetFlag', 'move', 'stoi', 'stol', 'stoul', 'stoull', 'to_string', 'string', 'string_view'],
  ...[
    'std.move',
    'std.stoi',
    'std.stol',
    'std.stoul',
    'std.stoull',
    'std.to_string',
    'std.string',
    'std.string_view',
  ],
  ...[
    'std.ref',
    'std.forward',
    'std.as_const',
    'boost.lexical_cast',
    'lexical_cast',
    'fmt.to_string',
    'bswap_16',
  ],
  ...[
    'std.getline',
    'boost.endian.native_to_big',
    'folly.to',
    'std.make_optional',
    'std.optional',
    'optional',
  ],
];

const ADDRESSES = [
  'make_address',
  'make_address_v4',
  'make_address_v6',
  'address.from_string',
  'address_v4.from_string',
  'address',
];

/** What C and C++ and their libraries do with values on their way to a listen call. */
export const cppIdioms: Idioms = {
  bareMembers: true,
  passes: {
    ...Object.fromEntries(PASSED.map(name => [`global:${name}`, 0])),
    ...Object.fromEntries(ADDRESSES.flatMap(name => [`….${name}`, `global:${name}`]).map(name => [name, 0])),
  },
  variants: {
    'global:socket': {
      places: [{ arg: 1 }, { arg: 0 }],
      usual: ['SOCK_STREAM', 'AF_INET', 'PF_INET', 'AF_INET6', 'PF_INET6'],
    },
    'global:WSASocket': { places: [{ arg: 1 }], usual: ['SOCK_STREAM'] },
  },
  receiverPasses: ['c_str', 'data', 'str'],
  methodDefaults: Object.fromEntries(
    ['getInt', 'getUInt', 'getUInt16', 'getString', 'value_or', 'value'].map(name => [
      name,
      { arg: name === 'value_or' ? 0 : 1 },
    ]),
  ),
  braceFormat: ['format'],
  printf: {
    'global:absl.StrFormat': 0,
    'global:snprintf': 2,
    'global:sprintf': 1,
    'global:sprintf_s': 1,
    'global:g_strdup_printf': 0,
    'global:StringPrintf': 0,
    'global:absl.PrintF': 0,
  },
  joins: { 'global:absl.StrCat': '', 'global:StrCat': '', 'global:folly.to': '' },
  namedOptions: { get: ['as'], define: {}, objects: ['.CommandOption'] },
};
