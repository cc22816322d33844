import type { SourceText } from '../../../text/index.ts';
import {
  asMap,
  asScalar,
  isTemplated,
  mapEntries,
  mapValue,
  seqItems,
  type YamlNode,
  yamlStream,
} from '../../yaml/index.ts';
import { below, buildOf, isPath } from './build-command.ts';
import type { ImageBuildFacts } from './image-build-facts.ts';

/** Skaffold: `build.artifacts`, of profiles, too. A module of another folder is a file of its own. */
export function skaffoldBuilds(source: SourceText): ImageBuildFacts[] {
  return yamlStream(source).documents.flatMap(({ root }) =>
    [root, ...seqItems(mapValue(root, 'profiles'))].flatMap(part =>
      seqItems(mapValue(mapValue(part, 'build'), 'artifacts')).flatMap(artifact => {
        const image = textOf(mapValue(artifact, 'image'));
        const docker = mapValue(artifact, 'docker');
        const others = ['jib', 'buildpacks', 'ko', 'bazel', 'custom'];
        if (image === undefined || others.some(key => mapValue(artifact, key))) return [];
        return build(
          [image],
          textOf(mapValue(artifact, 'context')) ?? '.',
          textOf(mapValue(docker, 'dockerfile')),
          textOf(mapValue(docker, 'target')),
        );
      }),
    ),
  );
}

/** Workflows of GitHub that use `docker/build-push-action`; paths begin at the repository's own folder. */
export function workflowBuilds(source: SourceText): ImageBuildFacts[] {
  return yamlStream(source).documents.flatMap(({ root }) =>
    mapEntries(mapValue(root, 'jobs')).flatMap(job =>
      seqItems(mapValue(job.value, 'steps')).flatMap(step => {
        if (!/^docker\/build-push-action@/.test(textOf(mapValue(step, 'uses')) ?? '')) return [];
        const given = mapValue(step, 'with');
        const context = textOf(mapValue(given, 'context'));
        const images = (asScalar(mapValue(given, 'tags'))?.value ?? '').split(/[\s,]+/).filter(Boolean);
        const file = textOf(mapValue(given, 'file'));
        // Without a context it is the repository, for which the Dockerfile is named from there.
        const dockerfile = file?.replace(/^\.\//, '');
        if (images.length === 0) return [];
        const found = build(images, context ?? '.', undefined, textOf(mapValue(given, 'target')));
        return found.flatMap(each => {
          if (dockerfile === undefined) return { ...each, from: 'here-or-above' as const };
          return isPath(dockerfile) ? { ...each, dockerfile, from: 'here-or-above' as const } : [];
        });
      }),
    ),
  );
}

/** Google Cloud Build: steps of the image `…/docker` whose arguments build. */
export function cloudBuilds(source: SourceText): ImageBuildFacts[] {
  return yamlStream(source).documents.flatMap(({ root }) =>
    seqItems(mapValue(root, 'steps')).flatMap(step => {
      const words = seqItems(mapValue(step, 'args')).map(item => textOf(item) ?? '$');
      if (!/(?:^|\/)docker$/.test(textOf(mapValue(step, 'name')) ?? '') || words[0] !== 'build') return [];
      return (
        buildOf(words.slice(1), 'here-or-above', textOf(mapValue(step, 'dir'))?.replace(/\/$/, '') ?? '.') ??
        []
      );
    }),
  );
}

function build(
  images: readonly string[],
  context: string,
  dockerfile: string | undefined,
  target: string | undefined,
): ImageBuildFacts[] {
  const folder = context.replace(/^\.\/(?=.)|\/+$/g, '');
  const file = below(folder, dockerfile ?? 'Dockerfile');
  if (!isPath(folder) || !isPath(file)) return [];
  return [
    {
      kind: 'image-build',
      images,
      context: folder,
      dockerfile: file,
      from: 'here',
      ...(target !== undefined && { target }),
    },
  ];
}

function textOf(node: YamlNode | undefined): string | undefined {
  const scalar = asScalar(node);
  return scalar && !asMap(node) && !isTemplated(scalar) && scalar.value !== '' ? scalar.value : undefined;
}
