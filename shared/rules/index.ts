export { rules } from './registry.ts';
export type * from './rule.ts';
