/**
 * Text from a workspace as a terminal may be given it: without control characters, which could move the cursor
 * or colour what follows, and without marks that turn the direction of a line. Tabs stay.
 */
export function printable(text: string): string {
  return text.replace(/[\x00-\x08\x0a-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
}
