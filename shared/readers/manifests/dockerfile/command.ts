import type { PortOccurrence } from '../../../ports/index.ts';
import type { MappedText } from '../../../text/index.ts';
import { type Command, splitScript } from '../../settings/command-line.ts';
import { listenPortsOfCommand } from '../../settings/listen-command.ts';
import type { Instruction } from './instructions.ts';
import type { Stage } from './stage.ts';

/** The ports that a CMD or an ENTRYPOINT makes the container's process listen on. */
export function readCommand(
  { keyword, body }: Instruction,
  stage: Stage,
  escapeUnit: string,
): PortOccurrence[] {
  const list = jsonWords(body);
  if (keyword === 'ENTRYPOINT') stage.entrypoint = list ?? [];
  // A command without brackets is a shell's text, in which the escape character of Windows is not the shell's.
  const before = list && keyword === 'CMD' ? stage.entrypoint : [];
  const commands: Command[] = list ? [[...before, ...list]] : escapeUnit === '\\' ? splitScript(body) : [];
  const own = body.range();
  return commands.flatMap(listenPortsOfCommand).flatMap(({ port, range, host, isDefault }) => {
    if (range.start < own.start || range.end > own.end) return [];
    return {
      port,
      protocol: 'tcp',
      role: 'listen',
      resolution: port === 0 ? 'dynamic' : isDefault ? 'default' : 'literal',
      namespace: 'container',
      ...(host && { host }),
      ...(stage.owner && { owner: stage.owner }),
      format: 'dockerfile',
      api: `dockerfile.${keyword.toLowerCase()}`,
      range,
      use: range,
      slot: { range, before: '', after: '' },
    };
  });
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
