import type { ListenApi } from '../../listen-api.ts';
import { clients } from '../csharp/apis/clients.ts';
import { sockets } from '../csharp/apis/sockets.ts';

/** Rows that need a `using` speak of packages that scripts do not have. */
const dotnet = [...sockets, ...clients].filter(({ imports }) => !imports);

const cmdlet = (
  api: string,
  names: readonly string[],
  role: 'listen' | 'connect' = 'listen',
  keyword = 'port',
  form: 'number' | 'binding' = 'number',
): ListenApi => ({
  api,
  name: names,
  callees: names.map(name => `global:${name}`),
  role,
  port: [{ keyword, form }],
  zeroIsDynamic: false,
  knownOnly: true,
});

/** What listens (and dials) in PowerShell: the classes of .NET, and commands that have a parameter for the port. */
export const powershellApis: readonly ListenApi[] = [
  ...dotnet,
  cmdlet('pode.endpoint', ['Add-PodeEndpoint']),
  cmdlet('universal.server', [
    'Start-UDDashboard',
    'Start-PSUServer',
    'Start-Polaris',
    'Start-PodeStaticServer',
  ]),
  cmdlet('iis.site', ['New-Website', 'New-WebBinding']),
  cmdlet('iis.site', ['New-IISSite', 'New-IISSiteBinding'], 'listen', 'bindinginformation', 'binding'),
  cmdlet(
    'powershell.remote',
    [
      'Test-NetConnection',
      'Test-Connection',
      'New-PSSession',
      'Enter-PSSession',
      'Invoke-Command',
      'New-CimSession',
      'Send-MailMessage',
      'Connect-VIServer',
      'New-SSHSession',
      'New-SFTPSession',
    ],
    'connect',
  ),
  cmdlet('powershell.remote', ['Test-Connection'], 'connect', 'tcpport'),
];
