/**
 * A fenced block with a file name after its language: a workspace of that file, and of those in the blocks
 * that follow with a `+` before the name (`yaml + compose.override.yaml`).
 */
export interface PageExample {
  /** Of the first file. */
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
}

/** The examples of a rule's page, or of a part of it, in order. */
export function pageExamples(text: string): PageExample[] {
  const found: { name: string; files: Record<string, string> }[] = [];
  for (const [, more, name, body] of text.matchAll(/^```\w+ (\+ )?(\S+)\n([\s\S]*?)^```$/gm)) {
    if (more) found.at(-1)!.files[name!] = body!;
    else found.push({ name: name!, files: { [name!]: body! } });
  }
  return found;
}
