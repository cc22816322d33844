/** An integer in base 60 as YAML 1.1 has it: the first digit group begins with 1–9, each later one is below 60. */
const BASE_60 = /^[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+$/;

/**
 * The number that a YAML 1.1 parser takes a plain scalar for, where it reads it in base 60: `22:22` is
 * 1342. Undefined for what stays a string, such as `8080:80`.
 */
export function base60(plain: string): number | undefined {
  // No mapping has more digits; a longer one is no text that people write.
  if (plain.length > 40 || !BASE_60.test(plain)) return undefined;
  const sign = plain.startsWith('-') ? -1 : 1;
  const groups = plain.replace(/^[-+]/, '').replaceAll('_', '').split(':');
  return sign * groups.reduce((value, group) => value * 60 + Number(group), 0);
}
