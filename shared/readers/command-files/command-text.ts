import type { PortOccurrence } from '../../ports/index.ts';
import type { MappedText } from '../../text/index.ts';
import { type ScriptContext, scriptOccurrences } from '../shell/script-occurrences.ts';
import { TracedText } from '../shell/traced-text.ts';

/** The ports of a shell's text that stands in a file of another format. */
export function textOccurrences(text: MappedText, context: ScriptContext): PortOccurrence[] {
  return scriptOccurrences(TracedText.written(text), context);
}
