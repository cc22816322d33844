import type { TextRange } from '../../../text/index.ts';

/**
 * What one document of a Compose file declares of its services, before any merge. Values are as
 * written, with their variables, since only the project's `.env` file gives those their values.
 */
export interface ComposeFacts {
  readonly kind: 'compose';
  /** The top-level `name` of the project. */
  readonly name?: string;
  /** Whether the file's name says that it is a Compose file; another one was told by its content. */
  readonly named: boolean;
  /** Whether a template engine makes the file: services may then stand in exclusive branches. */
  readonly templated: boolean;
  /** Whether something in it has a meaning for Swarm alone, so that its services are spread over machines. */
  readonly swarm: boolean;
  readonly services: readonly ComposeServiceFacts[];
  readonly includes: readonly ComposeInclude[];
  readonly networks: readonly ComposeNetwork[];
}

/** One service as one file declares it. */
export interface ComposeServiceFacts {
  readonly name: string;
  /** The service's key. */
  readonly range: TextRange;
  readonly image?: string;
  readonly build?: ComposeBuild;
  readonly containerName?: string;
  readonly networkMode?: ComposeNetworkMode;
  /** The keys of the networks that it joins. */
  readonly networks: readonly string[];
  readonly profiles: readonly string[];
  readonly dependsOn: readonly string[];
  readonly envFiles: readonly string[];
  readonly extends?: ComposeExtends;
  /** How many containers: `scale`, else `deploy.replicas`. */
  readonly replicas?: { readonly count: number; readonly range: TextRange };
  readonly deployMode?: string;
  readonly ports?: ComposePortList;
}

export interface ComposeBuild {
  readonly context: string;
  readonly dockerfile?: string;
  readonly target?: string;
}

export interface ComposeNetworkMode {
  /** With its variables replaced by their defaults: `host`, `service:NAME`, `container:NAME`, `bridge`, `none`. */
  readonly value: string;
  /** Whether a part of it may be another: a variable's default. */
  readonly isDefault: boolean;
  readonly range: TextRange;
}

export interface ComposeExtends {
  readonly service: string;
  /** Relative to the file that says so; absent where the service stands in the same file. */
  readonly file?: string;
  readonly range: TextRange;
}

/** `ports` of a service, in the file that has it. */
export interface ComposePortList {
  /** `!reset` takes away what was merged so far, `!override` puts this list in its place. */
  readonly tag?: 'reset' | 'override';
  /** The key. */
  readonly range: TextRange;
  /** Right behind the key's colon, where a tag can be written; absent where the list stands elsewhere (an alias). */
  readonly tagAt?: number;
  /** What to delete so that the key is gone with its lines; absent where it cannot be taken out alone. */
  readonly lines?: TextRange;
  readonly entries: readonly ComposePort[];
}

/** One entry of `ports`. */
export interface ComposePort {
  /** The entry: the `use` of its occurrences. */
  readonly range: TextRange;
  /** The short syntax, or the fields of the long one; decoded, variables not replaced. */
  readonly written: string | ComposePortFields;
  /** The number that YAML 1.1 takes an unquoted mapping for, in base 60. */
  readonly base60?: number;
}

export interface ComposePortFields {
  readonly target?: string;
  readonly published?: string;
  readonly hostIp?: string;
  readonly protocol?: string;
}

/** An entry of `include`: the files of a project of its own, the first one's folder being its folder. */
export interface ComposeInclude {
  readonly paths: readonly string[];
  readonly envFiles: readonly string[];
  readonly projectDirectory?: string;
  readonly range: TextRange;
}

/** A top-level network. */
export interface ComposeNetwork {
  readonly key: string;
  /** Its name on the machine, where one is given. */
  readonly name?: string;
  /** Whether another project, or a person, makes it. */
  readonly external: boolean;
}
