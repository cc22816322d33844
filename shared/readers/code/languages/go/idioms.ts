import type { Idioms, NamedOptions } from '../../idioms.ts';
import type { OriginPattern, Place } from '../../listen-api.ts';

const NUMBERS = ['Int', 'Int32', 'Int64', 'Uint', 'Uint16', 'Uint32', 'Uint64'];

const PFLAG = 'github.com/spf13/pflag';
const COBRA = 'github.com/spf13/cobra';

/** Functions and methods that define a flag: its name, (pflag: a shorthand,) its default, its use. */
function flagDefaults(): Record<OriginPattern, Place> {
  const table: Record<OriginPattern, Place> = {};
  for (const root of ['flag', 'flag.CommandLine', 'flag.NewFlagSet()', 'flag.FlagSet()'])
    for (const type of [...NUMBERS, 'String']) table[`${root}.${type}`] = { arg: 1 };
  const sets = [
    PFLAG,
    `${PFLAG}.CommandLine`,
    `${PFLAG}.NewFlagSet()`,
    `${PFLAG}.FlagSet()`,
    `${COBRA}.Command().Flags()`,
    `${COBRA}.Command().PersistentFlags()`,
  ];
  for (const root of sets)
    for (const type of [...NUMBERS, 'String']) {
      table[`${root}.${type}`] = { arg: 1 };
      table[`${root}.${type}P`] = { arg: 2 };
    }
  return table;
}

/** pflag's and cobra's `Flags().Int("port", …)`, asked by `GetInt("port")`, viper's too; `cli.IntFlag{…}` by `c.Int("port")`. */
function namedOptions(): NamedOptions {
  const types = [...NUMBERS, 'String'];
  return {
    get: types.flatMap(type => [type, `Get${type}`]),
    define: Object.fromEntries(
      types.flatMap(type => [
        [type, { name: 0, default: 1 }],
        [`${type}P`, { name: 0, default: 2 }],
        [`${type}Var`, { name: 1, default: 2 }],
        [`${type}VarP`, { name: 1, default: 3 }],
      ]),
    ),
    objects: types.map(type => `.${type}Flag`),
  };
}

/** Names that projects give the helper which reads an environment variable with a default. */
const ENV_HELPERS = [
  'getEnv',
  'getenv',
  'GetEnv',
  'Getenv',
  'getEnvOr',
  'getEnvOrDefault',
  'getenvDefault',
  'getEnvDefault',
  'GetEnvOrDefault',
  'GetEnvDefault',
  'envOr',
  'envOrDefault',
  'envDefault',
  'EnvOr',
  'env',
];

/** What Go and its libraries do with values on their way to a listen call. */
export const goIdioms: Idioms = {
  passes: {
    'strconv.Itoa': 0,
    'strconv.Atoi': 0,
    'strconv.ParseInt': 0,
    'strconv.ParseUint': 0,
    'strconv.FormatInt': 0,
    'strconv.FormatUint': 0,
    'strings.TrimSpace': 0,
    'strings.ToLower': 0,
    'net.ResolveTCPAddr': 1,
    'net.ResolveUDPAddr': 1,
    'net.ParseIP': 0,
    'net/url.Parse': 0,
    'net/netip.MustParseAddrPort': 0,
    'net/netip.ParseAddrPort': 0,
    'net.TCPAddrFromAddrPort': 0,
    'net.UDPAddrFromAddrPort': 0,
    'global:string': 0,
    'global:int': 0,
    'global:int32': 0,
    'global:int64': 0,
    'global:uint': 0,
    'global:uint16': 0,
    'global:uint32': 0,
    'global:uint64': 0,
    'k8s.io/utils/ptr.To': 0,
    'github.com/kataras/iris.Addr': 0,
    'github.com/kataras/iris/*.Addr': 0,
  },
  // Links of kingpin's chains, and what gives a value as it is.
  receiverPasses: [
    'String',
    'Int',
    'Int64',
    'Uint16',
    'Uint64',
    'Envar',
    'OverrideDefaultFromEnvar',
    'Short',
    'Hidden',
    'PlaceHolder',
  ],
  methodDefaults: { Default: { arg: 0 } },
  defaults: {
    ...flagDefaults(),
    ...Object.fromEntries(
      ENV_HELPERS.flatMap(name => [`global:${name}`, `….${name}`]).map(name => [name, { arg: 1 }]),
    ),
    'cmp.Or': { arg: -1 },
  },
  printf: { 'fmt.Sprintf': 0 },
  namedOptions: namedOptions(),
  joins: { 'net.JoinHostPort': ':', 'fmt.Sprint': '' },
  stores: ['Get', 'GetInt', 'GetString', 'GetUint', 'GetUint16', 'GetInt64'].map(get => ({
    set: 'SetDefault',
    get,
  })),
};
