import type { Idioms } from '../../idioms.ts';
import type { OriginPattern } from '../../listen-api.ts';

/** Both a type's C# keyword and its name in the base library. */
const NUMBERS = ['int', 'Int32', 'ushort', 'UInt16', 'short', 'Int16', 'uint', 'UInt32', 'long', 'Int64'];

/** Functions whose value is that of their first argument. */
const FIRST: readonly OriginPattern[] = [
  ...NUMBERS.map(type => `global:${type}.Parse`),
  ...['ToInt32', 'ToUInt16', 'ToInt16', 'ToUInt32', 'ToInt64', 'ToString'].map(
    name => `global:Convert.${name}`,
  ),
  'global:Uri',
  'global:UriBuilder',
  'global:IPEndPoint.Parse',
];

/** What a TCP socket is made of; `endPoint.AddressFamily` is some family of IP. */
const USUAL_SOCKETS = ['InterNetwork', 'InterNetworkV6', 'AddressFamily', 'Stream', 'Tcp', 'IP'];

/** What C# and its libraries do with values on their way to where they are used. */
export const csharpIdioms: Idioms = {
  bareMembers: true,
  overloads: true,
  passes: Object.fromEntries(FIRST.map(name => [name, 0])),
  records: {
    'global:IPEndPoint': [['host', 'port']],
    'global:DnsEndPoint': [
      ['host', 'port'],
      ['host', 'port', 'family'],
    ],
  },
  variants: {
    'global:Socket': { places: [{ arg: 0 }, { arg: 1 }, { arg: 2 }], usual: USUAL_SOCKETS },
  },
  bracePrintf: { 'global:string.Format': 0, 'global:String.Format': 0 },
  receiverPasses: ['ToString', 'Trim', 'TrimEnd', 'AsSpan'],
  methodDefaults: {
    GetValueOrDefault: { arg: 1 },
    // Settings: `configuration.GetValue("Port", 5000)`.
    GetValue: { arg: 1, keyword: 'defaultValue' },
  },
  handlers: [
    ...['ConfigureKestrel', 'UseKestrel'].map(method => ({
      method,
      gives: { origin: 'global:KestrelServerOptions()' },
    })),
  ],
};
