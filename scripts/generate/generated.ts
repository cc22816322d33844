/** A generated file: its path from the root, and its text made from the present one (undefined where there is none). */
export interface Generated {
  readonly path: string;
  make(present: string | undefined): string | Promise<string>;
}
