/** What a Dockerfile says of the image it builds. */
export interface ImageFacts {
  readonly kind: 'image';
}
