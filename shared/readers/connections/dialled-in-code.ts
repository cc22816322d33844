import type { PortOccurrence } from '../../ports/index.ts';
import { contains, type SourceText, type TextRange } from '../../text/index.ts';
import { Evaluator } from '../code/evaluate.ts';
import type { CodeFile } from '../code/model.ts';
import { type Reader, readOnce } from '../reader.ts';
import { isOwnHost } from '../settings/bound-address.ts';
import { boundInCode, boundInTests, mayBindInTest, mayHoldOwnSettings } from './bound-in-code.ts';
import { type CodeLanguage, codeLanguages } from './code-languages.ts';
import { resolutionOf } from './code-strings.ts';
import { type CodeText, codeTexts } from './code-texts.ts';
import { isNotDialled, isPeersOwnPort, namesAddress, namesForeignAddress, wordsOf } from './dial-names.ts';
import { mayDial, mayDialInTest } from './dial-prefilter.ts';
import { type DialledPort, dialledAddresses, dialledUrls } from './dialled-address.ts';
import { dialledCalls } from './dialled-calls.ts';
import { dialledConstants } from './dialled-constants.ts';
import { dialledPairs } from './dialled-pairs.ts';
import { isDialledText, isDialling, isTestFile } from './dialled-text.ts';
import { type LiteralContext, LiteralContexts } from './literal-context.ts';
import { optionDials } from './option-listens.ts';
import { placeholderAddress } from './placeholder-address.ts';

/** What stands after a gRPC client's address: the credentials of its channel. */
const CREDENTIALS =
  /^\s{0,80},\s{0,80}[\w.$]{0,60}(?:credentials\.create|[cC]hannelCredentials|createInsecure|InsecureCredentials|insecure\.NewCredentials|WithInsecure|:this_channel_is_insecure)/;
/** A host's name to its root, under domains that are no endings of files. */
const WHOLE_NAME =
  /^[a-z\d](?:[a-z\d-]{0,62}\.){1,6}(?:com|org|net|edu|gov|io|dev|cloud|internal|local|de|uk|fr|cn|jp|eu)$/i;
/** A part of a program's text that may hold an address. */
const IN_TEXT = /:\/\/|:\d{2,5}|port\s{0,2}=/i;

/**
 * Addresses in a program's texts that it dials: URLs with an explicit port, and `host:port` that a name
 * calls another's address. What a text is for is judged by its name, the calls around it, and its file
 * (`dialled-text.ts`). Calls of known clients are rows of the languages' tables instead (role `connect`).
 */
function inCode({ reader, idioms, parse, code }: CodeLanguage): Reader[] {
  const regular: Reader = {
    id: reader.id,
    title: `Addresses in ${reader.title}`,
    yields: true,
    docs: {
      claims: 'the files of every language that has a parser here',
      finds: [
        'URLs with an explicit port that the program holds: values of constants, options and arguments, put together or not',
        '`host:port` whose name, or the variable it stands in for, says that it is another’s address',
        'a host and a port that are handed to something that dials by its name: `new ChatClient("localhost", 8082)`',
        'ports of the program’s own that its settings keep: fallbacks of variables (`os.environ.get("PORT", 8000)`), defaults of options that say that they are listened on, of struct tags and annotations',
        'connection strings; ports of peers among a module’s settings (`REDIS_PORT`, `db: { host, port }`)',
      ],
      misses: [
        'addresses in prose, log messages, comparisons, lists of allowed origins',
        'what tests keep as data, unless a call dials it',
      ],
    },
    ...(reader.endings && { endings: reader.endings }),
    claims: file => reader.claims(file) && !isTestFile(file.path),
    prefilter: (text, path) =>
      (mayDial(text) && (!code || mayDial(code(text)))) || mayHoldOwnSettings(text, reader.id, path),
    ...(reader.prepare && { prepare: reader.prepare }),
    longTexts: source => longTextsOf(parse(source).file, source),
    read(source) {
      const { file, trouble } = parse(source);
      if (!file) return trouble ? { trouble } : {};
      const evaluator = new Evaluator(file, idioms);
      const told = new Told(reader, source);
      const found = [
        ...dialledCalls(evaluator).filter(({ range }) => !told.dials(range.start)),
        ...dialledConstants(evaluator),
        ...dialledTexts(source, evaluator, told),
      ];
      const dialled = new Map(found.map(each => [each.range.start, each]));
      const bound = (isTestFile(source.path) ? boundInTests : boundInCode)(source, evaluator);
      const occurrences = [
        ...dialled.values(),
        ...bound.filter(({ range }) => !dialled.has(range.start) && !told.at(range.start)),
      ];
      return { occurrences, ...(trouble && { trouble }) };
    },
  };
  // Most addresses in tests are data: such files are parsed only where something seems to be dialled.
  const inTests: Reader = {
    ...regular,
    claims: file => reader.claims(file) && isTestFile(file.path),
    prefilter: text => mayDialInTest(text) || mayBindInTest(text),
  };
  return [regular, inTests];
}

/** Two readers for each language whose parser there is. */
export const dialledInCode: readonly Reader[] = codeLanguages.flatMap(inCode);

/** What the language's own reader tells of a file's calls; read when it is first asked. */
class Told {
  readonly #reader: Reader;
  readonly #source: SourceText;
  #occurrences: readonly PortOccurrence[] | undefined;
  #starts: ReadonlySet<number> | undefined;

  constructor(reader: Reader, source: SourceText) {
    this.#reader = reader;
    this.#source = source;
  }

  get #all(): readonly PortOccurrence[] {
    this.#occurrences ??= this.#reader.prefilter(this.#source.text, this.#source.path)
      ? (readOnce(this.#reader, this.#source).occurrences ?? [])
      : [];
    return this.#occurrences;
  }

  /** Whether a call of the file listens on or dials what stands at an offset. */
  at(start: number): boolean {
    this.#starts ??= new Set(this.#all.map(({ range }) => range.start));
    return this.#starts.has(start);
  }

  /** Whether a call of the file dials what stands at an offset; one that is listened on may be dialled, too. */
  dials(start: number): boolean {
    return this.#all.some(each => each.role === 'connect' && each.range.start === start);
  }

  /** Whether a call of the file listens on a port. */
  binds(port: number): boolean {
    return this.#all.some(each => each.role === 'listen' && each.port === port);
  }
}

function dialledTexts(source: SourceText, evaluator: Evaluator, told: Told): PortOccurrence[] {
  const { file } = evaluator;
  const contexts = new LiteralContexts(source.text, file);
  const isTest = isTestFile(source.path);
  const found = new Map<string, PortOccurrence>();
  for (const text of codeTexts(evaluator, value => value.length <= 4000 && IN_TEXT.test(value))) {
    const { value } = text.text;
    if (!/\d/.test(value)) continue;
    const urls = dialledUrls(value, 0, value.includes('//0.0.0.0:') && isGiven(contexts.of(text.range)));
    const pairs = urls.length > 0 ? [] : dialledPairs(value);
    const fallback = placeholderAddress(value);
    const bare =
      urls.length > 0 || pairs.length > 0 || value.includes('://')
        ? []
        : (fallback?.ports ?? dialledAddresses(value));
    if (urls.length + pairs.length + bare.length === 0) continue;
    const around = contexts.of(text.range);
    const context = fallback ? { ...around, key: fallback.name } : around;
    const inTest = isTest || file.tests?.some(test => contains(test, text.range)) === true;
    // What a test listens on itself it dials, too.
    const isOwn =
      inTest && urls.some(({ host = '', port }) => port > 0 && isOwnHost(host) && told.binds(port));
    const isDialled = isDialledText(value, context, inTest, pairs.length > 0);
    if (!isDialled && !(isOwn && isDialledText(value, context, false, pairs.length > 0))) continue;
    const isChannel = CREDENTIALS.test(source.text.slice(text.range.end, text.range.end + 160));
    // Of a list of addresses all are whose one is.
    const named = isChannel || bare.some(port => isForeign({ ...port, port: 0 }, context, inTest));
    const foreign = named || bare.some(port => isForeign(port, context, inTest));
    const ports = [...urls, ...pairs, ...(foreign ? bare : [])];
    for (const port of ports) {
      const { slot, ...occurrence } = occurrenceOf(text, port, context, file.language, bare.length > 0);
      const key = `${occurrence.range.start}:${occurrence.range.end}`;
      // With another port it would no longer be the test's own, or what that port alone says.
      const isTold = isDialled && (named || bare.length === 0);
      if (!found.has(key)) found.set(key, { ...occurrence, ...(slot && isTold && { slot }) });
    }
  }
  return [...found.values()];
}

/** Whether a text is an argument of a call that dials. */
function isGiven({ calls, isArgument }: LiteralContext): boolean {
  return isArgument && isDialling(calls[0]);
}

/** Whether a name says that `host:port` is another's address. */
function isForeign(
  { host = '', port }: DialledPort,
  { name, key, calls, isHeader, isArgument, help }: LiteralContext,
  inTest: boolean,
): boolean {
  // `Host: shop.example:8080` says whom a request is for, not where it goes.
  if (isHeader) return false;
  // What a test gives a parser is mostly of this form, and so are parts of messages.
  if (/^format$/i.test(calls[0] ?? '') || (inTest && !isDialling(calls[0]))) return false;
  // `cy.visit('localhost:8080')`, `chain.Dial("localhost:8080")`
  if (isArgument && host !== '' && /^(?:visit|Dial|Connect|connect|dial)$/.test(calls[0] ?? '')) return true;
  if (key?.startsWith('--') && optionDials(help)) return true;
  // `builder.setBootstrapServers("kafka:9092")`
  const setter = isArgument && /^(?:[sS]et|[wW]ith)(?:_|[A-Z])/.test(calls[0] ?? '') ? calls[0] : undefined;
  const isLabel = [name, key].some(each => /(?:^|\.)instance$/i.test(each ?? ''));
  return [name, key, setter].some(each => {
    // Who called a server: `request.RemoteAddr = "192.0.2.1:1234"`.
    if (each === undefined || /\.RemoteAddr$/.test(each)) return false;
    const words = wordsOf(each);
    if (isNotDialled(words)) return false;
    // A machine's whole name is no other thing's: `MASTER = "build.example.org:9989"`. But a metric's label is.
    if (!inTest && calls.length === 0 && !isLabel && WHOLE_NAME.test(host)) return true;
    return (
      namesForeignAddress(words) ||
      (namesAddress(words) &&
        (!isOwnHost(host) ||
          (host !== '' && (isDialling(calls[0]) || isPeersOwnPort(port) || optionDials(help)))))
    );
  });
}

function occurrenceOf(
  { text, range: whole, value }: CodeText,
  port: DialledPort,
  { key }: LiteralContext,
  language: string,
  bare: boolean,
): PortOccurrence {
  const range = text.range(port.start, port.end);
  const occurrence: PortOccurrence = {
    port: port.port,
    protocol: 'tcp',
    role: 'connect',
    resolution: port.isDefault || key !== undefined ? 'default' : 'literal',
    namespace: 'none',
    ...(port.host && { host: port.host }),
    format: language,
    api: bare ? 'dialled.address' : 'dialled.url',
    range,
    use: contains(whole, range) ? range : whole,
    ...(text.isEditable(port.start, port.end) && { slot: { range, before: '', after: '' } }),
  };
  const resolution = value && resolutionOf(occurrence, value);
  return resolution ? { ...occurrence, resolution } : occurrence;
}

/** The string literals of several lines, put together ones included. */
function longTextsOf(file: CodeFile | undefined, { text }: SourceText): TextRange[] {
  if (!file) return [];
  const { strings, texts, documentation = [] } = file;
  return [
    ...strings.map(({ range }) => range),
    ...texts.map(each => each.text.range),
    ...documentation,
  ].filter(({ start, end }) => text.slice(start, end).includes('\n'));
}
