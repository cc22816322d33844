import type { PortOccurrence } from '../../../ports/index.ts';
import { type MappedText, textRange } from '../../../text/index.ts';
import { portsOfCommand } from '../../commands/command-ports.ts';
import { type ScriptContext, scriptOccurrences } from '../../shell/script-occurrences.ts';
import * as traced from '../../shell/traced-text.ts';
import { type ExpandedText, UNKNOWN } from './expand.ts';
import type { Instruction } from './instructions.ts';
import type { Stage } from './stage.ts';
import { windowsPorts } from './windows-command.ts';

/**
 * The ports that a CMD, an ENTRYPOINT, a HEALTHCHECK or a RUN speaks of: what the container's process
 * listens on, and what it dials.
 *
 * @param source the file's text
 */
export function readCommand(
  { keyword, body }: Instruction,
  stage: Stage,
  escapeUnit: string,
  source: string,
): PortOccurrence[] {
  // `HEALTHCHECK --interval=5s CMD curl …`: the command stands after the flags.
  const flags = keyword === 'HEALTHCHECK' ? /^(?:--\S{1,100}\s+)*CMD\s+/i.exec(body.value) : undefined;
  if (flags === null) return [];
  const command = flags ? body.slice(flags[0].length) : body;
  const context: ScriptContext = {
    format: 'dockerfile',
    ...(stage.owner && { owner: stage.owner }),
    namespace: 'container',
    evidence: keyword === 'RUN' ? 'script' : 'service',
    source,
    given: name => tracedText(stage.lookup(name)),
  };
  const list = jsonWords(command);
  if (keyword === 'ENTRYPOINT') stage.entrypoint = list ?? [];
  const own = body.range();
  const isOwn = ({ range }: Pick<PortOccurrence, 'range'>) =>
    range.start >= own.start && range.end <= own.end;
  const named = (found: PortOccurrence) => ({ ...found, api: `dockerfile.${keyword.toLowerCase()}` });
  if (!list) {
    // In a shell's text the escape character of Windows is not the shell's.
    if (escapeUnit !== '\\')
      return windowsPorts(command).map(({ role, range, ...port }) =>
        named({
          ...port,
          protocol: 'tcp',
          role,
          resolution: 'literal',
          namespace: role === 'connect' ? 'none' : 'container',
          ...(stage.owner && { owner: stage.owner }),
          format: 'dockerfile',
          api: '',
          range,
          use: range,
          slot: { range, before: '', after: '' },
        }),
      );
    return scriptOccurrences(traced.TracedText.written(command), context).map(named);
  }
  const words = [...(keyword === 'CMD' ? stage.entrypoint : []), ...list];
  return portsOfCommand(words, context.evidence).flatMap(
    ({ port, endPort, range, host, isDefault, role, protocol, namespace }) => {
      if (!isOwn({ range })) return [];
      return named({
        port,
        ...(endPort !== undefined && { endPort }),
        protocol,
        role,
        resolution: port === null ? 'unresolved' : port === 0 ? 'dynamic' : isDefault ? 'default' : 'literal',
        namespace: namespace ?? (role === 'connect' ? 'none' : 'container'),
        ...(host && { host }),
        ...(stage.owner && { owner: stage.owner }),
        format: 'dockerfile',
        api: '',
        range,
        use: range,
        slot: { range, before: '', after: '' },
      });
    },
  );
}

/** A variable's value for a shell's text. */
function tracedText(value: ExpandedText | undefined): traced.TracedText | undefined {
  if (!value) return undefined;
  const builder = new traced.TracedTextBuilder();
  [...value.value].forEach((unit, i) => {
    const offset = value.offsets[i] ?? -1;
    const isKnown = unit !== UNKNOWN && offset >= 0;
    const resolution = value.origins[i]?.resolution;
    builder.put(
      isKnown ? unit : traced.UNKNOWN,
      isKnown ? textRange(offset, offset + 1) : textRange(0, 0),
      resolution === 'default' ? 'default' : 'written',
    );
  });
  return builder.build();
}

/** The strings of `["a", "b"]`; undefined for another text, which a shell reads. */
function jsonWords(body: MappedText): MappedText[] | undefined {
  const text = body.value;
  if (!/^\[\s*(?:"|\])/.test(text) || !text.endsWith(']')) return undefined;
  // Words with escapes keep them: no port has any.
  return [...text.matchAll(/"((?:[^"\\\n]|\\.)*)"/g)].map(({ index, 1: word }) =>
    body.slice(index + 1, index + 1 + word!.length),
  );
}
