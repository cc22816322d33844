import type { Idioms } from '../../idioms.ts';

/** What Python and its libraries do with values on their way to a listen call. */
export const pythonIdioms: Idioms = {
  passes: {
    'global:int': 0,
    'global:str': 0,
    'global:vars': 0,
    'typing.cast': 1,
    'ipaddress.ip_address': 0,
  },
  spreadsKeywords: true,
  variants: {
    'socket.socket': {
      places: [
        { arg: 0, keyword: 'family' },
        { arg: 1, keyword: 'type' },
      ],
      usual: ['AF_INET', 'AF_INET6', 'SOCK_STREAM'],
    },
  },
  receiverPasses: ['strip', 'encode', 'decode', 'lower'],
  splits: { split: 'parts', rsplit: 'last', partition: 'around', rpartition: 'around-last' },
  methodDefaults: {
    get: { arg: 1, keyword: 'default' },
    getint: { arg: 2, keyword: 'fallback' },
    setdefault: { arg: 1 },
    pop: { arg: 1 },
    int: { arg: 1, keyword: 'default' },
    str: { arg: 1, keyword: 'default' },
  },
  defaults: {
    'os.getenv': { arg: 1, keyword: 'default' },
    'os.environ.get': { arg: 1, keyword: 'default' },
    'os.environ.setdefault': { arg: 1 },
    'os.environ.pop': { arg: 1 },
    'global:getattr': { arg: 2 },
    'decouple.config': { arg: 1, keyword: 'default' },
    'typer.Option': { arg: 0, keyword: 'default' },
    'typer.Argument': { arg: 0, keyword: 'default' },
    'pydantic.Field': { arg: 0, keyword: 'default' },
    'dataclasses.field': { keyword: 'default' },
    'attr.ib': { keyword: 'default' },
    'attr.attrib': { keyword: 'default' },
    'attrs.field': { keyword: 'default' },
    'global:get_env': { arg: 1 },
    'global:getenv': { arg: 1 },
    'global:env': { arg: 1, keyword: 'default' },
    'environ.Env()': { arg: 1, keyword: 'default' },
    'starlette.config.Config()': { arg: 2, keyword: 'default' },
  },
  braceFormat: ['format'],
  percentFormats: true,
  options: [
    {
      define: 'add_argument',
      names: 3,
      named: { keyword: 'dest' },
      default: { keyword: 'default' },
      read: [
        'argparse.ArgumentParser()….parse_args()',
        'argparse.ArgumentParser()….parse_known_args()',
        'argparse.Namespace()',
        // A parser that another module has added its options to.
        '….parse_args()',
      ],
    },
    {
      define: 'add_option',
      names: 3,
      named: { keyword: 'dest' },
      default: { keyword: 'default' },
      read: ['optparse.OptionParser()….parse_args()'],
    },
    {
      define: 'define',
      names: 1,
      default: { arg: 1, keyword: 'default' },
      read: ['tornado.options.options'],
    },
    {
      define: 'DEFINE_integer',
      names: 1,
      default: { arg: 1, keyword: 'default' },
      read: ['absl.flags.FLAGS', 'absl.app.flags.FLAGS', 'gflags.FLAGS'],
    },
    {
      define: 'DEFINE_string',
      names: 1,
      default: { arg: 1, keyword: 'default' },
      read: ['absl.flags.FLAGS', 'absl.app.flags.FLAGS', 'gflags.FLAGS'],
    },
  ],
};
