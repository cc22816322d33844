import { applyEdits, type TextEdit } from '../../text/index.ts';

/** A text that was mended so that it parses, and the way back to the places of the one that was read. */
export class MendedText {
  readonly text: string;
  /** Of each edit: where it begins in the text as read and as mended, and how much is taken and put there. */
  readonly #steps: readonly Step[];
  readonly #before: MendedText | undefined;

  private constructor(text: string, steps: readonly Step[], before?: MendedText) {
    this.text = text;
    this.#steps = steps;
    this.#before = before;
  }

  static of(text: string): MendedText {
    return new MendedText(text, []);
  }

  /** The text after further edits, whose ranges are of this one. They must be in order and apart. */
  edited(edits: readonly TextEdit[]): MendedText {
    const steps: Step[] = [];
    let shift = 0;
    for (const { range, newText } of edits) {
      const taken = range.end - range.start;
      steps.push({ from: range.start, to: range.start + shift, taken, put: newText.length });
      shift += newText.length - taken;
    }
    return new MendedText(applyEdits(this.text, edits), steps, this);
  }

  /** The place as read of a place as mended: within what was put in, the next that stands there. */
  toSource(offset: number): number {
    if (!this.#before) return offset;
    const step = lastUpTo(this.#steps, offset, ({ to }) => to);
    const within = step ? offset - step.to : offset;
    const place = !step
      ? offset
      : within >= step.put
        ? step.from + step.taken + within - step.put
        : step.from + Math.min(within, step.taken);
    return this.#before.toSource(place);
  }

  /** The place as mended of a place as read. */
  fromSource(offset: number): number {
    if (!this.#before) return offset;
    const place = this.#before.fromSource(offset);
    const step = lastUpTo(this.#steps, place, ({ from }) => from);
    if (!step) return place;
    const within = place - step.from;
    return within >= step.taken ? step.to + step.put + within - step.taken : step.to;
  }
}

interface Step {
  readonly from: number;
  readonly to: number;
  readonly taken: number;
  readonly put: number;
}

function lastUpTo(steps: readonly Step[], offset: number, of: (step: Step) => number): Step | undefined {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (of(steps[middle]!) <= offset) low = middle + 1;
    else high = middle;
  }
  return steps[low - 1];
}
