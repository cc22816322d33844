/**
 * What the server has been told but has not taken in yet: changes on disk that are being read. Answers
 * about everything wait for it.
 */
export class Intake {
  readonly #pending = new Set<Promise<unknown>>();

  /** Counts `work` as pending until it is over; it must not reject. */
  add(work: Promise<unknown>): void {
    this.#pending.add(work);
    void work.finally(() => this.#pending.delete(work));
  }

  get busy(): boolean {
    return this.#pending.size > 0;
  }

  /** Resolves when nothing is pending. */
  async idle(): Promise<void> {
    while (this.busy) await Promise.all(this.#pending);
  }
}
