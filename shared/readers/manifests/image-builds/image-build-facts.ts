/** An image that is built from a Dockerfile of the workspace, as a script, a workflow, Skaffold or Tilt says. */
export interface ImageBuildFacts {
  readonly kind: 'image-build';
  /** What it is called, as written, with tags and variables; at least one. */
  readonly images: readonly string[];
  /** The folder that the build is given. */
  readonly context: string;
  /** Relative to what the context is relative to. */
  readonly dockerfile: string;
  /** What the paths are relative to: the file's own folder, or wherever the command is run, there or above. */
  readonly from: 'here' | 'here-or-above';
  /** The stage that is built, where it is not the last one. */
  readonly target?: string;
}

/** Another name of an image: `docker tag`, `images` of a kustomization. */
export interface ImageAliasFacts {
  readonly kind: 'image-alias';
  readonly image: string;
  readonly alias: string;
}
