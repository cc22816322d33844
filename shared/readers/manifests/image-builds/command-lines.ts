import { aliasOf, below, buildOf, isPath } from './build-command.ts';
import type { ImageAliasFacts, ImageBuildFacts } from './image-build-facts.ts';

/** What variables and calls fill in, in the notations of shells, Make and workflows. */
const FILLED =
  /\$\{\{[^}\n]{0,200}\}\}|\$\{[^}\n]{0,200}\}|\$\([^()\n]{0,200}\)|`[^`\n]{0,200}`|\{\{[^}\n]{0,200}\}\}/g;
const COMMAND =
  /(?:\b(?:docker|podman|nerdctl|buildah)|\$\w{0,30})[ \t]+(?:buildx[ \t]+|image[ \t]+|builder[ \t]+)?(build|bud|tag)[ \t]+([^\n;&|)]*)|\b(?:popd|(?:cd|pushd)[ \t]+([^\s;&|)]+))/g;
const WORD = /"([^"\n]*)"|'([^'\n]*)'|([^\s"']+)/g;

/** Nobody's file has more. */
const MOST = 200;

/** Longer lines are data. */
const LONGEST_LINE = 5000;

/** Where a command runs; undefined where that is not known. */
interface Place {
  readonly from: ImageBuildFacts['from'];
  readonly folder: string;
}

/**
 * The images that the commands of a text build, in the folders to which `cd` goes before, in the same line or by
 * itself. `hasOwnLines`: each line runs in the same folder, as in Make.
 */
export function commandsOf(
  text: string,
  from: ImageBuildFacts['from'],
  hasOwnLines: boolean,
): (ImageBuildFacts | ImageAliasFacts)[] {
  const found: (ImageBuildFacts | ImageAliasFacts)[] = [];
  let start: Place | undefined = /^[ \t-]*working-directory:/m.test(text) ? undefined : { from, folder: '.' };
  for (const line of text.replace(/\\\r?\n[ \t]*/g, ' ').split(/\r?\n/)) {
    if (line.length > LONGEST_LINE) continue;
    const known = line.replaceAll(FILLED, '$');
    let place = start;
    for (const [, verb, rest = '', entered] of known.matchAll(COMMAND)) {
      if (verb === undefined) {
        place = enter(place, entered, line);
        continue;
      }
      const words = [...rest.matchAll(WORD)].map(([, a, b, c]) => a ?? b ?? c!);
      const command = verb === 'tag' ? aliasOf(words) : place && buildOf(words, place.from, place.folder);
      if (command) found.push(command);
      if (found.length >= MOST) return found;
    }
    const isByItself = !hasOwnLines && !/^\s*(?:-\s|\()/.test(line);
    if (isByItself) start = place;
  }
  return found;
}

/** The place after `cd PATH`; a script's own folder where it asks for that. */
function enter(place: Place | undefined, entered: string | undefined, line: string): Place | undefined {
  const path = entered?.replace(/^["']|["']$/g, '') ?? '$';
  if (/\bdirname\b/.test(line) && /^\$(?:$|\/)/.test(path)) {
    const rest = path.slice(2);
    return rest === '' || isPath(rest) ? { from: 'here', folder: rest || '.' } : undefined;
  }
  return place && isPath(path) ? { ...place, folder: below(place.folder, path) } : undefined;
}
