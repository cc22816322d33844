/** Ruby in a template that looks a variable up, with what stands in for it: `<%= ENV.fetch("X") { "…" } %>`, `<%= ENV["X"] || 5432 %>`. */
const LOOKUP =
  /^<%=?-?\s{0,9}ENV(?:\.fetch\(|\[)\s{0,3}["']\w{1,80}["']\s{0,3}[\])]?\s{0,9}(?:,|\|\||\{|or\b)\s{0,9}(?:"([^"'<>#]{1,300})"|'([^"'<>]{1,300})'|(\d{2,5}))(?:\.to_i)?\s{0,9}[)}]?(?:\.to_i)?\s{0,9}-?%>$/;

/** The text that stands in for a variable of the environment, in a value that is all Ruby; places are the value's. */
export function rubyFallback(value: string): { readonly start: number; readonly end: number } | undefined {
  if (!value.startsWith('<%')) return undefined;
  const match = LOOKUP.exec(value);
  const text = match?.[1] ?? match?.[2] ?? match?.[3];
  if (text === undefined) return undefined;
  const start = value.lastIndexOf(text);
  return { start, end: start + text.length };
}
