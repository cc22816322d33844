import type { ComposeFacts, ComposePort, FileFacts } from '../readers/index.ts';
import { textRange } from '../text/index.ts';
import { entrySides } from './compose-entries.ts';
import type { Rule, Subject } from './rule.ts';

/** A port mapping that YAML 1.1 takes for a number. */
export const unquotedPortMapping: Rule<'base60'> = {
  meta: {
    id: 'unquoted-port-mapping',
    description: 'an unquoted port mapping that YAML 1.1 reads as a number in base 60',
    defaultSeverity: 'warning',
    scope: 'file',
    fixes: ['safe'],
    messages: {
      base60:
        'Without quotes this mapping is the number {number} to YAML 1.1 (Compose v1, podman-compose, Ansible), which reads it in base 60. Quote it.',
    },
  },
  *check({ facts }) {
    const told = new Set<number>();
    for (const { range, base60 } of portsOf(facts)) {
      // One entry may be several services', by an alias.
      if (base60 === undefined || told.has(range.start)) continue;
      told.add(range.start);
      const sides = entrySides(facts).get(range.start);
      const occurrence = sides?.published ?? sides?.target;
      if (!occurrence) continue;
      const subject: Subject = { kind: 'occurrence', occurrence };
      yield { messageId: 'base60', data: { number: base60 }, subject, range };
    }
  },
  fixes({ range }, { facts }) {
    const quote = (offset: number) => ({ range: textRange(offset, offset), newText: '"' });
    const edits = [quote(range.start), quote(range.end)];
    return [
      {
        title: 'Quote the mapping',
        applicability: 'safe',
        changes: [{ kind: 'edit', path: facts.path, edits }],
      },
    ];
  },
};

function portsOf({ manifests }: FileFacts): readonly ComposePort[] {
  return manifests
    .filter((each): each is ComposeFacts => each.kind === 'compose')
    .flatMap(({ services }) => services.flatMap(({ ports }) => ports?.entries ?? []));
}
