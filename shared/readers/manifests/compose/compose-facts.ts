/** What a Compose file declares of its services, before any merge. */
export interface ComposeFacts {
  readonly kind: 'compose';
}
