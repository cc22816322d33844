import type { PortDefectKind } from '../readers/index.ts';
import type { Rule } from './rule.ts';

/** Port notation that its consumer refuses. */
export const invalidPort: Rule<PortDefectKind> = {
  meta: {
    id: 'invalid-port',
    description: 'port notation that its consumer refuses',
    defaultSeverity: 'error',
    scope: 'file',
    fixes: ['safe'],
    messages: {
      'out-of-range': '{text} is outside the ports there are: expected {expected}.',
      zero: 'Port 0 is not allowed here: expected {expected}.',
      malformed: '{text} is no valid port: expected {expected}.',
      'unequal-ranges': 'The ranges of {text} have different lengths: expected {expected}.',
      'descending-range': 'The range {text} ends below its start: expected {expected}.',
      'host-name': '{text} is a name where only an IP address is taken: expected {expected}.',
      'port-name': '{text} is no valid port name: expected {expected}.',
      protocol: '{text} is no protocol of a port: expected {expected}.',
    },
  },
  *check({ facts }) {
    for (const defect of facts.defects)
      yield {
        messageId: defect.kind,
        data: { text: shortened(defect.text), expected: defect.expected },
        subject: { kind: 'defect', defect },
      };
    for (const occurrence of facts.occurrences) {
      const refused = occurrence.sql?.refusedPort;
      if (!refused) continue;
      yield {
        messageId: refused.kind,
        data: { text: shortened(refused.text), expected: refused.expected },
        subject: { kind: 'occurrence', occurrence },
        range: refused.range,
      };
    }
  },
  fixes(finding, { facts }) {
    const mend = finding.subject.kind === 'defect' ? finding.subject.defect.mend : undefined;
    if (!mend) return [];
    return [
      {
        title: mend.title,
        applicability: 'safe',
        changes: [{ kind: 'edit', path: facts.path, edits: mend.edits }],
      },
    ];
  },
};

/** A text for a message: quoted, on one line, of bounded length. */
function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return `"${line.length > 60 ? `${line.slice(0, 59)}…` : line}"`;
}
