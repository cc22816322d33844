/** The objects of one Kubernetes file and how they refer to each other. */
export interface KubernetesFacts {
  readonly kind: 'kubernetes';
}
