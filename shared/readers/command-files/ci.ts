import type { PortOccurrence } from '../../ports/index.ts';
import type { SourceText } from '../../text/index.ts';
import { mappingPorts } from '../commands/docker.ts';
import { spokenOfVariable } from '../commands/variable-ports.ts';
import type { Reader, ReaderResult } from '../reader.ts';
import { MAY_SPEAK_OF_PORTS } from '../shell/may-speak-of-ports.ts';
import { forEachScalar, scalarText, yamlStream } from '../yaml/index.ts';
import { textOccurrences } from './command-text.ts';
import { portOfKey, spokenOccurrence } from './port-occurrences.ts';

/** Files of services that run commands, by their places. */
const FILES =
  /(?:^|\/)(?:\.github\/(?:workflows|actions)\/.*\.ya?ml|action\.ya?ml|\.gitlab-ci[\w.-]*\.ya?ml|\.gitlab\/.*\.ya?ml|\.circleci\/.*\.ya?ml|\.?azure-pipelines[\w.-]*\.ya?ml|bitbucket-pipelines\.ya?ml|\.travis\.ya?ml|\.drone\.ya?ml|\.?appveyor\.ya?ml|\.cirrus\.ya?ml|\.buildkite\/.*\.ya?ml|cloudbuild[\w.-]*\.ya?ml|buildspec[\w.-]*\.ya?ml|[Tt]askfile[\w.-]*\.ya?ml|heroku\.ya?ml|render\.ya?ml|app\.ya?ml|\.gitpod\.ya?ml)$/;

/** Kubernetes' objects, which `app.yaml` and `action.yaml` may be as well. */
const OBJECT = /^(?:apiVersion|kind)[ \t]*:/m;

/** Keys whose text, or whose list of texts, a shell runs. */
const SCRIPTS = new Set(
  `run script before_script after_script bash command commands cmds cmd inlineScript install before_install after_success
   before_deploy test_script build_script startCommand entrypoint preDeployCommand pre_build build post_build init web worker
   release start`.split(/\s+/),
);

/** Keys whose entries are variables of a process. */
const VARIABLES = new Set(['env', 'environment', 'variables', 'env_variables', 'envVars', 'vars']);

/** Continuous integration and hosting files whose commands run in a shell. */
export const ci: Reader = {
  id: 'ci',
  title: 'CI workflows and task files',
  // A file in such a folder may be Compose's.
  yields: true,
  docs: {
    claims:
      'GitHub Actions, GitLab CI, CircleCI, Azure Pipelines, Travis, Bitbucket, Drone, Cloud Build, CodeBuild, `Taskfile.yml`, `heroku.yml`, `render.yaml`, `app.yaml`, `.gitpod.yml`',
    finds: [
      '`services.*.ports` and `container.ports`, `resources.containers` of Azure Pipelines',
      'ports in the scripts of `run`, `script`, `command`, `cmds` and their like, as in shell scripts',
      'variables that tell a process its port, or where to dial',
    ],
    misses: ['scripts of other shells than POSIX ones', 'templates and included files'],
  },
  claims: ({ path, name }) => /\.ya?ml$/.test(name) && FILES.test(path),
  prefilter: text => (MAY_SPEAK_OF_PORTS.test(text) || /\bports?:/i.test(text)) && !OBJECT.test(text),
  read,
};

/** An expression of GitHub Actions for the host port that a service was given. */
const ASKED =
  /\bjob\.services(?:\.(?<name>[\w-]{1,100})|\[\s?["'](?<quoted>[^"'\n]{1,100})["']\s?\])\.ports\b/g;

function read(source: SourceText): ReaderResult {
  const stream = yamlStream(source);
  const format = 'ci';
  const occurrences: PortOccurrence[] = [];
  const asked = new Set([...source.text.matchAll(ASKED)].map(({ groups }) => groups!.name ?? groups!.quoted));
  forEachScalar(stream, (scalar, path) => {
    if (!/\d/.test(scalar.value)) return;
    const names = path.filter(key => typeof key === 'string');
    const key = names.at(-1) ?? '';
    const parent = names.at(-2) ?? '';
    const text = scalarText(stream, scalar);
    const owner = ownerOf(path);
    const context = { format, ...(owner && { owner }) };
    if (key === 'ports' && (names.includes('services') || parent === 'container' || isContainer(path))) {
      for (const port of mappingPorts(text, false)) {
        const occurrence = spokenOccurrence(port, { ...context, namespace: 'container', api: 'ports' });
        const isAsked = occurrence.resolution === 'dynamic' && asked.has(owner);
        occurrences.push(isAsked ? { ...occurrence, readBack: true } : occurrence);
      }
    } else if (SCRIPTS.has(key) && !names.includes('with') && !VARIABLES.has(parent)) {
      occurrences.push(
        ...textOccurrences(text, {
          ...context,
          namespace: names.includes('services') ? 'container' : 'host',
          evidence: 'script',
          source: source.text,
        }),
      );
    } else if (VARIABLES.has(parent)) {
      const namespace = names.includes('services') ? 'container' : 'host';
      for (const port of spokenOfVariable(key, text))
        occurrences.push(spokenOccurrence(port, { ...context, namespace, api: 'variable' }));
    } else if (parent === 'ports' && key === 'port' && names.includes('gitpod'))
      occurrences.push(
        ...portOfKey(text, { ...context, api: `${format}.port`, role: 'published', namespace: 'host' }),
      );
  });
  return { occurrences };
}

/** `resources.containers` of Azure Pipelines. */
function isContainer(path: readonly (string | number)[]): boolean {
  return path[0] === 'resources' && path[1] === 'containers';
}

/** The job, or the service of a job, that a place belongs to. */
function ownerOf(path: readonly (string | number)[]): string | undefined {
  const services = path.indexOf('services');
  const own = services >= 0 ? path[services + 1] : path[0] === 'jobs' ? path[1] : undefined;
  return typeof own === 'string' ? own : undefined;
}
