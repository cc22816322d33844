import type { SourceText } from '../../text/index.ts';
import type { ManifestFacts } from '../manifest-facts.ts';
import type { Reader, ReaderResult } from '../reader.ts';
import { asScalar, mapValue, type YamlNode, yamlStream } from '../yaml/index.ts';
import { readDeclarations } from './compose/compose-declarations.ts';
import { readDialled } from './compose/dialled.ts';
import { environmentPlaces } from './compose/environment-places.ts';
import { ComposeFindings } from './compose/findings.ts';
import { readPorts } from './compose/read-ports.ts';
import { readListenSettings } from './compose/service-commands.ts';
import { readEnvironment } from './compose/service-environment.ts';
import { readLabels } from './compose/service-labels.ts';
import { type Certainty, composeServices } from './compose/services.ts';

/** `compose.yaml`, `docker-compose.prod.yml`, `compose.yml.example`: names that say what the file is. */
const COMPOSE_NAME = /compose.*\.ya?ml(?:\.(?:dist|example|sample|template|tmpl|tpl|default|j2|jinja2?))?$/i;

/** Any other YAML file may be one (`docker-stack.yml`, `local.yml`); its content must then say so. */
const YAML_NAME = /\.ya?ml$/i;

/** The top-level key, in block or flow style, and something under it that is read. */
const SERVICES = /^\uFEFF?(?:(?:\{[ \t]*)?services|[{ \t]*["']services["'])[ \t]*:/m;
const CONTENT =
  /\b(?:ports|expose|environment|command|entrypoint|healthcheck|image|build|extends|network_mode|profiles|scale|deploy|restart|labels)["']?[ \t]*:/;
/** A file of nothing but other files. */
const INCLUDE = /^\uFEFF?["']?include["']?[ \t]*:/m;
/** The first format of Compose has its services at the top; Kubernetes manifests, which look like it, say `kind`. */
const FIRST_FORMAT = /^ {1,4}(?:image|build)[ \t]*:/m;
const FIRST_FORMAT_PORTS = /^ {1,4}(?:ports|expose)[ \t]*:/m;
const FOREIGN = /^(?:kind|apiVersion|openapi|swagger)[ \t]*:/m;

/** Docker Compose, of every version of its format, and Swarm stacks. */
export const compose: Reader = {
  id: 'compose',
  title: 'Docker Compose',
  docs: {
    claims:
      '`compose.yaml`, `docker-compose.*.yml` and other YAML files by their content: `services` with `image`, `build` or `extends`, and the first format without `services`',
    finds: [
      '`ports` in the short and the long syntax, ranges, addresses and protocols included; what Compose refuses of them',
      '`expose`',
      'ports that a process is told to listen on, by `environment`, `command` and `entrypoint`',
      'what is dialled, by `environment`, `command`, `healthcheck` and the labels of Traefik',
      'variables with their defaults; for conflicts between services also the values of `.env`',
      'anchors, merge keys, `x-` fragments; Jinja and Go templates as far as they can be read',
      'for the merge of projects: `include`, `extends`, `profiles`, `network_mode`, `scale` and `deploy`, `!reset` and `!override`',
      'the files in `configs` with `content`, read as files of their names',
      '`sysctls`, capabilities and `user`, which decide what a process may bind',
    ],
    misses: ['variables of the shell and of `--env-file`', '`develop`'],
  },
  claims: ({ name, languageId }) =>
    languageId === 'dockercompose' || YAML_NAME.test(name) || COMPOSE_NAME.test(name),
  prefilter: text =>
    (CONTENT.test(text) && (SERVICES.test(text) || isFirstFormat(text))) || INCLUDE.test(text),
  read,
};

function isFirstFormat(text: string): boolean {
  return FIRST_FORMAT.test(text) && FIRST_FORMAT_PORTS.test(text) && !FOREIGN.test(text);
}

function read(source: SourceText): ReaderResult {
  const certainty: Certainty =
    source.languageId === 'dockercompose' || COMPOSE_NAME.test(source.name) ? 'named' : 'guessed';
  const stream = yamlStream(source);
  const findings = new ComposeFindings(source.text.length);
  const manifests: ManifestFacts[] = [];
  const dialled = new Set<YamlNode>();
  for (const { root } of stream.documents) {
    const services = composeServices(stream, root, certainty);
    const declarations = readDeclarations(source, stream, root, services, certainty);
    if (declarations) manifests.push(declarations);
    const names = new Set(
      services.flatMap(({ name, node }) => [name, nameOf(node, 'container_name'), nameOf(node, 'hostname')]),
    );
    for (const service of services) {
      const before = findings.occurrences.length;
      readPorts(findings, service, source, stream);
      const own = new Map(
        findings.occurrences
          .slice(before)
          .flatMap(({ role, port, protocol }) =>
            role === 'listen' && port ? [[port, protocol] as const] : [],
          ),
      );
      readListenSettings(findings, service, stream);
      readDialled(findings, service, stream, dialled, { services: names, own });
      readLabels(findings, service, stream);
      readEnvironment(findings, service, stream);
      if (stream.templated) continue;
      const places = environmentPlaces(source, service, findings.occurrences.slice(before));
      if (places) manifests.push(places);
    }
  }
  const { occurrences, defects, environment, exhausted } = findings;
  const trouble = exhausted
    ? { reason: 'aliases name too many items', part: true }
    : manifests.length > 0 || certainty === 'named'
      ? stream.trouble
      : undefined;
  return { occurrences, defects, environment, manifests, ...(trouble && { trouble }) };
}

/** The text of a service's key; the service's own name says nothing more where there is none. */
function nameOf(node: YamlNode, key: string): string {
  return asScalar(mapValue(node, key))?.value ?? '';
}
