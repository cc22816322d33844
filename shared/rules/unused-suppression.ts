import type { FileFacts, SuppressionComment } from '../readers/index.ts';
import { getOrMake, nearestName, type TextRange, textRange } from '../text/index.ts';
import type { FixPlan, Rule } from './rule.ts';

/**
 * Suppression comments that silence nothing. The verdicts need the findings of all other rules, so
 * `suppressions.ts` gives them after the others ran; here are the metadata and the fixes. `otherIds`
 * are the ids of those other rules.
 */
export function unusedSuppressionAmong(
  otherIds: readonly string[],
): Rule<'unused' | 'unusedRule' | 'unopened' | 'unknown'> {
  return {
    meta: {
      id: 'unused-suppression',
      description: 'a suppression comment, or a rule named in one, that silences nothing',
      defaultSeverity: 'information',
      scope: 'workspace',
      fixes: ['safe', 'suggested'],
      messages: {
        unused: 'This {directive} silences nothing: no rule speaks here.',
        unusedRule: 'This {directive} names {id}, which does not speak here.',
        unopened: 'This {directive} ends nothing: no portlint-disable is open for it here.',
        unknown: 'There is no rule {id}, so that this {directive} does not silence it.{hint}',
      },
    },
    check: () => [],
    fixes(finding, { facts }) {
      const comment = commentsOf(facts).get(keyOf(finding.range));
      if (!comment) return [];
      const index = comment.rules.findIndex(rule => same(rule.range, finding.range));
      const plans: FixPlan[] = [];
      const id = comment.rules[index]?.id;
      if (finding.messageId === 'unknown' && id !== undefined) {
        const near = nearestName(id, otherIds);
        if (near)
          plans.push({
            title: `Change ${id} to ${near}`,
            applicability: 'suggested',
            changes: [{ kind: 'edit', path: facts.path, edits: [{ range: finding.range, newText: near }] }],
          });
      }
      const whole = comment.rules.length < 2;
      plans.push({
        title: whole ? 'Remove the comment' : `Remove ${id} from the comment`,
        applicability: plans.length > 0 ? 'suggested' : 'safe',
        changes: [
          {
            kind: 'edit',
            path: facts.path,
            edits: [{ range: whole ? comment.removal : listed(comment, index), newText: '' }],
          },
        ],
      });
      return plans;
    },
  };
}

const made = new WeakMap<FileFacts, ReadonlyMap<string, SuppressionComment>>();

/** The comments of a file by the stretches that findings speak of: their own, and those of the rules that they name. */
function commentsOf(facts: FileFacts): ReadonlyMap<string, SuppressionComment> {
  return getOrMake(made, facts, () => {
    const found = new Map<string, SuppressionComment>();
    for (const comment of facts.suppressions)
      for (const { range } of [comment, ...comment.rules]) getOrMake(found, keyOf(range), () => comment);
    return found;
  });
}

function keyOf({ start, end }: TextRange): string {
  return `${start}-${end}`;
}

/** The stretch that takes one id and its comma out of a comment's list. */
function listed(comment: SuppressionComment, index: number): TextRange {
  const { range } = comment.rules[index]!;
  const next = comment.rules[index + 1];
  if (next) return textRange(range.start, next.range.start);
  return textRange(comment.rules[index - 1]!.range.end, range.end);
}

function same(a: TextRange, b: TextRange): boolean {
  return a.start === b.start && a.end === b.end;
}
