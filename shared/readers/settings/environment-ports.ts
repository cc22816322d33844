import { MappedText } from '../../text/index.ts';
import { type BoundPort, boundAddresses, isEveryHost } from './bound-address.ts';
import { splitScript } from './command-line.ts';
import { listenPortsOfCommand } from './listen-command.ts';
import { listenPortsOf } from './listen-variable.ts';

/** Variables that hold further options of a program's command line. */
const OPTIONS =
  /(?:^|_)(?:JAVA|JVM|JMX|CATALINA|NODE)_(?:[A-Z]{1,20}_)?(?:OPTS?|OPTIONS|ARGS)(?:_APPEND)?$|^GUNICORN_CMD_ARGS$|^(?:[A-Z]{1,20}_)?(?:OPTS|SUNJMX_START)$/;

/** Variables whose address may be one for others to dial. */
const FOREIGN =
  /^(?:VAULT|NOMAD|CONSUL_HTTP|DOCKER)_(?:ADDR|HOST)$|ADVERTISE|PUBLIC|EXTERNAL|REMOTE|UPSTREAM|TARGET|ENDPOINT|PEER_ADDRESS|_URL$|_URI$/;

/**
 * The ports that a process listens on which is given the variable `name` with `value`: those that the
 * variable names itself, and those of the options in it (`JAVA_OPTS=-Dserver.port=8080`).
 */
export function portsOfVariable(name: string, value: string): BoundPort[] {
  const own = listenPortsOf(name, value);
  const upper = name.toUpperCase();
  if (own.length > 0) return own;
  // Whatever its name: nothing dials every address of a machine.
  if (!OPTIONS.test(upper))
    return FOREIGN.test(upper) ? [] : boundAddresses(value).filter(each => isEveryHost(each.host));
  return splitScript(MappedText.plain(value, 0), true).flatMap(words =>
    listenPortsOfCommand(words).map(({ range, ...port }) => ({
      ...port,
      start: range.start,
      end: range.end,
    })),
  );
}

/** Names of ports by which others reach a process. */
const OF_OTHERS =
  /PROXY|PUBLIC|EXTERNAL|REMOTE|ADVERTISE|UPSTREAM|TARGET|PEER|HOST_?PORT|PUBLISH|EXPOSED|DEFAULT|CLIENT|VIRTUAL/;

/**
 * The port of a variable of any name that is one of those which the process's own container opens:
 * `PHOTOS_HTTP_PORT=2342` beside a mapping to 2342.
 *
 * @param own the ports that the container is declared to listen on
 */
export function ownPortOf(
  name: string,
  value: string,
  own: { has(port: number): boolean },
): BoundPort | undefined {
  const upper = name.toUpperCase();
  const digits = /^\s*(\d{2,5})\s*$/.exec(value)?.[1];
  if (!digits || !upper.endsWith('PORT') || OF_OTHERS.test(upper) || !own.has(Number(digits)))
    return undefined;
  const start = value.indexOf(digits);
  return { port: Number(digits), start, end: start + digits.length };
}
