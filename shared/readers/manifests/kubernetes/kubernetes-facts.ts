import type { Protocol } from '../../../ports/index.ts';
import type { TextRange } from '../../../text/index.ts';

/**
 * The objects of one Kubernetes file and how they refer to each other's ports. What a template fills in is
 * undefined; whoever compares keeps silent about it.
 */
export interface KubernetesFacts {
  readonly kind: 'kubernetes';
  readonly workloads: readonly KubernetesWorkload[];
  readonly services: readonly KubernetesService[];
  readonly backends: readonly KubernetesBackend[];
  readonly admissions: readonly KubernetesAdmission[];
}

/** A port by which a NetworkPolicy lets others in to pods, where it is given by name. */
export interface KubernetesAdmission extends PortReference {
  readonly policy: string;
  readonly namespace?: string;
  /** The labels of the pods. */
  readonly selector: Readonly<Record<string, string>>;
}

/** A port as another object names it: its number, or its name. The range is that of the value without quotes. */
export interface PortReference {
  readonly port: number | string;
  readonly range: TextRange;
  /** How to write another: `range` is replaced by `before` + VALUE + `after`. */
  readonly quoted: boolean;
}

/** A port of a container, or of a Service. */
export interface DeclaredPort {
  /** Undefined where a template fills it in. */
  readonly port: number | undefined;
  /** Undefined where it has none, or a template fills it in: see `complete`. */
  readonly name?: string;
  readonly protocol: Protocol;
  /** Of the entry. */
  readonly range: TextRange;
}

/** A pod, or an object with a template for pods. */
export interface KubernetesWorkload {
  readonly kindName: string;
  readonly name: string;
  readonly namespace?: string;
  /** The labels of its pods; undefined where not all are known. */
  readonly labels?: Readonly<Record<string, string>>;
  /** The ports that its containers declare. */
  readonly ports: readonly DeclaredPort[];
  /** Whether those are all, and known: no template, no patch of an object that stands elsewhere. */
  readonly complete: boolean;
  readonly probes: readonly KubernetesProbe[];
  /** Those whose image is named, each with what stands in it. */
  readonly containers: readonly KubernetesContainer[];
}

/** A container of a pod. */
export interface KubernetesContainer {
  /** As written, template actions and all. */
  readonly image: string;
  readonly range: TextRange;
}

/** A probe's port that is given by name, and the ports that its container declares. */
export interface KubernetesProbe extends PortReference {
  readonly declared: readonly DeclaredPort[];
}

export interface KubernetesService {
  readonly name: string;
  readonly namespace?: string;
  /** Undefined where it has none (its endpoints are made by others), or not all of it is known. */
  readonly selector?: Readonly<Record<string, string>>;
  /** Without a virtual address: whoever dials it reaches the pods' own ports. */
  readonly headless: boolean;
  readonly ports: readonly (DeclaredPort & { readonly target?: PortReference })[];
  readonly complete: boolean;
}

/** A port of a Service as an Ingress, a route or a webhook names it. */
export interface KubernetesBackend extends PortReference {
  readonly service: string;
  readonly namespace?: string;
}
