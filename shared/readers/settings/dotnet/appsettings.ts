import type { SourceText } from '../../../text/index.ts';
import type { Reader, ReaderResult } from '../../reader.ts';
import { portsOfVariable } from '../environment-ports.ts';
import { jsonStrings } from '../json-strings.ts';
import { FoundPorts, type ValuePort } from './found-ports.ts';
import { numberPort, numberPorts, urlPorts } from './value-ports.ts';

/** A setting that is bound: the keys that lead to it (lower case, `*` any, apart by `:`), and how its ports are written. */
interface Setting {
  readonly path: string;
  readonly api: string;
  readonly ports: (value: string) => ValuePort[];
  /** Whether the path must begin at the file's top; by default it may stand anywhere. */
  readonly top?: true;
  /** Whether 0 asks for any port; by default it means none. */
  readonly anyPort?: true;
}

const SETTINGS: readonly Setting[] = [
  { path: 'kestrel:endpoints:*:url', api: 'kestrel.endpoint', ports: urlPorts, anyPort: true },
  { path: 'urls', api: 'aspnetcore.urls', ports: urlPorts, top: true, anyPort: true },
  { path: 'server.urls', api: 'aspnetcore.urls', ports: urlPorts, top: true, anyPort: true },
  { path: 'http_ports', api: 'aspnetcore.ports', ports: numberPorts, top: true },
  { path: 'https_ports', api: 'aspnetcore.ports', ports: numberPorts, top: true },
  { path: 'host:localhttpport', api: 'azure-functions.port', ports: numberPort, top: true },
  { path: 'endpoints:siloport', api: 'orleans.endpoints', ports: numberPort },
  { path: 'endpoints:gatewayport', api: 'orleans.endpoints', ports: numberPort },
  { path: 'orleans:siloport', api: 'orleans.endpoints', ports: numberPort },
  { path: 'orleans:gatewayport', api: 'orleans.endpoints', ports: numberPort },
  { path: 'serveroptions:listeners:*:port', api: 'supersocket.listener', ports: numberPort },
  { path: 'kestrel:port', api: 'kestrel.port', ports: numberPort },
  { path: 'kestrel:httpport', api: 'kestrel.port', ports: numberPort },
  { path: 'kestrel:httpsport', api: 'kestrel.port', ports: numberPort },
  { path: 'kestrel:grpcport', api: 'kestrel.port', ports: numberPort },
];

const patterns = SETTINGS.map(setting => {
  const keys = setting.path.replaceAll('.', '\\.').replaceAll('*', '[^:]+');
  return { ...setting, pattern: new RegExp(setting.top ? `^${keys}$` : `(?:^|:)${keys}$`) };
});

/** ASP.NET Core's settings, as its configuration reads them. */
export const appsettings: Reader = {
  id: 'appsettings',
  title: '.NET settings',
  docs: {
    claims: '`appsettings*.json`, `hosting.json`, `hostsettings.json`, `local.settings.json`, `ocelot*.json`',
    finds: [
      '`Kestrel:Endpoints:*:Url`, `Urls`, `http_ports` and `https_ports`, nested or with colons in their keys',
      'Azure Functions’ `Host:LocalHttpPort`, Orleans’ `SiloPort` and `GatewayPort`, SuperSocket’s listeners',
      'Ocelot’s `DownstreamHostAndPorts` (dialled)',
    ],
    misses: ['settings of a project’s own whose names do not say that they are bound'],
  },
  claims: ({ name }) =>
    /^(?:appsettings|hosting|hostsettings|sharedsettings|local\.settings|ocelot)\b[\w.-]*\.json$/i.test(name),
  prefilter: text => /kestrel|urls|_ports|listen|localhttpport|siloport|hostandports/i.test(text),
  read,
};

function read(source: SourceText): ReaderResult {
  const found = new FoundPorts('appsettings');
  for (const { path, text } of jsonStrings(source.text, value => value.length <= 4000, true)) {
    const keys = path.flatMap(key => key.split(/:|__/));
    const name = keys.join(':').toLowerCase();
    const { value } = text;
    const setting = patterns.find(({ pattern }) => pattern.test(name));
    if (setting) {
      const ports = setting.ports(value).filter(({ port }) => port !== 0 || setting.anyPort);
      found.add(text, ports, { api: setting.api });
    } else if (/(?:^|:)downstreamhostandports:\d+:port$/.test(name))
      found.add(text, numberPort(value), { api: 'ocelot.downstream', role: 'connect' });
    // Variables of the environment stand in settings by their whole name, Functions' below `Values`.
    else if (keys.length === 1 || (keys.length === 2 && /^values:/.test(name)))
      if (/^(?:ASPNETCORE|DOTNET)_|LISTEN|BIND/i.test(keys.at(-1)!))
        found.add(text, portsOfVariable(keys.at(-1)!, value), { api: 'appsettings.variable' });
  }
  return found;
}
