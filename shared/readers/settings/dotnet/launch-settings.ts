import type { SourceText } from '../../../text/index.ts';
import type { Reader, ReaderResult } from '../../reader.ts';
import { portsOfVariable } from '../environment-ports.ts';
import { jsonStrings } from '../json-strings.ts';
import type { TextString } from '../text-string.ts';
import { FoundPorts } from './found-ports.ts';
import { numberPort, urlPorts } from './value-ports.ts';

/** Addresses that .NET Aspire's app host and its dashboard open, by the names of their variables. */
const DASHBOARD =
  /^(?:DOTNET|ASPIRE)_(?:DASHBOARD_(?:OTLP|OTLP_HTTP|MCP)_ENDPOINT_URL|RESOURCE_SERVICE_ENDPOINT_URL)$/i;

/** Launch profiles of .NET projects: what `dotnet run`, Visual Studio and IIS Express bind. */
export const launchSettings: Reader = {
  id: 'launch-settings',
  title: '.NET launch settings',
  docs: {
    claims: '`launchSettings.json` and `*.run.json`',
    finds: [
      '`applicationUrl` of profiles, of IIS and of IIS Express, each URL of a list',
      '`sslPort` of IIS Express, `httpPort` and `sslPort` of Docker profiles (published)',
      'listen settings among `environmentVariables` (`ASPNETCORE_URLS`, the addresses of Aspire’s dashboard) and in `commandLineArgs`',
    ],
    misses: ['URLs without a port', '`publishAllPorts`, which names none'],
  },
  claims: ({ name }) => /^launchsettings\.json$|\.run\.json$/i.test(name),
  prefilter: text => /"(?:profiles|iisSettings)"/i.test(text) && /\d{2}|:0\b/.test(text),
  read,
};

function read(source: SourceText): ReaderResult {
  const found = new FoundPorts('launch-settings');
  const strings = jsonStrings(source.text, value => value.length <= 4000, true);
  const docker = new Set(strings.filter(isDocker).map(({ path }) => path[1]));
  for (const string of strings) readValue(found, string, docker);
  return found;
}

function isDocker({ path, text }: TextString): boolean {
  return path.length === 3 && path[2]!.toLowerCase() === 'commandname' && /^docker/i.test(text.value);
}

function readValue(
  found: FoundPorts,
  { path, text }: TextString,
  docker: ReadonlySet<string | undefined>,
): void {
  const [section = '', owner = '', key = ''] = path.map(part => part.toLowerCase());
  const name = path[1];
  const isProfile = section === 'profiles' && name !== undefined;
  if (!isProfile && section !== 'iissettings') return;
  const own = isProfile ? { owner: name } : {};
  if (path.length === 3 && key === 'applicationurl')
    found.add(text, urlPorts(text.value), { api: 'launch-settings.application-url', ...own });
  else if (path.length === 3 && (key === 'sslport' || key === 'httpport')) {
    const ports = numberPort(text.value).filter(({ port }) => port !== 0);
    if (isProfile && docker.has(name))
      found.add(text, ports, { api: `launch-settings.${key}`, role: 'published', ...own });
    else if (owner === 'iisexpress') found.add(text, ports, { api: 'launch-settings.ssl-port' });
  } else if (isProfile && path.length === 3 && key === 'commandlineargs')
    found.addArguments(text, { api: 'launch-settings.arguments', ...own });
  else if (isProfile && path.length === 4 && key === 'environmentvariables') {
    const variable = path[3]!;
    const ports = DASHBOARD.test(variable) ? urlPorts(text.value) : portsOfVariable(variable, text.value);
    found.add(text, ports, { api: 'launch-settings.environment', ...own });
  }
}
