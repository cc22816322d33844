/** How long (ms) background work may keep the thread before edits and requests get their turn. */
const SLICE_MS = 8;

// The one clock of the server; `setImmediate` is missing in a web worker.
const soon: (run: () => void) => void =
  typeof setImmediate === 'function' ? run => void setImmediate(run) : run => void setTimeout(run, 0);

/** Lets messages that wait be handled first. */
export function nextTurn(): Promise<void> {
  return new Promise(resolve => soon(resolve));
}

/** For loops of background work: call {@link rest} once a round; it gives way when the slice is used up. */
export class TimeSlice {
  #end = performance.now() + SLICE_MS;

  /** Resolves at once within the slice, else after others had their turn. */
  async rest(): Promise<void> {
    if (performance.now() < this.#end) return;
    await nextTurn();
    this.#end = performance.now() + SLICE_MS;
  }
}
