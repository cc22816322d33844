import { getOrMake } from '../../text/index.ts';
import { pathFrom } from '../workspace-path.ts';
import type { WorkspaceSnapshot } from '../workspace-snapshot.ts';

const VALUE = /\{\{-?\s{0,20}\.Values\.([\w.-]{1,200}?)\s{0,20}(?:\|[^{}]{0,200})?-?\}\}/g;

const made = new WeakMap<WorkspaceSnapshot, Map<string, Readonly<Record<string, string>>>>();

/**
 * The name of an image as the template `path` makes it of its chart's own values: `{{ .Values.image.repository }}`.
 * What others fill in stays as it is written.
 */
export function renderedImage(image: string, path: string, snapshot: WorkspaceSnapshot): string {
  const chart = /^(.*?)(?:^|\/)templates\//.exec(path)?.[1];
  if (chart === undefined || !image.includes('.Values.')) return image;
  const byChart = getOrMake(made, snapshot, () => new Map<string, Readonly<Record<string, string>>>());
  const parts = getOrMake(byChart, chart, () => {
    const facts = ['values.yaml', 'values.yml'].flatMap(
      name => snapshot.files.get(pathFrom(chart, name)!)?.manifests ?? [],
    );
    return facts.find(each => each.kind === 'helm-values')?.imageParts ?? {};
  });
  return image.replace(VALUE, (action, way: string) => (Object.hasOwn(parts, way) ? parts[way]! : action));
}
