import { MappedText, type SourceText } from '../../text/index.ts';
import type { Reader, ReaderResult } from '../reader.ts';
import { MAY_SPEAK_OF_PORTS } from './may-speak-of-ports.ts';
import { scriptOccurrences } from './script-occurrences.ts';
import { TracedText } from './traced-text.ts';

const NAME =
  /\.(?:sh|bash|zsh|ksh|bats)$|^(?:[\w-]*entrypoint|run|start)$|\.(?:sh|bash)\.(?:in|tmpl|tpl|tftpl|template|erb|j2|example)$/;
/** Programs without an ending, which may be scripts: by their names, and in the folders where scripts are kept. */
const PROGRAM =
  /(?:^|\/)(?:run|start|build|deploy|setup|install|bootstrap|launch|serve)(?:[-_][\w-]{1,30})?$|(?:^|\/)(?:s?bin|scripts?|hack|tools?|ci|docker\w{0,12})\/[a-z][\w-]{0,30}$/;
const LANGUAGES = new Set(['shellscript', 'bash', 'sh', 'zsh', 'ksh']);
const SHEBANG = /^#!.{0,60}\b(?:ba|da|z|k|a)?sh\b/;

/** Shell scripts. */
export const shell: Reader = {
  id: 'shell',
  title: 'Shell',
  docs: {
    claims:
      '`*.sh`, `*.bash`, `*.zsh`, `*.ksh`, `entrypoint`, `run` and `start` files, scripts without an ending in `bin`, `scripts` and the like',
    finds: [
      'ports that `docker run`, `podman run` and `docker service create` publish, expose and set by `-e`',
      'ports that servers are told by flags (`--port`, `-p` and more, by the program), positions and variables',
      'ports of `kubectl port-forward`, `kubectl expose`, `ssh -L`, `nc -l`, `socat`',
      'ports dialled by `curl`, `psql`, `wait-for-it` and other clients, and by URLs in variables',
      'all of these through variables of the script and their defaults',
    ],
    misses: [
      'values that come from arguments, files or other commands',
      'text of `echo`, and of here-documents that are no file',
      '`--port` of programs that are not known to listen and are not the repository’s own',
    ],
  },
  claims: ({ name, path, languageId }) =>
    (languageId !== undefined && LANGUAGES.has(languageId)) || NAME.test(name) || PROGRAM.test(path),
  prefilter: (text, path = '') =>
    MAY_SPEAK_OF_PORTS.test(text) && (!PROGRAM.test(path) || SHEBANG.test(text) || NAME.test(path)),
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
