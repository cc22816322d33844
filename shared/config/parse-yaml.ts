import { Composer, type Document, Parser } from 'yaml';
import { pruneDepth } from '../readers/yaml/prune-depth.ts';
import { type TextRange, textRange } from '../text/index.ts';

/** A configuration as a YAML document: the first of its text, and what is wrong with it. */
export interface YamlConfig {
  readonly document: Document.Parsed | undefined;
  readonly errors: readonly { readonly range: TextRange; readonly message: string }[];
}

/** Parses a configuration as YAML 1.2. Never throws, however deep the text nests. */
export function parseYaml(text: string): YamlConfig {
  const errors: { range: TextRange; message: string }[] = [];
  const documents: Document.Parsed[] = [];
  try {
    const composer = new Composer({ prettyErrors: false, logLevel: 'silent' });
    for (const token of new Parser().parse(text)) {
      const deep = token.type === 'document' ? pruneDepth(token) : undefined;
      if (deep !== undefined) errors.push({ range: textRange(deep, deep + 1), message: 'nested too deeply' });
      documents.push(...(composer.next(token) as Iterable<Document.Parsed>));
    }
    documents.push(...(composer.end(true, text.length) as Iterable<Document.Parsed>));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    errors.push({ range: textRange(0, 0), message });
  }
  const [document, second] = documents;
  for (const { pos, message } of document?.errors ?? [])
    errors.push({ range: textRange(pos[0], pos[1]), message });
  if (second)
    errors.push({ range: textRange(second.range[0], second.range[0]), message: 'expected one document' });
  return { document, errors };
}
