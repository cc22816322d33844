import { MappedText, type SourceText } from '../../text/index.ts';
import type { Reader, ReaderResult } from '../reader.ts';
import { MAY_SPEAK_OF_PORTS } from './may-speak-of-ports.ts';
import { scriptOccurrences } from './script-occurrences.ts';
import { TracedText } from './traced-text.ts';

const NAME =
  /\.(?:sh|bash|zsh|ksh|bats)$|^(?:[\w-]*entrypoint|run|start)$|\.(?:sh|bash)\.(?:in|tmpl|j2|example)$/;
const LANGUAGES = new Set(['shellscript', 'bash', 'sh', 'zsh', 'ksh']);

/** Shell scripts. */
export const shell: Reader = {
  id: 'shell',
  title: 'Shell',
  docs: {
    claims: '`*.sh`, `*.bash`, `*.zsh`, `*.ksh`, `entrypoint`, `run` and `start` files',
    finds: [
      'ports that `docker run`, `podman run` and `docker service create` publish, expose and set by `-e`',
      'ports that servers are told by flags (`--port`, `-p` and more, by the program), positions and variables',
      'ports of `kubectl port-forward`, `kubectl expose`, `ssh -L`, `nc -l`, `socat`',
      'ports dialled by `curl`, `psql`, `wait-for-it` and other clients, and by URLs in variables',
      'all of these through variables of the script and their defaults',
    ],
    misses: [
      'values that come from arguments, files or other commands',
      'text of `echo` and of here-documents',
      '`--port` of programs that are not known to listen and are not the repository’s own',
    ],
  },
  claims: ({ name, languageId }) =>
    (languageId !== undefined && LANGUAGES.has(languageId)) || NAME.test(name),
  prefilter: text => MAY_SPEAK_OF_PORTS.test(text),
  read,
};

function read(source: SourceText): ReaderResult {
  const script = TracedText.written(MappedText.plain(source.text, 0));
  return {
    occurrences: scriptOccurrences(script, {
      format: 'shell',
      namespace: 'host',
      evidence: 'script',
      source: source.text,
    }),
  };
}
