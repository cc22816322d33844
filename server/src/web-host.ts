import {
  type FileFacts,
  MAX_FILE_BYTES,
  noFacts,
  readFile,
  SourceText,
  type WalkAnswer,
  type WalkQuestion,
  walkFolders,
} from '../../shared/index.ts';
import type { ServerHost } from './host.ts';
import { inFolder, pathOfUri, withPath } from './uris.ts';
import { webAssets } from './web-assets.ts';
import type { WebFiles } from './web-files.ts';
import { textIn } from './web-text.ts';

/** Files asked for at a time: an answer takes a round trip to the client, and often one to a server. */
const AT_ONCE = 16;

/** The server's host in a browser's worker, where only the client can reach files. */
export function webHost(files: WebFiles, version: string): ServerHost {
  const assets = webAssets(name => files.asset(name));
  const readFacts = async (uri: string, path: string): Promise<FileFacts | undefined> => {
    const bytes = await files.read(uri, MAX_FILE_BYTES);
    if (bytes === undefined) return undefined;
    const skipped = (reason: string) => noFacts(path, { reason, part: false });
    if (bytes === 'large') return skipped(`larger than ${MAX_FILE_BYTES / 1024 / 1024} MiB`);
    const text = textIn(bytes);
    return text === undefined ? skipped('binary') : readFile(new SourceText(path, text), assets);
  };
  return {
    version,
    assets,
    ignoresCase: false,
    maxFileBytes: MAX_FILE_BYTES,
    kindOf: uri => files.kindOf(uri),
    readFacts,
    async readText(uri) {
      const bytes = await files.read(uri, MAX_FILE_BYTES);
      return bytes === undefined || bytes === 'large' ? undefined : textIn(bytes);
    },
    async discover(folder, request) {
      const walk = walkFolders({ paths: [''], ...request });
      for (let step = walk.next(); ; ) {
        if (step.done) return step.value;
        let answer: WalkAnswer;
        try {
          answer = await answerTo(files, folder, step.value);
        } catch (error) {
          step = walk.throw(error);
          continue;
        }
        step = walk.next(answer);
      }
    },
    async scan(folder, { files: paths, onFacts, signal }) {
      for (let done = 0; done < paths.length && !signal.aborted; ) {
        const batch = paths.slice(done, done + AT_ONCE);
        const facts = await Promise.all(batch.map(path => readFacts(below(folder, path), path)));
        done += batch.length;
        onFacts(
          facts.filter(each => each !== undefined),
          done,
        );
      }
    },
  };
}

async function answerTo(files: WebFiles, folder: string, { about, path }: WalkQuestion): Promise<WalkAnswer> {
  const uri = below(folder, path);
  if (about === 'entries') return files.list(uri);
  if (about === 'folder') return (await files.kindOf(uri)) === 'folder';
  const bytes = await files.read(below(uri, '.gitignore'), MAX_FILE_BYTES);
  return bytes === undefined || bytes === 'large' ? undefined : textIn(bytes);
}

/** The URI of what stands under `path` (forward slashes, '' for the folder itself) in a folder. */
function below(folder: string, path: string): string {
  return path === '' ? folder : withPath(folder, inFolder(pathOfUri(folder), path));
}
