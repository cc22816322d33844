import type { SourceText } from '../../text/index.ts';
import type { Reader, ReaderResult } from '../reader.ts';
import { isPath } from './image-builds/build-command.ts';
import { cloudBuilds, skaffoldBuilds, workflowBuilds } from './image-builds/build-lists.ts';
import { commandsOf } from './image-builds/command-lines.ts';
import type { ImageAliasFacts, ImageBuildFacts } from './image-builds/image-build-facts.ts';

/** Files whose commands run in their own folder. */
const HERE = /^(?:(?:GNU)?makefile|justfile|package\.json|taskfile\.ya?ml)$/i;
/** Files whose commands run there or further up. */
const SCRIPT =
  /\.(?:mk|sh|bash|ps1|cmd|bat)$|^(?:\.gitlab-ci\.ya?ml|\.travis\.yml|jenkinsfile|azure-pipelines.*\.ya?ml|bitbucket-pipelines\.yml|buildspec.*\.ya?ml)$/i;
const WORKFLOW = /(?:^|\/)\.(?:github\/workflows|circleci)\/[^/]+\.ya?ml$/;
const SKAFFOLD = /^skaffold[^/]*\.ya?ml$/i;
const CLOUD_BUILD = /^cloudbuild[^/]*\.ya?ml$/i;
const TILT = /^Tiltfile$|\.tilt$/;

/** Which images are built from which Dockerfiles, so that what deploys an image is held against what is in it. */
export const imageBuilds: Reader = {
  id: 'image-builds',
  title: 'Builds of images',
  docs: {
    claims:
      'Makefiles, `justfile`, `package.json`, `Taskfile.yml`, scripts, pipelines of CI, `skaffold.yaml`, `cloudbuild.yaml`, Tiltfiles',
    finds: [
      'which Dockerfile an image is built from: `docker build -t NAME`, `docker/build-push-action`, artifacts of Skaffold, `docker_build` of Tilt',
      'other names of an image: `docker tag`',
    ],
    misses: ['images whose name, or Dockerfiles whose path a variable tells'],
  },
  claims: ({ name, path }) =>
    HERE.test(name) ||
    SCRIPT.test(name) ||
    SKAFFOLD.test(name) ||
    CLOUD_BUILD.test(name) ||
    TILT.test(name) ||
    WORKFLOW.test(path),
  prefilter: text =>
    /(?:\b(?:docker|podman|nerdctl|buildah)|\b[A-Z_]{1,30}[)}]?)[ \t]+(?:buildx?|builder|bud|image|tag)[ \t]|build-push-action@|\bdocker_build\(|^kind:[ \t]*Config\b|-[ \t]+["']?build["']?[ \t]*$|\[[ \t]*["']build["']/m.test(
      text,
    ),
  read,
};

function read(source: SourceText): ReaderResult {
  const { name, path, text } = source;
  const manifests: (ImageBuildFacts | ImageAliasFacts)[] = [];
  if (SKAFFOLD.test(name)) manifests.push(...skaffoldBuilds(source));
  else if (CLOUD_BUILD.test(name)) manifests.push(...cloudBuilds(source));
  else if (TILT.test(name)) manifests.push(...tiltBuilds(text));
  else {
    const inOwnFolder = HERE.test(name);
    manifests.push(
      ...commandsOf(
        name === 'package.json' ? withoutQuotes(text) : text,
        inOwnFolder ? 'here' : 'here-or-above',
        inOwnFolder || /\.mk$/.test(name),
      ),
    );
  }
  if (WORKFLOW.test(path) && text.includes('build-push-action')) manifests.push(...workflowBuilds(source));
  return { manifests };
}

/** Tilt: `docker_build('NAME', 'CONTEXT', dockerfile='FILE')`, texts alone. */
const TILT_BUILD =
  /^[ \t]*docker_build\([ \t\r\n]*(?:ref[ \t]*=[ \t]*)?["']([^"'\n]+)["'][ \t\r\n]*,[ \t\r\n]*(?:context[ \t]*=[ \t]*)?["']([^"'\n]+)["']([^)]{0,2000})/gm;

function tiltBuilds(text: string): ImageBuildFacts[] {
  return [...text.matchAll(TILT_BUILD)].flatMap(([, image, written, rest]): ImageBuildFacts[] => {
    const context = written!.replace(/^\.\/(?=.)|\/+$/g, '');
    const named = /\bdockerfile[ \t]*=[ \t]*(?:["']([^"'\n]+)["'])?/.exec(rest!);
    const dockerfile = named ? named[1]?.replace(/^\.\//, '') : `${context}/Dockerfile`;
    if (dockerfile === undefined || !isPath(context) || !isPath(dockerfile)) return [];
    const target = /\btarget[ \t]*=[ \t]*["']([^"'\n]+)["']/.exec(rest!)?.[1];
    return [
      {
        kind: 'image-build',
        images: [image!],
        context,
        dockerfile,
        from: 'here',
        ...(target !== undefined && { target }),
      },
    ];
  });
}

/** Each text of a JSON file in a line of its own; quotes within are single ones. */
function withoutQuotes(text: string): string {
  return text.replaceAll('\\"', "'").replaceAll('"', '\n');
}
