import type { Evaluator } from '../code/evaluate.ts';
import type { Argument, Call, CallSite, Expression } from '../code/model.ts';
import { lastName } from '../code/scopes.ts';
import { gated } from '../word-gate.ts';
import { portIn } from './bound-keys.ts';
import type { BoundSetting } from './bound-setting.ts';
import { optionListens } from './option-listens.ts';

/** Calls that define an option whole, and where its default stands if it has no keyword. */
const DEFINING: Readonly<Record<string, { readonly at?: number; readonly plain?: true }>> = {
  add_argument: {},
  add_option: {},
  option: { at: 2, plain: true },
  Option: { at: 1 },
  addOption: { at: 4, plain: true },
  define: { at: 1, plain: true },
  DEFINE_integer: { at: 1, plain: true },
  DEFINE_string: { at: 1, plain: true },
  method_option: { plain: true },
  class_option: { plain: true },
};

/** Links of a chain that give an option, defined by an earlier one, its default. */
const CHAINED = new Set(['Default', 'default', 'default_value', 'setDefault', 'defaultsTo', 'DefaultValue']);
const DEFAULT_KEYS = new Set(['default', 'defaultValue', 'Value', 'getDefaultValue']);
const MOST_LINKS = 20;

/** An option's name, as it begins in quotes or after dashes: `"port"`, `--metrics-addr`, `listen-address`; or its help. */
const NAMES = ['port', 'Port', 'listen', 'Listen', 'bind', 'Bind', 'addr', 'Addr']
  .flatMap(name => ['"', "'", '`', '-'].map(sign => `${sign}${name}`))
  .concat(
    'listen-',
    'bind address',
    'listen address',
    'listening address',
    'listening port',
    'to listen',
    'to bind',
  );

const NAMED =
  /["'`-](?:[pP]ort|[lL]isten|[bB]ind|[aA]ddr(?:ess)?)\b|listen-|\b(?:bind|listen(?:ing)?) (?:address|port)\b|\bto (?:listen|bind)\b/g;
/** What defines an option whole, before its name. */
const DEFINING_CALL =
  /\b(?:(?:add_argument|add_option|[oO]ption|addOption|addArgument|define|DEFINE_\w{6,7}|method_option|class_option|(?:Ui|I)nt(?:16|32|64)?(?:Var)?P?|String(?:Var)?P?)(?:<\w{1,10}>)?\s?\(|\w{3,6}Flag\s?\{|CommandOption\b)/;
/** A link of a chain that gives a default, after the name. */
const DEFAULT_LINK =
  /\b(?:[dD]efault|default_value|setDefault|defaultsTo|DefaultValue)(?:<\w{1,10}>)?\s?[({]/;
/** How far before a name its call begins, and how far after it the default stands (UTF-16 units). */
const BEFORE = 300;
const AFTER = 1000;
/** Options stand among the first of a text's names, or it is no program's (data, generated code). */
const MOST_NAMES = 1000;

/** A linear content test: whether code may define an option of a port. */
export const mayDefineOption = gated(NAMES, text => {
  let names = 0;
  for (const { index } of text.matchAll(NAMED)) {
    if (DEFINING_CALL.test(text.slice(Math.max(0, index - BEFORE), index + 1))) return true;
    if (DEFAULT_LINK.test(text.slice(index, index + AFTER))) return true;
    if (++names > MOST_NAMES) break;
  }
  return false;
});

/**
 * The ports that options of the command line have as their defaults, where their names and help say that
 * the program listens on them. The program itself may do so in another file.
 */
export function boundOptions(evaluator: Evaluator): BoundSetting[] {
  const { file } = evaluator;
  const found: BoundSetting[] = [];
  for (const site of file.calls) {
    const option = optionOf(evaluator, site);
    if (!option || !optionListens(option.name, option.help)) continue;
    const use = option.use.range;
    for (const value of evaluator.evaluate(option.value, site.scope)) {
      const port = portIn(value);
      if (port) found.push({ role: 'listen', use, ...port });
    }
  }
  for (const { object, scope } of file.objects) {
    if (!evaluator.idioms.namedOptions?.objects?.some(suffix => object.type?.endsWith(suffix))) continue;
    const entry = (key: string) => object.entries.find(each => each.key === key)?.value;
    const name = textIn(entry('Name'));
    const value = entry('Value');
    if (name === undefined || !value || !optionListens(name, textIn(entry('Usage')) ?? '')) continue;
    for (const each of evaluator.evaluate(value, scope)) {
      const port = portIn(each);
      if (port) found.push({ role: 'listen', use: entry('Name')!.range, ...port });
    }
  }
  return found;
}

interface Option {
  readonly name: string;
  readonly use: Expression;
  readonly help: string;
  readonly value: Expression;
}

function optionOf(evaluator: Evaluator, { call, name }: CallSite): Option | undefined {
  if (CHAINED.has(name)) return chained(call);
  const flag = evaluator.idioms.namedOptions?.define[name];
  if (flag) {
    const use = call.args[flag.name]?.value;
    const value = call.args[flag.default]?.value;
    const called = textIn(use);
    return use && value && called !== undefined
      ? { name: called, use, value, help: helpIn(call.args) }
      : undefined;
  }
  const definer = DEFINING[name];
  if (!definer) return undefined;
  const named = nameIn(call.args, definer.plain === true);
  const value = defaultIn(call, definer.at);
  return named && value && { ...named, value, help: helpIn(call.args) };
}

/** The option that a link of a chain gives its default: `Arg::new("port").help("…").default_value("8080")`. */
function chained(call: Call): Option | undefined {
  const value = call.args[0]?.value;
  if (!value || call.args.length !== 1) return undefined;
  let named: Pick<Option, 'name' | 'use'> | undefined;
  let help = '';
  let current: Expression = call.callee;
  for (let links = 0; links < MOST_LINKS && current.kind === 'member'; links++) {
    const object: Expression = current.object;
    if (object.kind !== 'call') break;
    help += ` ${helpIn(object.args)}`;
    // The first link, or the one that says the long name, has the name.
    named =
      nameIn(object.args, /^(?:new|Flag|accepts|with_name|long)$/.test(lastName(object.callee))) ?? named;
    current = object.callee;
  }
  return named && { ...named, value, help };
}

/** The name among a call's first arguments: `'-p', '--port'`, `'-p, --port <number>'`; or plain: `port`. */
function nameIn(args: readonly Argument[], plain: boolean): Pick<Option, 'name' | 'use'> | undefined {
  let short: Pick<Option, 'name' | 'use'> | undefined;
  for (const { name: keyword, value } of args) {
    if (keyword !== undefined) continue;
    const text = textIn(value);
    if (text === undefined) break;
    const long = /(?:^|[\s,|])--([\w][\w.-]*)/.exec(text)?.[1];
    if (long !== undefined) return { name: long, use: value };
    if (!plain || short || !/^[\w.-]{1,60}$/.test(text) || text.startsWith('-')) continue;
    short = { name: text, use: value };
  }
  return short;
}

/** The default: a keyword's or key's value, else the argument at its place. */
function defaultIn({ args }: Call, at: number | undefined): Expression | undefined {
  for (const { name, value } of args) {
    if (name !== undefined && DEFAULT_KEYS.has(name)) return value;
    if (value.kind === 'object') {
      const entry = value.entries.find(({ key }) => DEFAULT_KEYS.has(key));
      if (entry) return entry.value;
    }
  }
  const positional = args.filter(({ name }) => name === undefined);
  const value = at === undefined ? undefined : (positional[at]?.value ?? undefined);
  if (value?.kind === 'function') return value.scope.returns[0];
  return value;
}

/** What an option's texts say to its user. */
function helpIn(args: readonly Argument[]): string {
  const texts: string[] = [];
  for (const { value } of args) {
    if (value.kind === 'object') texts.push(...value.entries.map(({ value: each }) => textIn(each) ?? ''));
    else texts.push(textIn(value) ?? '');
  }
  return texts.filter(text => /\s/.test(text) && !/^\s*-/.test(text)).join(' ');
}

function textIn(expression: Expression | undefined): string | undefined {
  if (expression?.kind === 'string') return expression.text.value;
  if (expression?.kind !== 'concat') return undefined;
  return expression.parts.map(part => textIn(part) ?? ' ').join('');
}
