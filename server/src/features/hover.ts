import { type Hover, MarkupKind, type ResponseError } from 'vscode-languageserver';
import { type PortOccurrence, serviceName } from '../../../shared/index.ts';
import { toRange } from '../diagnostics.ts';
import type { Session } from '../session.ts';
import { cancelled, guarded } from './guard.ts';

const ROLES: Record<PortOccurrence['role'], string> = {
  listen: 'listened on',
  published: 'published',
  service: 'service port',
  connect: 'connected to',
};

/**
 * `textDocument/hover` on a port: what it is for and whose it is. Editors show the findings there themselves.
 */
export function hover(session: Session): void {
  session.answers(
    session.connection.onHover(async ({ textDocument, position }, token) =>
      guarded(session, null, async (): Promise<Hover | null | ResponseError<void>> => {
        const document = await session.upToDate(textDocument.uri);
        if (token.isCancellationRequested) return cancelled();
        const facts = document?.workspace.index.get(document.path);
        if (!document || !facts) return null;
        const offset = document.text.offsetAt(position);
        const here = facts.occurrences.filter(({ range }) => range.start <= offset && offset <= range.end);
        const [first] = here;
        if (!first) return null;
        const value = here.map(describe).join('\n\n');
        return {
          contents: { kind: MarkupKind.Markdown, value },
          range: toRange(facts.lineStarts, first.range),
        };
      }),
    ),
  );
}

/** `**8080/tcp** (http-alt) published by web on 127.0.0.1`. */
function describe(occurrence: PortOccurrence): string {
  const { port, endPort, protocol, role, resolution, owner, host } = occurrence;
  const number =
    resolution === 'dynamic'
      ? 'assigned by the system'
      : port === null
        ? 'not known from this file'
        : `${port}${endPort === undefined ? '' : `-${endPort}`}`;
  const service = port && endPort === undefined ? serviceName(port, protocol) : undefined;
  const how = resolution === 'default' ? ' (a default)' : resolution === 'constant' ? ' (a constant)' : '';
  return [
    `**${number}/${protocol}**`,
    ...(service ? [`(${plain(service)})`] : []),
    ROLES[role] + how,
    ...(owner ? [`by \`${code(owner)}\``] : []),
    ...(host ? [`${role === 'connect' ? 'at' : 'on'} \`${code(host)}\``] : []),
  ].join(' ');
}

/** Text from a workspace must not become a link or an image of a hover. */
function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#!|]/g, '\\$&').replace(/\s+/g, ' ');
}

function code(text: string): string {
  return text.replace(/[`\s]+/g, ' ');
}
