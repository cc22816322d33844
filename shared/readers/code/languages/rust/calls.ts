import type { TextRange } from '../../../../text/index.ts';
import type { Argument, Expression } from '../../model.ts';
import { lastName } from '../../scopes.ts';
import { addressMade, textOfParts } from './addresses.ts';
import { inPlace } from './blocks.ts';
import type { RustConversion } from './context.ts';

/** Methods that give what they are called on, as far as ports go. */
const SAME = new Set([
  ...['unwrap', 'expect', 'ok', 'err_into', 'unwrap_or_default', 'unwrap_unchecked', 'into_inner'],
  ...[
    'parse',
    'to_string',
    'to_owned',
    'into',
    'try_into',
    'as_str',
    'as_ref',
    'as_deref',
    'as_mut',
    'clone',
  ],
  ...['cloned', 'copied', 'trim', 'trim_end', 'to_lowercase', 'to_string_lossy', 'into_string', 'borrow'],
  ...['ok_or', 'ok_or_else', 'context', 'with_context', 'wrap_err', 'wrap_err_with', 'map_err', 'or_exit'],
  ...['to_socket_addrs', 'into_owned', 'as_bytes', 'into_boxed_str', 'filter', 'inspect_err', 'or_panic'],
]);

/** Methods with the value that stands in for a missing one: as it is, or from a closure. */
const STAND_IN = new Set(['unwrap_or', 'or']);
const STAND_IN_MADE = new Set(['unwrap_or_else', 'or_else']);

/** Types whose `new`, `from` and the like give their argument. */
const WRAPS =
  /^(?:String|str|Some|Ok|Arc|Rc|Box|Cow|Mutex|RwLock|Duration|PathBuf|OsString|u16|u32|i32|usize|Reverse)$/;

/** Types whose `new` takes what makes their value when it is first asked for. */
const LAZY = /^(?:Lazy|LazyLock|LazyCell|SyncLazy)$/;

/** Functions of a settings type that fill it from outside; what attributes state are its defaults. */
const FILLS =
  /^(?:parse|parse_from|try_parse|from_args|from_args_safe|from_env|init_from_env|init|load|default|parse_args|parse_args_default_or_exit|builder|read|from_file)$/;

/** A call as the model has it; conversions and fallbacks are taken apart here. */
export function makeCall(
  conversion: RustConversion,
  callee: Expression,
  args: readonly Argument[],
  argsRange: TextRange,
  range: TextRange,
): Expression {
  const { file } = conversion;
  const first = args[0]?.value;
  if (callee.kind === 'name' && first && args.length === 1 && /^(?:Some|Ok|Box|Reverse)$/.test(callee.name))
    return first;
  const address = addressMade(callee, args, range);
  if (address) return withHost(address);
  if (callee.kind === 'member') {
    const { object, property } = callee;
    if (object.kind === 'name' && first && args.length === 1 && WRAPS.test(object.name)) {
      if (/^(?:new|from|from_str|Borrowed|Owned|from_str_radix|try_from)$/.test(property)) return first;
    }
    if (property === 'new' && first && args.length === 1 && LAZY.test(lastName(object)))
      return called(first, []);
    const once = ofOnceCell(conversion, object, property, args, range);
    if (once) return once;
    const own = object.kind === 'name' ? conversion.types.get(object.name) : undefined;
    if (
      own &&
      FILLS.test(property) &&
      !own.bindings.has(property) &&
      !conversion.items.has(`${own.name}::${property}`)
    )
      return file.object({ kind: 'object', type: own.name!, entries: [], open: true, range });
    if (SAME.has(property) && object.kind !== 'name' && !isType(object)) return withHost(object);
    if (SAME.has(property) && args.length === 0 && !isType(object)) return object;
    if (/^(?:expect|ok_or|map_err|context)$/.test(property) && !isType(object)) return object;
    if (first && args.length === 1 && !isType(object)) {
      const right = STAND_IN.has(property)
        ? first
        : STAND_IN_MADE.has(property)
          ? called(first, [])
          : undefined;
      if (right) return { kind: 'fallback', operator: 'nullish', left: object, right, range };
    }
    if (/^map_or(?:_else)?$/.test(property) && args.length === 2)
      return {
        kind: 'fallback',
        operator: 'nullish',
        left: called(args[1]!.value, [object]),
        right: property === 'map_or' ? first! : called(first!, []),
        range,
      };
    if (/^(?:map|and_then)$/.test(property) && args.length === 1 && first)
      return first.kind === 'function' ? called(first, [object]) : object;
    if (property === 'default_value' && first) defineOption(conversion, object, first, range);
  }
  return file.call(callee, args.map(asKeyword), argsRange, range);
}

/** What a cell gives that is filled once: `PORT.get_or_init(|| 4000)`, `PORT.get()` after `PORT.set(4000)`. */
function ofOnceCell(
  conversion: RustConversion,
  cell: Expression,
  property: string,
  args: readonly Argument[],
  range: TextRange,
): Expression | undefined {
  const first = args[0]?.value;
  if (property === 'get_or_init' && first && args.length === 1) return called(first, []);
  if (cell.kind !== 'name' || !/^[A-Z][A-Z\d_]*$/.test(cell.name)) return undefined;
  if (property === 'get' && args.length === 0) return cell;
  if (property === 'set' && first && args.length === 1)
    conversion.file.assign(cell, { how: 'assign', range, value: first });
  return undefined;
}

/** A path to a type (`Config::parse`) rather than a value. */
function isType(expression: Expression): boolean {
  return /^[A-Z]/.test(lastName(expression)) && /[a-z]/.test(lastName(expression));
}

/** The value of a closure or of a function by its path (`default_port`) for these arguments. */
function called(value: Expression, args: readonly Expression[]): Expression {
  const { range } = value;
  if (value.kind === 'function') return inPlace(value.scope, args);
  return {
    kind: 'call',
    callee: value,
    args: args.map(value => ({ value })),
    argsRange: range,
    range,
    isNew: false,
  };
}

/** `([127, 0, 0, 1], 8080)`: the address as a text, so that it is a host. */
function withHost(value: Expression): Expression {
  if (value.kind !== 'list' || value.items.length !== 2) return value;
  const host = textOfParts(value.items[0]);
  return host ? { ...value, items: [host, value.items[1]!] } : value;
}

/** `merge(("port", 8080))` says by a name which setting it gives. */
function asKeyword(argument: Argument): Argument {
  const value = withHost(argument.value);
  if (value.kind !== 'list' || value.items.length !== 2) return { value };
  const [key, given] = value.items;
  return key?.kind === 'string' && /^[a-z][a-z_]*$/.test(key.text.value) && key.text.value.endsWith('port')
    ? { name: key.text.value, value: given! }
    : { value };
}

/** `Arg::new("port").long("port").default_value("8080")`: asked for by `get_one("port")`. */
function defineOption(
  conversion: RustConversion,
  receiver: Expression,
  given: Expression,
  range: TextRange,
): void {
  let current = receiver;
  for (let links = 0; links < 30 && current.kind === 'call'; links++) {
    const { callee, args } = current;
    if (callee.kind !== 'member') return;
    if (/^(?:new|with_name)$/.test(callee.property) && lastName(callee.object) === 'Arg') {
      const name = args[0]?.value;
      if (name?.kind !== 'string') return;
      const keyRange = name.range;
      conversion.file.object({
        kind: 'object',
        type: 'clap.Arg',
        entries: [
          { key: 'Name', keyRange, value: name },
          { key: 'Value', keyRange: given.range, value: given },
        ],
        open: true,
        range,
      });
      return;
    }
    current = callee.object;
  }
}
