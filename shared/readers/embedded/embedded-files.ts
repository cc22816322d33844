import type { SourceText, TextRange } from '../../text/index.ts';
import type { FileTrouble } from '../file-facts.ts';
import {
  asMap,
  asScalar,
  isTemplated,
  mapEntries,
  mapEntry,
  mapValue,
  seqItems,
  type YamlMap,
  type YamlNode,
  type YamlStream,
  yamlStream,
} from '../yaml/index.ts';
import { type EmbeddedFile, pathBeside, textOfMap, textOfScalar } from './embedded-file.ts';
import { fileNameOf, saysWhatItIs } from './file-name.ts';
import { hereDocuments, mayHoldDocuments } from './here-documents.ts';

const NAME = /\.(?:ya?ml|json)(?:\.(?:j2|tmpl|tpl|template))?$/i;

/** What a document must say to hold a file; most hold none. Linear. */
const SIGNS =
  /\bkind["']?:\s{0,9}["']?(?:ConfigMap|Secret|HelmRelease|Application|Kustomization|Component)\b|\b(?:k8s|docker_compose(?:_v2)?):|^patches\w{0,20}:|^configMapGenerator:|\bconfig\.string:/m;
/** The two keys of a task that writes a file, or Compose's; catalogues of messages have one of them. */
const CONTENT = /(?:^|[\s"'{,.])(?:content|block)["']?:\s{0,9}[|>"']/;
const DESTINATION = /(?:^|[\s"'{,.])(?:dest|path|configs)["']?:/;
const hasSigns = (text: string) => SIGNS.test(text) || (CONTENT.test(text) && DESTINATION.test(text));
const MAY_HOLD_PORT = /port|listen|:\d{2,5}\b/i;

/** More files than this are data: the others are not read, which is told of where one of them may hold a port. */
const MAX_FILES = 500;
const DEEPEST = 40;

/** A linear content test: whether a file may hold others that hold a port. */
export function mayHoldFiles({
  name,
  languageId,
  text,
}: Pick<SourceText, 'name' | 'languageId' | 'text'>): boolean {
  return (
    (((NAME.test(name) || languageId === 'yaml') && hasSigns(text)) || mayHoldDocuments(name, text)) &&
    MAY_HOLD_PORT.test(text)
  );
}

/**
 * The files that a script writes (`here-documents.ts`), or that stand in a YAML or JSON file as texts or objects: those of ConfigMaps and Secrets, of
 * Compose's `configs`, of tasks that write files, inline patches of Kustomize, the objects in Ansible's
 * tasks and the values in those of Argo CD and Flux. Aliases are not followed, so no text is read twice.
 */
export function embeddedFiles(source: SourceText): {
  readonly files: readonly EmbeddedFile[];
  readonly trouble?: FileTrouble;
} {
  if (!mayHoldFiles(source)) return { files: [] };
  if (!NAME.test(source.name) && source.languageId !== 'yaml') return { files: hereDocuments(source) };
  const stream = yamlStream(source, hasSigns);
  const found = new EmbeddedFiles(source, stream);
  for (const { root } of stream.documents) if (root) found.document(root);
  const { files, leftOut } = found;
  if (!leftOut) return { files };
  return { files, trouble: { reason: `more than ${MAX_FILES} files within it`, part: true, range: leftOut } };
}

class EmbeddedFiles {
  readonly files: EmbeddedFile[] = [];
  /** The first one that is not read. */
  leftOut: TextRange | undefined;
  readonly #source: SourceText;
  readonly #stream: YamlStream;
  /** What is read already: many patches may be aliases of one text. */
  readonly #read = new Set<YamlNode>();

  constructor(source: SourceText, stream: YamlStream) {
    this.#source = source;
    this.#stream = stream;
  }

  document(root: YamlNode): void {
    const isKustomization =
      /^kustomization\.ya?ml$/i.test(this.#source.name) ||
      /^(?:Kustomization|Component)$/.test(textAt(root, 'kind') ?? '');
    if (isKustomization) this.#kustomization(root);
    this.#composeConfigs(root);
    this.#node(root, undefined, 0);
  }

  #node(node: YamlNode, key: string | undefined, depth: number): void {
    if (depth > DEEPEST) return;
    if (node.kind === 'seq') for (const item of node.items) this.#node(item, key, depth + 1);
    if (node.kind !== 'map') return;
    const kind = textAt(node, 'kind');
    if (kind === 'ConfigMap' || kind === 'Secret') this.#configMap(node);
    else if (kind === 'HelmRelease')
      this.#add('values.yaml', mapValue(mapValue(node, 'spec'), 'values'), true);
    else if (kind === 'Application') this.#application(node);
    if (/(?:^|\.)k8s$/.test(key ?? ''))
      for (const name of ['definition', 'resource_definition'])
        for (const item of listOf(mapValue(node, name))) this.#add('definition.yaml', item, true);
    if (/(?:^|\.)docker_compose(?:_v2)?$/.test(key ?? ''))
      this.#add('compose.yaml', mapValue(node, 'definition'), false);
    this.#written(node);
    for (const entry of node.entries) {
      // A pipeline of Logstash's, in its own file of pipelines and in Elastic's resources.
      if (entry.key.value === 'config.string') this.#add('pipeline.logstash', entry.value, true);
      this.#node(entry.value, entry.key.value, depth + 1);
    }
  }

  #add(name: string | undefined, node: YamlNode | undefined, inContainer: boolean, owner?: string): void {
    if (name === undefined || !node || this.#read.has(node)) return;
    if (this.files.length >= MAX_FILES) {
      if (node.kind === 'map' || (node.kind === 'scalar' && MAY_HOLD_PORT.test(node.value)))
        this.leftOut ??= node.range;
      return;
    }
    this.#read.add(node);
    const text =
      node.kind === 'map'
        ? textOfMap(this.#source, node)
        : node.kind === 'scalar' && node.value.length > 2
          ? textOfScalar(this.#source, this.#stream, node)
          : undefined;
    if (text)
      this.files.push({ path: pathBeside(this.#source, name), text, inContainer, ...(owner && { owner }) });
  }

  /** The files of `data` and `stringData`. */
  #configMap(object: YamlMap): void {
    const owner = textAt(mapValue(object, 'metadata'), 'name');
    for (const key of ['data', 'stringData'])
      for (const { key: name, value } of mapEntries(mapValue(object, key)))
        if (value.kind === 'scalar' && isLong(value.value))
          this.#add(fileNameOf(name.value, value.value), value, true, owner);
  }

  /** Argo CD: the values that a chart is rendered with. */
  #application(object: YamlMap): void {
    const spec = mapValue(object, 'spec');
    for (const source of [mapValue(spec, 'source'), ...seqItems(mapValue(spec, 'sources'))])
      for (const key of ['values', 'valuesObject'])
        this.#add('values.yaml', mapValue(mapValue(source, 'helm'), key), true);
  }

  /** `{ dest | path, content }`: Ansible's `copy`, cloud-init's `write_files`; `block` of `blockinfile`. */
  #written(map: YamlMap): void {
    if (map.entries.length > 12) return;
    const path = asScalar(mapValue(map, 'dest') ?? mapValue(map, 'path'));
    const content = path && asScalar(mapValue(map, 'content') ?? mapValue(map, 'block'));
    if (!content || !isLong(content.value) || (isTemplated(path) && !/\.\w+$/.test(path.value))) return;
    this.#add(path.value.replace(/[^\w./@-]/g, '_'), content, false);
  }

  /** Compose's `configs` with `content`, called as the services' targets are. */
  #composeConfigs(root: YamlNode): void {
    const services = mapEntries(mapValue(root, 'services'));
    for (const { key, value } of services.length > 0 ? mapEntries(mapValue(root, 'configs')) : []) {
      const content = asScalar(mapValue(value, 'content'));
      if (!content || !isLong(content.value)) continue;
      const uses = services.flatMap(service =>
        seqItems(mapValue(service.value, 'configs')).flatMap(use =>
          textAt(use, 'source') === key.value
            ? { target: textAt(use, 'target') ?? key.value, owner: service.key.value }
            : [],
        ),
      );
      const [{ target, owner } = { target: key.value, owner: undefined }] = uses;
      if (saysWhatItIs(target.slice(target.lastIndexOf('/') + 1))) this.#add(target, content, true, owner);
    }
  }

  /** Inline patches, and the variables of generated ConfigMaps. */
  #kustomization(root: YamlNode): void {
    for (const key of ['patches', 'patchesJson6902'])
      for (const item of seqItems(mapValue(root, key)))
        this.#add('patch.yaml', mapValue(item, 'patch'), true);
    for (const item of seqItems(mapValue(root, 'patchesStrategicMerge')))
      if (asScalar(item)?.value.includes('\n')) this.#add('patch.yaml', item, true);
    for (const generator of seqItems(mapValue(root, 'configMapGenerator'))) {
      const owner = textAt(generator, 'name');
      for (const literal of seqItems(mapValue(generator, 'literals')))
        this.#add('.env', literal, true, owner);
    }
  }
}

/** A text of a mapping's key. */
function textAt(node: YamlNode | undefined, key: string): string | undefined {
  const scalar = asScalar(mapEntry(node, key)?.value);
  return scalar && !isTemplated(scalar) && scalar.value !== '' ? scalar.value : undefined;
}

function listOf(node: YamlNode | undefined): readonly YamlNode[] {
  return node?.kind === 'seq' ? node.items : node && (asMap(node) ?? asScalar(node)) ? [node] : [];
}

/** Long enough to be a file, or at least a line of one. */
function isLong(text: string): boolean {
  return text.includes('\n') || text.length > 20;
}
