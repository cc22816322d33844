export { rules, unusedSuppression } from './registry.ts';
export type * from './rule.ts';
export { ruleUrl } from './rule-url.ts';
