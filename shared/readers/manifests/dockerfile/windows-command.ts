import type { MappedText } from '../../../text/index.ts';
import { dialledUrls } from '../../connections/dialled-address.ts';

/** A port in a command of Windows' shells. */
export interface WindowsPort {
  readonly role: 'listen' | 'connect';
  readonly port: number;
  readonly range: { readonly start: number; readonly end: number };
  readonly host?: string;
}

/** Sites and bindings of IIS, with the port behind `-Port` or in `*:8080:`. */
const SITE =
  /(?<![\w-])(?:New-Website|New-WebBinding|New-IISSite(?:Binding)?)(?=[^;|\r\n]{0,300}?\s-(?:Port[\s:]{1,9}["']?(\d{1,5})\b|BindingInformation\s{1,9}["']?(?:\*|[\d.]{7,15}):(\d{1,5}):))/dgi;
/** What fetches: of PowerShell, and what its users have as well. */
const FETCH =
  /(?<![\w-])(?:iwr|irm|curl(?:\.exe)?|wget|Invoke-(?:WebRequest|RestMethod))\s[^;|\r\n]{0,200}?(https?:\/\/[^\s"';)]{1,300})/dgi;

/** What a command for PowerShell or cmd binds in IIS and what it fetches; `body` may have several, apart by `;`. */
export function windowsPorts(body: MappedText): WindowsPort[] {
  const found: WindowsPort[] = [];
  for (const match of body.value.matchAll(SITE)) {
    const [start, end] = match.indices![match[1] === undefined ? 2 : 1]!;
    const port = Number(match[1] ?? match[2]);
    if (port > 0 && port <= 65535) found.push({ role: 'listen', port, range: body.range(start, end) });
  }
  for (const match of body.value.matchAll(FETCH))
    for (const { port, start, end, host } of dialledUrls(match[1]!, match.indices![1]![0]))
      found.push({ role: 'connect', port, range: body.range(start, end), ...(host && { host }) });
  return found;
}
