import type { AddressReuse } from '../../ports/index.ts';
import type { Evaluator } from './evaluate.ts';
import type { Call, Expression, Scope } from './model.ts';
import type { Site } from './places.ts';
import { dottedName, findDeclaration, lastName, moduleOf, runOf } from './scopes.ts';

/** Functions of sockets that leave the options of the socket they are given as they are. */
const HARMLESS =
  /^(?:bind|Bind|listen|accept4?|close|closesocket|shutdown|send|sendto|recv|recvfrom|read|write|fcntl|ioctl|ioctlsocket|select|poll|epoll_ctl|getsockname|connect|setsockopt|getsockopt|FD_\w+|f?printf|perror|fprintf|print|printk|syslog|memset|bzero|exit|assert|htons|inet_pton|str|int|repr|len)$/;

/** Headers of Winsock, and the one that only Unix has. */
const WINSOCK = /^(?:winsock2?\.h|ws2tcpip\.h)$/i;
const UNIX_SOCKETS = 'sys/socket.h';

/**
 * What a `bind` on a raw TCP socket says of taking its address again after a restart: `missing` where
 * nothing sets SO_REUSEADDR, `forced` where code for Windows alone sets it. Undefined where it is as
 * it should be, or where the socket comes from, or goes through, something that this file does not
 * show.
 */
export function addressReuse(evaluator: Evaluator, { call, scope }: Site): AddressReuse | undefined {
  if (!call || lastName(call.callee) !== 'bind') return undefined;
  const socket = call.callee.kind === 'member' ? call.callee.object : call.args[0]?.value;
  const name = socket && dottedName(socket);
  if (name === undefined || !isMadeHere(evaluator, name, scope)) return undefined;
  if (!methodsOn(evaluator, 'listen', name).length || isHandedOn(evaluator, name, call, scope))
    return undefined;
  const options = methodsOn(evaluator, 'setsockopt', name).map(optionOf);
  const names = options.flatMap(option => (option ? namesIn(option) : ['']));
  // An option that is no constant may be any.
  if (names.some(one => !/^[A-Z]{2}/.test(one) || /EXCLUSIVE|REUSEPORT/.test(one))) return undefined;
  const reuses = options.find(option => option && namesIn(option).includes('SO_REUSEADDR'));
  if (!isWindowsOnly(evaluator)) return reuses ? undefined : { state: 'missing' };
  if (!reuses) return undefined;
  const { start, end } = reuses.range;
  return { state: 'forced', mend: [{ range: { start, end }, newText: 'SO_EXCLUSIVEADDRUSE' }] };
}

/** Calls of a method on `name`, or of a function with `name` as its first argument. */
function methodsOn(evaluator: Evaluator, method: string, name: string): Call[] {
  return evaluator
    .sitesNamed(method)
    .map(({ call }) => call)
    .filter(({ callee, args }) => {
      const subject = callee.kind === 'member' ? callee.object : args[0]?.value;
      return subject !== undefined && dottedName(subject) === name;
    });
}

/** The option of `setsockopt(fd, level, option, …)` or `socket.setsockopt(level, option, …)`. */
function optionOf({ callee, args }: Call): Expression | undefined {
  return args[callee.kind === 'member' ? 1 : 2]?.value;
}

function namesIn(expression: Expression): string[] {
  return expression.kind === 'binary'
    ? [...namesIn(expression.left), ...namesIn(expression.right)]
    : [lastName(expression)];
}

/** Whether every value of `name` that the file shows is a new socket, and there is one. */
function isMadeHere(evaluator: Evaluator, name: string, scope: Scope): boolean {
  const dot = name.indexOf('.');
  const declared = findDeclaration(scope, dot < 0 ? name : name.slice(0, dot));
  // A bare name that nothing declares may be a field.
  const bindings =
    dot < 0
      ? (declared?.bindings ?? membersAt(scope, `this.${name}`, undefined))
      : membersAt(scope, name, declared?.scope);
  const values = (bindings ?? []).filter(({ how, value }) => how !== 'declare' || value);
  const made = values.filter(({ value }) => value?.kind === 'call' && lastName(value.callee) === 'socket');
  const blank = values.filter(({ value }) => value?.kind === 'number' || value?.kind === 'constant');
  return (
    made.length > 0 &&
    made.length + blank.length === values.length &&
    // One name for sockets of several kinds says nothing of this one.
    made.every(({ value }) => evaluator.afford(1) && value?.kind === 'call' && !isOtherKind(value))
  );
}

/** The values given to a path; those of `self` stand in the class. */
function membersAt(scope: Scope, path: string, holder: Scope | undefined) {
  for (let current: Scope | undefined = scope; current; current = current.parent) {
    const found = current.members.get(path);
    if (found) return found;
  }
  return (holder ?? moduleOf(scope)).members.get(path);
}

function isOtherKind({ args }: Call): boolean {
  return args.some(({ value }) => /^(?:SOCK_DGRAM|SOCK_RAW|AF_UNIX|PF_UNIX|AF_LOCAL)$/.test(lastName(value)));
}

/** Whether the socket is given to something unknown before it is bound: that may set options. */
function isHandedOn(evaluator: Evaluator, name: string, bind: Call, scope: Scope): boolean {
  const { calls } = evaluator.file;
  if (!evaluator.afford(calls.length)) return true;
  return calls.some(
    ({ call, scope: place, name: called }) =>
      call.range.start < bind.range.start &&
      runOf(place) === runOf(scope) &&
      !HARMLESS.test(called) &&
      call.args.some(({ value }) => dottedName(value) === name),
  );
}

function isWindowsOnly({ file }: Evaluator): boolean {
  const includes = file.imports.map(({ module }) => module);
  return includes.some(module => WINSOCK.test(module)) && !includes.includes(UNIX_SOCKETS);
}
