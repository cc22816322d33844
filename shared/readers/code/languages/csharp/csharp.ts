import type { Reader } from '../../../reader.ts';
import { findListens } from '../../find-listens.ts';
import type { LanguageTables } from '../../language.ts';
import { apiPrefilter } from '../../prefilter.ts';
import { csharpApis } from './apis/apis.ts';
import { csharpIdioms } from './idioms.ts';
import { OPTION_LAMBDAS } from './option-lambdas.ts';
import { csharpParser } from './parse.ts';

const tables: LanguageTables = { idioms: csharpIdioms, apis: csharpApis };

/** What the table's names alone do not show: `TcpListener l = new(…)`, `Configure<EndpointOptions>(o => …)`. */
const BY_TYPE = new RegExp(
  [
    `\\b(?:${typeNames().join('|')})\\??\\s{1,9}\\w{1,80}\\s{0,9}(?:\\{[^{}]{0,40}\\}\\s{0,9})?=\\s{0,9}new\\s{0,9}[({]`,
    `<(?:${objectTypes().join('|')})>\\s{0,9}\\(`,
    `\\.(?:${Object.keys(OPTION_LAMBDAS).join('|')})\\s{0,9}\\(`,
  ].join('|'),
);

/** The types that rows construct. */
function typeNames(): string[] {
  const called = csharpApis.flatMap(({ callees }) => callees ?? []);
  const types = called.map(origin => origin.replace(/^global:/, '')).filter(name => !name.includes('.'));
  return [...new Set([...types, ...objectTypes()])];
}

function objectTypes(): string[] {
  const objects = csharpApis.flatMap(row => row.objects ?? []);
  return [...new Set(objects.map(origin => origin.replace(/^global:/, '')))];
}

const mayCall = apiPrefilter(tables);

/** C#. */
export const csharp: Reader = {
  id: 'csharp',
  title: 'C#',
  docs: {
    claims: 'files named `*.cs` or `*.csx`',
    finds: [
      'sockets: `TcpListener`, `UdpClient`, `Socket.Bind`, `HttpListener`, remoting channels, DotNetty, NetCoreServer, WatsonTcp, NetMQ, SuperSocket, websocket-sharp and Fleck',
      'ASP.NET Core: Kestrel’s `Listen…`, `UseUrls`, `app.Run(url)`, `app.Urls`; OWIN, Web API self-hosting, Nancy, WCF and CoreWCF, EmbedIO, ServiceStack, prometheus-net',
      'Grpc.Core’s `ServerPort`, Orleans’ silos and gateways, MQTTnet’s server, Wolverine',
      '.NET Aspire’s app hosts (`WithHttpEndpoint`, `WithEndpoint`, `port:` of resources), Testcontainers’ port bindings',
      'what is dialled: `TcpClient`, `Socket.Connect`, SMTP, gRPC channels, Redis, RabbitMQ, MassTransit, Kafka, MQTT, connection string builders',
    ],
    misses: [
      'ports that only a settings file or the environment gives: they are read there',
      'servers of the same name as one of the table that a project declares in another file count as the table’s',
    ],
  },
  endings: ['cs', 'csx'],
  claims: ({ name, languageId }) =>
    languageId === undefined ? /\.csx?$/i.test(name) : languageId === 'csharp',
  prefilter: text => mayCall(text) || BY_TYPE.test(text),
  prepare: csharpParser.prepare,
  read(source) {
    const parsed = csharpParser.parse(source);
    return 'file' in parsed ? findListens(parsed.file, tables) : { trouble: parsed.trouble };
  },
};
