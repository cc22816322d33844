import { ADDRESS_FLAG, FOREIGN_FLAG, LISTEN_FLAG, PORT_FLAG } from '../settings/listen-flags.ts';
import { namesPeer, wordsOf } from './dial-names.ts';

/** What a help text says of a port that a program opens. */
const OPENS =
  /\b(?:listen\w{0,4}|serv(?:e|es|ing)|bind(?:s|ing)?|expos(?:e|es|ed|ing)|to run (?:on|the)|run(?:s|ning)? on|start(?:s|ing)?)\b|\bport (?:used )?(?:for|by) (?:the |this )|\bof this server\b|\b(?:for|of) (?:the )?(?:\w+ ){0,3}(?:endpoint|probes?|metrics|health ?checks?)\b/i;
/** What says it all, whatever the option is called: `haddr`, "the HTTP bind address". */
const BINDS =
  /\b(?:bind|listen(?:ing)?) (?:address|addr|port)\b|\b(?:address|port) to (?:bind|listen)(?: to| on| at)?\b/i;
/** And of one that it dials. */
const DIALS =
  /\b(?:connect\w{0,4}|remote|target\w{0,3}|client\w{0,2}|upstream|peers?|dial|send\w{0,3}|destination|scrape\w{0,2}|forward\w{0,3}|proxy to|databases?|db|redis|broker|reach|query|attach|debugger|tunnel|container|kubectl|already|running on|existing|destinations?|proxied|origin|backends?|register\w{0,3}|discovery|advertis\w{1,4})\b/i;
/** Names by which programs only ever tell of their own. */
const OWN = /^(?:metrics?|health\w{0,6}|health-probe|probe|webhook|pprof|listen\w{0,4}|bind)[.-]port$/;

/**
 * Whether an option is one by which a program is told where to listen: by its name (`--listen-address`,
 * `--metrics-port`), or by its name and its help (`--port`: "the port to listen on").
 *
 * @param name without dashes at its start
 */
export function optionListens(name: string, help: string): boolean {
  const flag = name
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .replace(/_/g, '-')
    .toLowerCase();
  if (FOREIGN_FLAG.test(flag) || namesPeer(wordsOf(flag)) || DIALS.test(help)) return false;
  if (LISTEN_FLAG.test(flag) || OWN.test(flag) || BINDS.test(help)) return true;
  const opens = OPENS.test(help);
  if (PORT_FLAG.test(flag) || /[.-]port$/.test(flag)) return opens;
  return opens && (ADDRESS_FLAG.test(flag) || /^(?:host|server)$/.test(flag));
}

/** What a help text says of an address that is another's. */
const ANOTHERS =
  /\b(?:connect(?:s|ing)? to|dial(?:s|ling)?|\b(?:master|broker|service|remote|peer|upstream|backend)(?:'s)? (?:host|address(?:es)?)(?: and port)?\b|\bhost and (?:optional )?port of\b|to (?:query|scrape|call|contact|reach|talk to|send)|(?:host|address|addr|url|endpoint|location)s? (?:and port )?of (?:the |a |an )?(?:\w+ ){0,3}(?:server|service|broker|api|endpoint|backend|database|daemon|node|cluster|host)\b)/i;

/** Whether an option's help says that its address is one that the program dials, even this machine's. */
export function optionDials(help: string): boolean {
  if (OPENS.test(help)) return false;
  return (
    ANOTHERS.test(help) || (namesPeer(wordsOf(help)) && /\b(?:address(?:es)?|hosts?|ur[il]s?)\b/i.test(help))
  );
}
