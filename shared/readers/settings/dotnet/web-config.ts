import type { SourceText } from '../../../text/index.ts';
import type { Reader, ReaderResult } from '../../reader.ts';
import { portsOfVariable } from '../environment-ports.ts';
import type { TextString } from '../text-string.ts';
import { xmlStrings } from '../xml-strings.ts';
import { FoundPorts, type ValuePort } from './found-ports.ts';
import { numberPort, urlPorts } from './value-ports.ts';

/** Settings of .NET Framework, of IIS, and of projects that Visual Studio runs. */
export const webConfig: Reader = {
  id: 'web-config',
  title: '.NET and IIS configuration',
  docs: {
    claims: '`*.config`, `*.csproj`, `*.vbproj`, `*.fsproj` and their `*.user` files',
    finds: [
      'WCF: `baseAddress`, `address` and `listenUri` of a service’s endpoints (those of a client are dialled)',
      'IIS: `bindingInformation` of sites, `environmentVariable` and `arguments` of ASP.NET Core',
      'project files: `IISUrl`, `DevelopmentServerPort`, `IISExpressSSLPort`',
    ],
    misses: ['`add key="Port"` in `appSettings`, which does not say whose it is'],
  },
  claims: ({ name }) => /\.config$|\.(?:cs|vb|fs)proj(?:\.user)?$/i.test(name),
  prefilter: text =>
    /baseAddress|system\.serviceModel|bindingInformation|aspNetCore|environmentVariable|IISUrl|DevelopmentServerPort|IISExpressSSLPort/.test(
      text,
    ) && /\d\d/.test(text),
  read,
};

function read(source: SourceText): ReaderResult {
  const found = new FoundPorts('web-config');
  const strings = xmlStrings(
    source.text,
    value => value.length <= 4000 && (/\d/.test(value) || /^(?:true|false)$/i.test(value)),
  );
  if (/proj(?:\.user)?$/i.test(source.name)) readProject(found, strings);
  else for (const string of strings) readSetting(found, string);
  return found;
}

/** Element and attribute names without what a `name` attribute calls the element. */
function namesOf(path: readonly string[]): string[] {
  return path.map(part =>
    part.toLowerCase().replace(/(?<=^[a-z]+)\.(?!servicemodel|webserver|net$|applicationhost).*$/, ''),
  );
}

function readSetting(found: FoundPorts, { path, text }: TextString): void {
  const names = namesOf(path);
  const attribute = names.at(-1) ?? '';
  const element = names.at(-2) ?? '';
  const { value } = text;
  const add = (api: string, ports: readonly ValuePort[]) => found.add(text, ports, { api });
  if (attribute === 'baseaddress' && element === 'add' && names.includes('baseaddresses'))
    add('wcf.base-address', urlPorts(value));
  else if (element === 'endpoint' && names.includes('services')) {
    if (attribute === 'address' || attribute === 'listenuri') add('wcf.endpoint', urlPorts(value));
  } else if (element === 'servicemetadata' && /^https?geturl$/.test(attribute))
    add('wcf.metadata', urlPorts(value));
  else if (attribute === 'bindinginformation' && element === 'binding')
    add('iis.binding', bindingPort(value));
  else if (element === 'environmentvariable' && attribute === 'value') {
    const name = path.at(-2)!.slice('environmentVariable.'.length);
    add('iis.environment', portsOfVariable(name, value));
  } else if (element === 'aspnetcore' && attribute === 'arguments')
    found.addArguments(text, { api: 'iis.arguments' });
}

/** `*:8080:host`, `[::]:80:`, `192.168.0.1:443:`; of net.tcp `808:*`. */
function bindingPort(value: string): ValuePort[] {
  const match =
    /^(?<host>\*|\[[\da-f:.]{2,45}\]|[\w.-]{0,253}):(?<port>\d{1,9})(?=:)/i.exec(value) ??
    /^(?<port>\d{1,9})(?=:)/.exec(value);
  if (!match) return [];
  const { host, port = '' } = match.groups as { host?: string; port?: string };
  const end = match[0].length;
  return [{ port: Number(port), start: end - port.length, end, ...(host && { host }) }];
}

/** What Visual Studio starts a web project on. Where it uses IIS Express, the old development server's port is nobody's. */
function readProject(found: FoundPorts, strings: readonly TextString[]): void {
  const named = (name: string) => strings.filter(({ path }) => path.at(-1) === name);
  const usesIis = !named('UseIIS').some(({ text }) => /^false$/i.test(text.value));
  const urls = usesIis ? named('IISUrl') : [];
  for (const { text } of urls) found.add(text, urlPorts(text.value), { api: 'project.iis-url' });
  for (const { text } of named('IISExpressSSLPort'))
    found.add(text, aPort(text.value), { api: 'project.iis-express-ssl-port' });
  if (urls.length === 0)
    for (const { text } of named('DevelopmentServerPort'))
      found.add(text, aPort(text.value), { api: 'project.development-server-port' });
}

/** 0 stands for none. */
function aPort(value: string): ValuePort[] {
  return numberPort(value).filter(({ port }) => port !== 0);
}
