import type { ImageAliasFacts, ImageBuildFacts } from './image-build-facts.ts';

/** The words of a command, without the program and its subcommand. */
type Words = readonly string[];

const VALUED =
  /^(?:-[tfmoc]|--(?:tag|file|build-arg|target|platform|label|network|cache-from|cache-to|progress|secret|ssh|output|iidfile|metadata-file|builder|memory|memory-swap|shm-size|add-host|ulimit|isolation|build-context|provenance|sbom|attest|annotation|allow|cgroup-parent|pull|format|layers|isolation|volume|authfile|jobs))$/;

/**
 * What `docker build` builds: of `-t NAME -f FILE CONTEXT` the images, the Dockerfile and its context, which are
 * relative to `folder`; undefined where a name or a path is not given, or a variable tells the path.
 */
export function buildOf(
  words: Words,
  from: ImageBuildFacts['from'],
  folder: string,
): ImageBuildFacts | undefined {
  const images: string[] = [];
  const places: string[] = [];
  let file: string | undefined;
  let target: string | undefined;
  for (let i = 0; i < words.length; i++) {
    const [, flag = '', given] = /^(-{1,2}[\w-]+)(?:=(.*))?$/.exec(words[i]!) ?? [];
    if (flag === '') {
      places.push(words[i]!);
      continue;
    }
    const value = given ?? (VALUED.test(flag) ? words[++i] : undefined);
    if (value === undefined) continue;
    if (flag === '-t' || flag === '--tag') images.push(value);
    else if (flag === '-f' || flag === '--file') file = value;
    else if (flag === '--target') target = value;
  }
  const [context] = places;
  if (images.length === 0 || context === undefined || places.length > 1) return undefined;
  const dockerfile = file === undefined ? `${context}/Dockerfile` : file;
  if (![context, dockerfile, folder].every(isPath)) return undefined;
  return {
    kind: 'image-build',
    images,
    context: below(folder, context),
    dockerfile: below(folder, dockerfile),
    from,
    ...(target !== undefined && { target }),
  };
}

/** `docker tag NAME ALIAS`. */
export function aliasOf(words: Words): ImageAliasFacts | undefined {
  const [image, alias, more] = words;
  return image !== undefined && alias !== undefined && more === undefined
    ? { kind: 'image-alias', image, alias }
    : undefined;
}

/** A path that is written out, not a URL, standard input or one from the root. */
export function isPath(text: string): boolean {
  return /^[\w.@+-][\w./@+-]*$/.test(text) && text !== '-';
}

/** `path` below `folder`, both relative to the same. */
export function below(folder: string, path: string): string {
  return folder === '' || folder === '.' ? path : `${folder}/${path}`;
}
