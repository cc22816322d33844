import type { TextRange } from '../../text/index.ts';
import type { CallSite, CodeFile } from '../code/model.ts';
import { lastName } from '../code/scopes.ts';
import { STYLED } from './shown-calls.ts';

/** What the code around a text says of it. */
export interface LiteralContext {
  /** The name, key or keyword that it is given to, as written: `apiUrl`, `url`, `BASE_URL`. */
  readonly name?: string;
  /** A name that is looked up and has the text as its fallback: `REDIS_ADDR` of `getenv("REDIS_ADDR", "…")`, `--addr`. */
  readonly key?: string;
  /** What a call sets that has the text as its value: `Access-Control-Allow-Origin` of `res.set("…", "…")`. */
  readonly entry?: string;
  /** Whether it is an item of a list. */
  readonly isItem: boolean;
  /** The last names of the calls in whose arguments it stands, innermost first. */
  readonly calls: readonly string[];
  /** The last name of what the innermost call is a method of: `httptest` of `httptest.NewRequest(…)`. */
  readonly receiver?: string;
  /** Whether the innermost call has the text itself among its arguments (not an object or list that holds it). */
  readonly isArgument: boolean;
  /** Whether it is compared with something, or stands for itself, as documentation does. */
  readonly isIdle: boolean;
  /** Whether a method gives it a colour: `"…".green`. */
  readonly isStyled: boolean;
  /** Whether it is a header of a request: an entry of `headers`, what `setHeader` or `Header.Set` is given. */
  readonly isHeader: boolean;
  /** What the innermost call says in words beside the text: an option's help. */
  readonly help: string;
}

/** How far back the name is sought (UTF-16 units). */
const REACH = 400;

/** Items of a list before the text. */
const ITEMS =
  /(?:(?:[brfu@$]{0,2}(?:"[^"\n]{0,120}"|'[^'\n]{0,120}'|`[^`\n]{0,120}`))\s{0,60},\s{0,80}){1,12}$/;
const OPENING = /(?:(?:new\s{0,9})?(?:&|\[\d{0,4}\])?[\w.<>[\]]{0,40})(?:(?<=\])\s{1,9})?[[{(]\s{0,80}$/;
/** The name before an operator that gives: `name =`, `name:`, `"name" =>`, `name :=`, `name := f(`. */
const NAMED =
  /([\w$.-]{1,100})["'`\])]{0,3}\??(?:\s{0,4}:\s{0,4}[\w<>[\]., |]{1,40})?\s{0,20}(?::=|=>|\+?=|:|,)\s{0,80}$/;
/** C's `#define NAME` */
const DEFINED = /#[ \t]{0,9}define[ \t]{1,40}(\w{1,100})[ \t]{1,80}\(?$/;
/** A fallback after a variable: `process.env.REDIS_URL ||`, `os.environ.get("X") or`, `ENV["X"] ||`, `?? `, `env::var("X").unwrap_or_else(|_|`. */
const LOOKED_UP =
  /([A-Za-z][\w.-]{2,80})["'\])]{0,4}!?\s{0,20}(?:\|\||\?\?|\bor|\?:|\.unwrap_or(?:_else)?\((?:\|\w{0,9}\|)?)\s{0,80}(?:String::from\()?$/;
/** Calls that give the value of a name, or take the default of one. */
const LOOKING_UP = /env|default|flag|option|arg|get|config|prop|setting|lookup|param|value|var|string|^add/i;
/** Calls that set a header, or an entry of something else. */
const SETTING =
  /^(?:(?:set|with|add|append|put)?_?(?:added)?_?headers?|set|insert|append|add|put|fixed|tryAddWithoutValidation)$/i;
/** An object of headers that is still open where the text begins. */
const IN_HEADERS =
  /headers["'\])]?\s{0,4}(?:=>|:=|[:=])\s{0,4}(?:new\s{1,4}Headers\(\s{0,4})?[\w.[\]]{0,40}\{[^{}]{0,300}$/i;
const COMPARED = /(?:[=!]==?|===|<>|\beq|\bin|\bcase|\bwhen)\s{0,20}$/;
const PREFIX = /[@$bBrRfFuUL]{0,2}$/;

/** What surrounds the texts of one file. */
export class LiteralContexts {
  readonly #text: string;
  readonly #sites: readonly CallSite[];
  #nested: Nested[] | undefined;

  constructor(text: string, file: CodeFile) {
    this.#text = text;
    this.#sites = file.calls;
  }

  /** The surroundings of the text at `range` (quotes included). */
  of(range: TextRange): LiteralContext {
    const sites = this.#around(range);
    const calls = sites.map(({ name }) => name);
    const innermost = sites[0];
    const callee = innermost?.call.callee;
    const owner = callee?.kind === 'member' ? callee.object : undefined;
    const receiver = owner ? lastName(owner.kind === 'call' ? owner.callee : owner) : '';
    const isArgument = innermost?.call.args.some(({ value }) => value.range.start === range.start) === true;
    const before = this.#text.slice(Math.max(0, range.start - REACH), range.start).replace(PREFIX, '');
    const bare = before.replace(ITEMS, '');
    const lookedUp = LOOKED_UP.exec(before)?.[1];
    const opened = bare.replace(OPENING, '');
    const name = ((bare === before ? NAMED.exec(before) : undefined) ??
      NAMED.exec(opened) ??
      DEFINED.exec(before))?.[1];
    // `-m` stands before `--master` where an option has both.
    const first = innermost?.call.args.find(
      ({ value }) => value.kind === 'string' && !/^-\w$/.test(value.text.value),
    )?.value;
    const told =
      first?.kind === 'string' && first.range.start !== range.start && isName(first.text.value)
        ? first.text.value
        : undefined;
    const entry = SETTING.test(calls[0] ?? '') ? told : undefined;
    const setsHeader = /headers?$/i.test(receiver) || /headers?$/i.test(calls[0] ?? '');
    const key = lookedUp ?? (!setsHeader && LOOKING_UP.test(calls[0] ?? '') ? told : undefined);
    const isIdle =
      COMPARED.test(before) ||
      (calls.length === 0 &&
        name === undefined &&
        key === undefined &&
        !/(?:return|=>|yield|[=(,[{:?|+&])\s{0,80}$/.test(before));
    return {
      ...(name && { name }),
      ...(key && { key }),
      ...(entry && { entry }),
      isItem: /\[\s{0,80}$/.test(bare),
      ...(receiver && { receiver }),
      calls,
      isArgument,
      isIdle,
      isStyled: STYLED.test(this.#text.slice(range.end, range.end + 60)),
      isHeader: setsHeader || IN_HEADERS.test(before),
      help: innermost ? helpOf(innermost, range) : '',
    };
  }

  /** The calls in whose arguments a range stands, innermost first; at most four. */
  #around({ start, end }: TextRange): CallSite[] {
    this.#nested ??= nest(this.#sites);
    const nested = this.#nested;
    let low = 0;
    let high = nested.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (nested[middle]!.start < start) low = middle + 1;
      else high = middle;
    }
    const found: CallSite[] = [];
    for (let at = nested[low - 1]; at && found.length < 4; at = at.parent)
      if (end <= at.end) found.push(at.site);
    return found;
  }
}

/** A call's arguments as a stretch of the file, with the stretch around it. */
interface Nested {
  readonly site: CallSite;
  readonly start: number;
  readonly end: number;
  readonly parent: Nested | undefined;
}

/** The arguments of all calls in the order in which they begin, each with the one that it stands in. */
function nest(sites: readonly CallSite[]): Nested[] {
  const stretches = sites.map(site => ({ site, ...site.call.argsRange })).sort((a, b) => a.start - b.start);
  const nested: Nested[] = [];
  let around: Nested | undefined;
  for (const stretch of stretches) {
    while (around && around.end <= stretch.start) around = around.parent;
    around = { ...stretch, parent: around };
    nested.push(around);
  }
  return nested;
}

function isName(text: string): boolean {
  return /^-{0,2}[A-Za-z][\w.-]{1,80}$/.test(text);
}

/** The sentences among a call's arguments, but for one. */
function helpOf({ call }: CallSite, { start }: TextRange): string {
  return call.args
    .flatMap(({ value }) =>
      value.kind === 'call'
        ? value.args.map(each => each.value)
        : value.kind === 'concat'
          ? value.parts
          : [value],
    )
    .flatMap(value =>
      value.kind === 'string' && value.range.start !== start && /\s/.test(value.text.value)
        ? [value.text.value.slice(0, 300)]
        : [],
    )
    .join(' ');
}
