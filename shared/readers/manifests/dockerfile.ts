import type { PortOccurrence } from '../../ports/index.ts';
import type { SourceText } from '../../text/index.ts';
import type { EnvironmentFact } from '../environment-fact.ts';
import type { PortDefect } from '../port-defect.ts';
import type { Reader, ReaderResult } from '../reader.ts';
import { readScript } from '../system/read-script.ts';
import { SystemFindings } from '../system/system-findings.ts';
import { readCommand } from './dockerfile/command.ts';
import { readListenSettings, readNamedPort } from './dockerfile/env-settings.ts';
import { UNKNOWN } from './dockerfile/expand.ts';
import { readExposed } from './dockerfile/expose.ts';
import { type Instruction, parseInstructions, triggerOf } from './dockerfile/instructions.ts';
import { type Budget, Stage } from './dockerfile/stage.ts';
import { splitWords } from './dockerfile/words.ts';

/** `Dockerfile`, `Dockerfile.dev`, `Dockerfile-for-x`, `web.Dockerfile`, `Containerfile`, `Containerfile.dev`. */
const FILE_NAME =
  /^(?:dockerfile|containerfile)(?:$|[._-](?!.*(?:dockerignore|md|adoc|rst|json|ya?ml)$))|\.(?:dockerfile|containerfile)$/i;

/** `dockerfile.go`, `dockerfile_test.py`: programs about Dockerfiles, not `Dockerfile.go`, which builds Go. */
const PROGRAM =
  /^(?:dockerfile|containerfile)[._-].*\.?\b(?:[cm]?[jt]sx?|go|py|rb|rs|java|kt|cs|php|sh|html?|vim|lua)$/;

/** An instruction that can say something about ports. */
const CONTENT = /^[^\S\r\n]*(?:onbuild\s+)?(?:expose|env|cmd|entrypoint|healthcheck)\s|:\d{2,5}(?!\d)/im;

/** As in the occurrences of EXPOSE. */
const EXPOSED = 'dockerfile.expose';

/** Instructions that hold a command. */
const COMMANDS = /^(?:CMD|ENTRYPOINT|HEALTHCHECK|RUN)$/;

/** Dockerfile templates (Jinja, ERB, autoconf, sed): what stands in such places is no port notation yet. */
const TEMPLATE = /\{[{%]|<%|%%\w|@\w+@/;

/** A template that leaves instructions out on a condition: which USER stands in the end, the text cannot tell. */
const CONDITION = /(?:\{%|\{\{|<%)[-+=]?[^\S\n]{0,8}(?:if|elif|else|elsif|for|range|with)\b/;

/** Docker's and Podman's image descriptions: EXPOSE, and what tells a server its port: variables of ENV, flags of CMD and ENTRYPOINT. */
export const dockerfile: Reader = {
  id: 'dockerfile',
  title: 'Dockerfile',
  docs: {
    claims: 'Dockerfiles, Containerfiles, and files that end so',
    finds: [
      '`EXPOSE` with ranges, protocols, `ARG` and `ENV`',
      'listen settings in `ENV`, and any `…_PORT` there that is exposed; servers’ flags in `CMD`, `ENTRYPOINT`, `RUN`; health checks',
      'what settings and commands dial',
    ],
    misses: ['stages of other files'],
  },
  claims: ({ name, languageId }) =>
    languageId === 'dockerfile' || (FILE_NAME.test(name) && !PROGRAM.test(name)),
  prefilter: text => CONTENT.test(text),
  read,
};

function read(source: SourceText): ReaderResult {
  const { escapeUnit, instructions } = parseInstructions(source.text);
  const occurrences: PortOccurrence[] = [];
  const defects: PortDefect[] = [];
  const granted: EnvironmentFact[] = [];
  /** Ports of variables that any process may have; EXPOSE says that they are the image's own. */
  const maybe: PortOccurrence[] = [];
  const spoken = new Set<string>();
  const budget = { units: 100_000 + source.text.length };
  const global = new Stage(escapeUnit, budget);
  const stages: Stages = { named: new Map(), byOwner: new Map() };
  let stage = global;
  const apply = (instruction: Instruction): void => {
    const { keyword, body } = instruction;
    if (keyword === 'FROM') stage = enterStage(body, escapeUnit, budget, global, stages);
    else if (keyword === 'ARG') stage.arg(instruction);
    else if (keyword === 'USER') stage.user(instruction);
    else if (COMMANDS.test(keyword)) {
      if (keyword === 'RUN') granted.push(...grantsOf(instruction, stage, source));
      // A variable of ENV may have been reported there already.
      for (const found of readCommand(instruction, stage, escapeUnit, source.text))
        if (!spoken.has(placeOf(found))) {
          spoken.add(placeOf(found));
          occurrences.push(found);
        }
    } else if (keyword === 'ENV') {
      for (const setting of stage.env(instruction)) {
        const own = readListenSettings(setting, stage.owner);
        for (const found of own) {
          spoken.add(placeOf(found));
          occurrences.push(found);
        }
        const named = own.length === 0 && readNamedPort(setting, stage.owner);
        if (named) maybe.push(named);
      }
    } else if (keyword === 'EXPOSE' && !TEMPLATE.test(body.value)) {
      // EXPOSE splits at blanks before it looks at quotes, unlike ENV.
      for (const word of body.value.matchAll(/\S+/g)) {
        const range = { start: word.index, end: word.index + word[0].length };
        const use = body.range(range.start, range.end);
        const found = readExposed(stage.expand(body, range), { use, owner: stage.owner });
        occurrences.push(...found.occurrences);
        defects.push(...found.defects);
      }
    }
  };
  for (const instruction of instructions) {
    if (instruction.keyword !== 'ONBUILD') {
      apply(instruction);
      continue;
    }
    // What ONBUILD holds back runs in the images that are built on this one: only its ports concern this text.
    const trigger = triggerOf(instruction);
    if (trigger?.keyword === 'EXPOSE') apply(trigger);
  }
  const exposed = new Map(
    occurrences.flatMap(each => (each.api === EXPOSED ? [[each.port, each.range]] : [])),
  );
  for (const found of maybe) {
    const range = exposed.get(found.port);
    if (range && range.start !== found.range.start) occurrences.push(found);
  }
  const isConditional = CONDITION.test(source.text);
  const environment = [...stages.byOwner.values()]
    .map(each => each.userFact(isConditional))
    .filter((fact): fact is EnvironmentFact => fact !== undefined)
    .concat(granted);
  const trouble = budget.units < 0 ? { reason: 'variables give too much text', part: true } : undefined;
  return { occurrences, defects, environment, ...(trouble && { trouble }) };
}

/** What a RUN gives the image's programs by `setcap`: of the system, nothing else lasts beyond the build. */
function grantsOf({ body }: Instruction, { owner }: Stage, source: SourceText): EnvironmentFact[] {
  if (owner === undefined || !body.value.includes('setcap')) return [];
  const found = new SystemFindings(source, dockerfile.id, { kind: 'owner', owner });
  readScript(found, body, 'sh');
  return found.environment.filter(({ kind }) => kind === 'capability');
}

function placeOf({ range, role }: PortOccurrence): string {
  return `${range.start} ${role}`;
}

/** The stages of one file: those that a later FROM can name, and the owners given so far. */
interface Stages {
  readonly named: Map<string, Stage>;
  readonly byOwner: Map<string, Stage>;
}

/** Begins the stage of a `FROM [--flag] IMAGE [AS NAME]`. Owners are kept apart within the file. */
function enterStage(
  body: Instruction['body'],
  escapeUnit: string,
  budget: Budget,
  global: Stage,
  stages: Stages,
): Stage {
  const words = splitWords(body.value, escapeUnit).filter(word => !body.value.startsWith('--', word.start));
  const expanded = words[0] ? global.expand(body, words[0]).value : '';
  const name = /\sas\s+(\S+)$/i.exec(body.value)?.[1];
  const base = stages.named.get(expanded.toLowerCase());
  let owner = name ?? imageOf(body.value, words[0]?.start ?? 0, expanded);
  if (stages.byOwner.has(owner)) owner = `${owner} (stage ${stages.byOwner.size + 1})`;
  const stage = new Stage(escapeUnit, budget, owner, base, global);
  stages.byOwner.set(owner, stage);
  if (name) stages.named.set(name.toLowerCase(), stage);
  return stage;
}

/** The image as an owner's name: without its digest; as written where variables or templates leave it open. */
function imageOf(from: string, start: number, expanded: string): string {
  if (TEMPLATE.test(from)) return from.slice(start);
  const image = expanded.includes(UNKNOWN) ? from.slice(start) : expanded;
  return image.split('@', 1)[0]!;
}
