import { dynamicPort } from './dynamic-port.ts';
import { ephemeralPort } from './ephemeral-port.ts';
import { invalidPort } from './invalid-port.ts';
import { privilegedPort } from './privileged-port.ts';
import type { Rule } from './rule.ts';
import { sqlBrowser } from './sql-browser.ts';
import { sqlInstanceIgnored } from './sql-instance-ignored.ts';
import { sqlPortSeparator } from './sql-port-separator.ts';
import { unusedSuppressionAmong } from './unused-suppression.ts';

/** The rules that judge facts, one line each. */
const judging: readonly Rule[] = [
  ephemeralPort,
  privilegedPort,
  dynamicPort,
  invalidPort,
  sqlBrowser,
  sqlPortSeparator,
  sqlInstanceIgnored,
];

/** The rule whose verdicts `suppressions.ts` gives once all others have spoken. */
export const unusedSuppression: Rule = unusedSuppressionAmong(judging.map(rule => rule.meta.id));

/** Every rule. */
export const rules: readonly Rule[] = [...judging, unusedSuppression];
