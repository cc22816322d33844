import type { SourceText } from '../../text/index.ts';
import type { EnvironmentFact } from '../environment-fact.ts';
import type { Reader, ReaderResult } from '../reader.ts';

/** Where rootless Docker and Podman listen: below the folder of a user. */
const SOCKET =
  /(?:\/run\/user\/(?:\d{1,10}|\$\{?U?ID\}?|\$\(id -u\))|\$\{?XDG_RUNTIME_DIR\}?)\/(?:docker|podman\/podman)\.sock/g;
const COMPOSE = /compose[^/]*\.ya?ml$/i;
const DOTENV = /^\.env(?:\.|$)|\.env$/;
const QUADLET = /\.(?:container|pod|kube)$/;
/** The folders in which Podman looks for a user's own units. */
const OF_USERS = /(?:^|\/)(?:\.config\/containers\/systemd|containers\/systemd\/users)\//;

/** More statements of the same are of no use. */
const MOST = 20;

/** What says that containers are started without root's rights, who cannot publish ports below 1024. */
export const rootless: Reader = {
  id: 'rootless',
  title: 'Rootless containers',
  docs: {
    claims: 'Compose files, `.env` files, Podman’s `*.container`, `*.pod`, `*.kube`',
    finds: [
      'that the containers run under rootless Docker or Podman: a mounted socket of a user (`/run/user/1000/podman/podman.sock`), `DOCKER_HOST` with one, Quadlets among a user’s own units',
    ],
    misses: ['how a machine is set up elsewhere, but for `dockerd-rootless-setuptool.sh install` in scripts'],
  },
  claims: ({ name }) => COMPOSE.test(name) || DOTENV.test(name) || QUADLET.test(name),
  prefilter: text => text.search(SOCKET) >= 0 || /^[ \t]*PublishPort[ \t]*=/m.test(text),
  read,
};

function read({ text, name, path }: SourceText): ReaderResult {
  const environment: EnvironmentFact[] = [];
  const add = (start: number, end: number, reach: 'file' | 'folder') =>
    environment.push({ kind: 'rootless', reach, scope: { kind: 'host' }, range: { start, end } });
  if (QUADLET.test(name)) {
    const port = /^([ \t]*)PublishPort\b/m.exec(text);
    if (port && OF_USERS.test(path)) add(port.index + port[1]!.length, port.index + port[0].length, 'file');
    return { environment };
  }
  for (const match of text.matchAll(SOCKET)) {
    const end = match.index + match[0].length;
    const line = text.slice(text.lastIndexOf('\n', match.index) + 1, match.index);
    if (/(?:^|\s)#/.test(line) || environment.length >= MOST) continue;
    // What is one of several in a list of places to look at says nothing.
    const isHost = /\bDOCKER_HOST["']?\s*[=:]\s*["']?unix:\/\/\/?(?:var)?$/.test(line);
    // `/run/user/1000/docker.sock:/var/run/docker.sock`, in the short syntax of volumes or the long one.
    const isMounted = /^\s*-\s+["']?(?:\/var)?$/.test(line)
      ? /^:[/$]/.test(text.slice(end, end + 2))
      : /^\s*source:\s+["']?(?:\/var)?$/.test(line);
    if (DOTENV.test(name)) {
      if (isHost) add(match.index, end, 'folder');
    } else if (isMounted || isHost) add(match.index, end, 'file');
  }
  return { environment };
}
