import type { TextRange } from '../../../text/index.ts';

/** An `{{ if }}`, `{{ with }}` or `{{ range }}` up to its `{{ end }}`; one never closed has no end. */
interface Block {
  readonly start: number;
  end: number;
}

/** The blocks of a Go template, in which text is rendered only on a condition. */
export class TemplateBlocks {
  /** Where blocks begin and end, in order, with the innermost block open after each place. */
  readonly #borders: readonly { readonly at: number; readonly inner: Block | undefined }[];

  constructor(text: string) {
    const open: Block[] = [];
    this.#borders = [...text.matchAll(/\{\{-?\s*(if|with|range|end)\b/g)].map(({ index: at, 1: word }) => {
      if (word !== 'end') open.push({ start: at, end: Number.POSITIVE_INFINITY });
      else {
        const block = open.pop();
        if (block) block.end = at;
      }
      return { at, inner: open.at(-1) };
    });
  }

  /** The innermost block around an offset. */
  around(offset: number): TextRange | undefined {
    let low = 0;
    let high = this.#borders.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#borders[middle]!.at < offset) low = middle + 1;
      else high = middle;
    }
    return this.#borders[low - 1]?.inner;
  }
}
