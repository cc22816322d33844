import type { PortOccurrence } from '../ports/index.ts';
import { contains, getOrMake, SourceText } from '../text/index.ts';
import type { EmbeddedFile } from './embedded/embedded-file.ts';
import { embeddedFiles, mayHoldFiles } from './embedded/embedded-files.ts';
import { movedFacts } from './embedded/moved-facts.ts';
import type { EnvironmentFact } from './environment-fact.ts';
import { type FileFacts, type FileTrouble, noFacts } from './file-facts.ts';
import { findSuppressions } from './find-suppressions.ts';
import type { ManifestFacts } from './manifest-facts.ts';
import type { PortDefect } from './port-defect.ts';
import { type Reader, type ReaderResult, readOnce } from './reader.ts';
import type { ReaderAssets } from './reader-assets.ts';
import { readers as allReaders } from './registry.ts';
import type { SuppressionComment } from './suppression-comment.ts';
import { withinBounds } from './within-bounds.ts';

/** The readers that consider a file by its name or language id; none means that its text need not be read. */
export function readersFor(file: NamedFile, readers: readonly Reader[] = allReaders): Reader[] {
  const named = withName(file);
  return candidates(named, readers).filter(reader => reader.claims(named));
}

/** Whether any reader considers a file: the cheaper question, asked for every file of a workspace. */
export function hasReader(file: NamedFile, readers: readonly Reader[] = allReaders): boolean {
  const named = withName(file);
  return candidates(named, readers).some(reader => reader.claims(named));
}

/** The content test of a whole file: whether any reader wants its text, or that of a file within. */
export function mayHoldFacts(path: string, text: string, readers: readonly Reader[] = allReaders): boolean {
  const named = withName({ path });
  return (
    candidates(named, readers).some(reader => reader.claims(named) && reader.prefilter(text, path)) ||
    mayHoldFiles({ ...named, text })
  );
}

/**
 * Which versions of packages a build takes: written by programs, large, and without a port. Named one by one,
 * since a service may be called `lock`, too.
 */
const LOCK_FILE =
  /^(?:pnpm-lock\.ya?ml|package-lock\.json|npm-shrinkwrap\.json|conda-lock\.ya?ml|packages\.lock\.json|(?:composer|deno|yarn|bun|Cargo|Gemfile|poetry|Pipfile|Podfile|pubspec|uv|pdm|mix|Chart|flake)\.lock)$/;

/** So many are remembered: a workspace of nothing but odd names must not fill the memory. */
const MOST_ENDINGS = 500;
const byEnding = new WeakMap<readonly Reader[], Map<string, readonly Reader[]>>();

/** The readers that may claim a file of this ending: the files of a workspace have few, and readers are many. */
function candidates(
  { name, languageId }: NamedFile & { readonly name: string },
  readers: readonly Reader[],
): readonly Reader[] {
  if (LOCK_FILE.test(name)) return [];
  if (languageId !== undefined) return readers;
  const endings = getOrMake(byEnding, readers, () => new Map<string, readonly Reader[]>());
  const dot = name.lastIndexOf('.');
  const ending = dot < 0 ? '' : name.slice(dot + 1).toLowerCase();
  if (endings.size > MOST_ENDINGS) endings.clear();
  return getOrMake(endings, ending, () => readers.filter(reader => reader.endings?.includes(ending) ?? true));
}

interface NamedFile {
  readonly path: string;
  readonly languageId?: string | undefined;
}

/** One object for all readers. */
function withName({ path, languageId }: NamedFile) {
  return { path, name: path.slice(path.lastIndexOf('/') + 1), languageId };
}

/** A patch in a kustomization may hold a ConfigMap with a file; nothing people write goes deeper. */
const MAX_EMBEDDING = 2;

/**
 * Reads one file, and the files within it, with every reader that takes it. Never throws: a reader that
 * fails is named in `trouble`, and what the others found stands.
 *
 * @param embedding in how many files this one stands
 */
export async function readFile(
  source: SourceText,
  assets: ReaderAssets,
  readers: readonly Reader[] = allReaders,
  embedding = 0,
): Promise<FileFacts> {
  const taking = readersFor(source, readers)
    .filter(reader => reader.prefilter(source.text, source.path))
    .sort((a, b) => Number(a.yields ?? false) - Number(b.yields ?? false));
  const embedded = embedding < MAX_EMBEDDING ? embeddedFiles(source) : { files: [] };
  if (taking.length + embedded.files.length === 0) return noFacts(source.path);
  const occurrences: PortOccurrence[] = [];
  const defects: PortDefect[] = [];
  const environment: EnvironmentFact[] = [];
  const manifests: ManifestFacts[] = [];
  let trouble: FileTrouble | undefined;
  const take = (result: ReaderResult, reader: Pick<Reader, 'yields'>) => {
    // Not by a spread: a hostile file holds more than a call takes arguments.
    const earlier = new Map(occurrences.map(each => [each.range.end, each]));
    for (const occurrence of result.occurrences ?? [])
      if (!isToldBefore(occurrence, earlier.get(occurrence.range.end), reader, source.text))
        occurrences.push(occurrence);
    for (const defect of result.defects ?? []) defects.push(defect);
    for (const fact of result.environment ?? []) environment.push(fact);
    for (const manifest of result.manifests ?? []) manifests.push(manifest);
    trouble ??= result.trouble;
  };
  for (const reader of taking) {
    try {
      await reader.prepare?.(assets);
      take(readOnce(reader, source), reader);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      trouble ??= { reason: `${reader.title}: ${message}`, part: true };
    }
  }
  trouble ??= embedded.trouble;
  for (const file of embedded.files) {
    const inner = new SourceText(file.path, file.text.value);
    take(movedFacts(await readFile(inner, assets, readers, embedding + 1), file), { yields: true });
  }
  occurrences.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  const suppressions = commentsAmong(findSuppressions(source), source, taking, embedded.files);
  const found = [occurrences, defects, environment, manifests, suppressions];
  if (found.every(list => list.length === 0)) return noFacts(source.path, trouble);
  return withinBounds({
    path: source.path,
    occurrences,
    defects,
    environment,
    manifests,
    suppressions,
    lineStarts: source.lineStarts,
    ...(trouble && { trouble }),
  });
}

/**
 * The suppressions that are comments: none that stands in a literal of the code. In a file within the file it
 * is a comment, but `portlint-disable-file` there does not speak for all that stands around.
 */
function commentsAmong(
  found: readonly SuppressionComment[],
  source: SourceText,
  taking: readonly Reader[],
  embedded: readonly EmbeddedFile[],
): SuppressionComment[] {
  if (found.length === 0) return [];
  const prepared = new Set(taking.map(({ id }) => id));
  const literals = readersFor(source)
    .filter(({ id }) => prepared.has(id))
    .flatMap(reader => reader.longTexts?.(source) ?? []);
  return found.filter(
    ({ range, kind }) =>
      !literals.some(literal => contains(literal, range)) &&
      !(kind === 'file' && embedded.some(({ text }) => contains(text.range(), range))),
  );
}

/**
 * Whether an earlier reader has told of this place: of the same characters in the same role, or, for a
 * reader that yields, of anything there. But a port by itself, as a constant, may be listened on and dialled.
 */
function isToldBefore(
  { role, resolution, range, use }: PortOccurrence,
  earlier: PortOccurrence | undefined,
  { yields }: Pick<Reader, 'yields'>,
  text: string,
): boolean {
  if (!earlier) return false;
  if (earlier.role === role) return yields === true || earlier.range.start === range.start;
  if (!yields) return false;
  // The text that uses the constant is what the other's call is given: `app.Run($"http://localhost:{port}")`.
  const gap = use.start - earlier.use.end;
  const isGiven = gap >= 0 && gap < 200 && !/[;\n]/.test(text.slice(earlier.use.end, use.start));
  return (
    isGiven ||
    resolution === 'literal' ||
    text[range.start - 1] === ':' ||
    isGivenByName(text, use.start, earlier.use.end)
  );
}

/** Whether what stands at an offset gets a name that a call, whose own name ends at `call`, is given first. */
function isGivenByName(text: string, offset: number, call: number): boolean {
  const [, name] =
    /([\w.@$]{1,60})\s{0,4}:?=\s{0,4}$/.exec(text.slice(Math.max(0, offset - 80), offset)) ?? [];
  const [, given] = /^[\w.]{0,30}\(\s{0,20}([\w.@$]{1,60})/.exec(text.slice(call, call + 120)) ?? [];
  return name !== undefined && name === given;
}
