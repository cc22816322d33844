/** What the value of a port's key says. */
export type SettingValue =
  /** Digits at `start`–`end` of the value (0-based, end exclusive); `isDefault` within a placeholder. */
  | {
      readonly kind: 'port';
      readonly port: number;
      readonly start: number;
      readonly end: number;
      readonly isDefault: boolean;
    }
  /** `8000-8010` */
  | {
      readonly kind: 'range';
      readonly port: number;
      readonly endPort: number;
      readonly start: number;
      readonly end: number;
    }
  /** Known when the program runs. */
  | { readonly kind: 'unknown' };

/** `${PORT:8080}`, `${A:${B:8080}}`, HOCON's and shells' `${PORT:-8080}`. */
const DEFAULT = /^(?:\$\{[\w.-]{1,200}:-?\s{0,9}){1,4}(\d{1,9})\s{0,9}\}{1,4}$/;
const LITERAL = /^\d{1,9}$/;
const RANGE = /^(\d{1,5})\s{0,9}(?:-|\.\.|,|:)\s{0,9}(\d{1,5})$/;
/** Placeholders of Spring, expressions, Maven's filters, templates. */
const UNKNOWN = /\$\{|#\{|^@[\w.-]{1,200}@$|\uFFFC|\{\{/;

/** Reads the value of a port's key; undefined for what is none, such as `-1`, which turns a server off. */
export function settingValue(text: string): SettingValue | undefined {
  const value = text.trim();
  const before = text.length - text.trimStart().length;
  if (/^\$\{random\.port\}$/.test(value))
    return { kind: 'port', port: 0, start: before, end: before + value.length, isDefault: false };
  const match = LITERAL.test(value) ? value : DEFAULT.exec(value)?.[1];
  if (match !== undefined) {
    const start = before + value.lastIndexOf(match);
    return {
      kind: 'port',
      port: Number(match),
      start,
      end: start + match.length,
      isDefault: match !== value,
    };
  }
  const range = RANGE.exec(value);
  if (range)
    return {
      kind: 'range',
      port: Number(range[1]),
      endPort: Number(range[2]),
      start: before,
      end: before + value.length,
    };
  // HOCON's `${?PORT}` changes nothing where there is no such variable.
  if (value.startsWith('${?')) return undefined;
  return UNKNOWN.test(value) ? { kind: 'unknown' } : undefined;
}
