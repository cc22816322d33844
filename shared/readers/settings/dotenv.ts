import type { PortOccurrence } from '../../ports/index.ts';
import type { SourceText } from '../../text/index.ts';
import { dialledPortsOf } from '../connections/dial-variable.ts';
import type { Reader, ReaderResult } from '../reader.ts';
import { envStrings } from './env-strings.ts';
import { portsOfVariable } from './environment-ports.ts';

/** `.env`, `.env.local`, `prod.env`, `.env.example`, `.envrc`, but no program (`.env.ts`). */
const NAME =
  /^(?:[\w.-]{1,100})?\.env(?:rc|\.(?!(?:[cm]?[jt]sx?|py|rb|go|php|d|json|ya?ml|toml)$)[\w.-]+)?$|^(?:dot)?env\.(?:example|sample|template|dist|local)$/i;

/** A value with a number of two digits or more. */
const CONTENT = /^[ \t]*(?:export[ \t]+)?[A-Za-z_][\w.]*[ \t]*=.*\d\d/m;

/** A value that is one variable with a fallback: `${PORT:-3000}`. */
const FALLBACK = /^\$\{\w{1,64}:?-([^{}]*)\}$/;

/** `.env` files: what the program listens on and dials by its variables. */
export const dotenv: Reader = {
  id: 'dotenv',
  title: '.env files',
  docs: {
    claims: '`.env`, `.env.*`, `*.env`, `.envrc`, `env.example`',
    finds: [
      'variables that tell a server its port: `PORT`, `SERVER_PORT`, `*_LISTEN_ADDR`, `ASPNETCORE_URLS`, options in `JAVA_OPTS`',
      'what is dialled: URLs with an explicit port, `*_ADDR`, `*_ENDPOINT`, `*_BROKERS` and the like, `DB_PORT`, `X_PORT` beside `X_HOST`',
    ],
    misses: ['values of more than one line', 'variables that are put together of others'],
  },
  claims: ({ name, languageId }) =>
    languageId === 'dotenv' || (name.toLowerCase().includes('env') && NAME.test(name)),
  prefilter: text => CONTENT.test(text),
  read,
};

function read({ text }: SourceText): ReaderResult {
  const variables = envStrings(text).filter(({ path }) => path.length === 1);
  const values = new Map(variables.map(({ path, text: { value } }) => [path[0]!.toUpperCase(), value]));
  const context = { sibling: (name: string) => values.get(name.toUpperCase()) };
  const occurrences: PortOccurrence[] = [];
  for (const { path, text: value } of variables) {
    const name = path[0]!;
    const fallback = FALLBACK.exec(value.value)?.[1];
    const from = fallback === undefined ? 0 : value.value.length - 1 - fallback.length;
    const inner = fallback === undefined ? value : value.slice(from, from + fallback.length);
    const listens = portsOfVariable(name, inner.value).map(port => ({ ...port, role: 'listen' as const }));
    const dials = dialledPortsOf(name, inner.value, context).map(port => ({
      ...port,
      role: 'connect' as const,
    }));
    for (const { port, start, end, host, isDefault, role } of [...listens, ...dials]) {
      const range = inner.range(start, end);
      occurrences.push({
        port,
        protocol: 'tcp',
        role,
        resolution: port === 0 ? 'dynamic' : isDefault || fallback !== undefined ? 'default' : 'literal',
        namespace: role === 'listen' ? 'host' : 'none',
        ...(host && { host }),
        format: 'dotenv',
        api: `dotenv.${role}`,
        range,
        use: range,
        slot: { range, before: '', after: '' },
      });
    }
  }
  return { occurrences };
}
