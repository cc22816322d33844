import type { Rule } from './rule.ts';

/** Every rule, one line each. */
export const rules: readonly Rule[] = [];
