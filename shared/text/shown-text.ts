/** A text for people: what a template fills in, of which readers leave U+FFFC unit by unit, as an ellipsis. */
export function shownText(text: string): string {
  return text.includes('\uFFFC') ? text.replace(/\uFFFC+/g, '…') : text;
}
