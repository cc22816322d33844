import type { PortOccurrence, PortRange, Protocol } from '../../ports/index.ts';
import { contains, type MappedText, type SourceText, type TextRange, textRange } from '../../text/index.ts';
import type { EnvironmentFact, FactScope, PortListSlot, ValueSlot } from '../environment-fact.ts';
import { isKnownValue, sysctlKey } from './sysctl-lines.ts';

type Opening = Extract<EnvironmentFact, { kind: 'firewall-opening' }>;

/** An opening as a command states it; its ports stand at `range`, and `use` is the whole statement. */
export interface StatedOpening extends PortRange {
  readonly tool: string;
  readonly protocol: Opening['protocol'];
  readonly source?: string;
  readonly slot?: PortListSlot;
  readonly range: TextRange;
  readonly use: TextRange;
}

/** What the system readers find in one file. */
export class SystemFindings {
  readonly occurrences: PortOccurrence[] = [];
  readonly environment: EnvironmentFact[] = [];
  readonly source: SourceText;
  readonly format: string;
  /** Whom the statements concern; the machine unless a reader knows better. */
  readonly scope: FactScope;

  constructor(source: SourceText, format: string, scope: FactScope = { kind: 'host' }) {
    this.source = source;
    this.format = format;
    this.scope = scope;
  }

  add(fact: EnvironmentFact): void {
    this.environment.push(fact);
  }

  /** A kernel setting, where its key decides on ports and its value is known. `statement`: what may be deleted. */
  addSysctl(written: string, value: MappedText, statement?: TextRange): void {
    const key = sysctlKey(written);
    const text = value.value.trim();
    if (!key || !isKnownValue(text)) return;
    const lead = value.value.length - value.value.trimStart().length;
    const range = value.range(lead, lead + text.length);
    // What stands there differently (escapes, folded lines) is not rewritten.
    const verbatim = this.source.text.slice(range.start, range.end) === text;
    this.add({
      kind: 'sysctl',
      key,
      value: text,
      ...(verbatim && { slot: this.#valueSlot(range) }),
      ...(statement && { statement: this.#wholeLines(statement) }),
      scope: this.scope,
      range,
    });
  }

  /** Ports that a firewall lets in: the fact, and the occurrence for the register of ports. */
  addOpening(opening: StatedOpening): void {
    const { tool, protocol, first, last, source, range, use } = opening;
    if (first > last || last > 65535 || last === 0) return;
    // Ports that a variable gives stand elsewhere: no list can be made of them there.
    const isHere = contains(use, range);
    const slot = isHere ? opening.slot : undefined;
    this.add({
      kind: 'firewall-opening',
      tool,
      protocol,
      first,
      last,
      ...(source && { source }),
      ...(slot && { slot }),
      ...(this.standsAlone(use) && { statement: this.#wholeLines(use) }),
      scope: this.scope,
      range,
    });
    this.occurrences.push({
      port: first,
      ...(last > first && { endPort: last }),
      protocol: protocol === 'any' ? 'tcp' : protocol,
      role: 'connect',
      resolution: isHere ? 'literal' : 'constant',
      namespace: 'none',
      format: this.format,
      api: `firewall.${tool}`,
      range,
      use,
      ...(first === last && { slot: { range, before: '', after: '' } }),
    });
  }

  /** A port that a service of the machine is told to listen on. */
  addListen(
    port: number,
    protocol: Protocol,
    api: string,
    owner: string,
    range: TextRange,
    use = range,
  ): void {
    if (port < 1 || port > 65535) return;
    this.occurrences.push({
      port,
      protocol,
      role: 'listen',
      resolution: 'literal',
      namespace: this.scope.kind === 'host' ? 'host' : 'container',
      owner,
      format: this.format,
      api,
      range,
      use,
      slot: { range, before: '', after: '' },
    });
  }

  /** A port that a statement fixes without naming it, so that no other number can be put there. */
  addFixedListen(port: number, api: string, owner: string, range: TextRange): void {
    this.addListen(port, 'tcp', api, owner, range);
    const { slot: _, ...rest } = this.occurrences.pop()!;
    this.occurrences.push({ ...rest, resolution: 'default' });
  }

  /** A plain value of YAML gets quotes: a list's commas would part it in a flow mapping. */
  #valueSlot(range: TextRange): ValueSlot {
    const before = this.source.text.slice(Math.max(0, range.start - 2), range.start);
    const quote = before === ': ' ? '"' : '';
    return { range, before: quote, after: quote };
  }

  /** The lines of a statement with their end, where nothing else stands on them; else the statement alone. */
  /**
   * Whether a statement begins a line, without blanks before it, and is all there is on it: what is indented may be
   * the only one that a condition has.
   */
  standsAlone({ start, end }: TextRange): boolean {
    const { text } = this.source;
    if (start > 0 && text[start - 1] !== '\n') return false;
    const feed = text.indexOf('\n', end);
    return /^['"]?\s*$/.test(text.slice(end, Math.min(feed < 0 ? text.length : feed, end + 100)));
  }

  #wholeLines(range: TextRange): TextRange {
    const { text } = this.source;
    const start = text.lastIndexOf('\n', range.start - 1) + 1;
    const feed = text.indexOf('\n', range.end);
    const end = feed < 0 ? text.length : feed + 1;
    const around = text.slice(start, range.start) + text.slice(range.end, end);
    return around.trim() === '' ? textRange(start, end) : range;
  }
}
