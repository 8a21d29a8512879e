import type { ResourceList } from './resource-totals';

/** What we read of objects, as the API server sends them. */
export interface ServerMetadata {
  readonly name: string;
  readonly namespace: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly deletionTimestamp?: string;
}

export interface ServerResources {
  readonly requests?: ResourceList;
}

export interface ServerContainer {
  readonly name: string;
  readonly restartPolicy?: string;
  readonly resources?: ServerResources;
}

export interface ServerContainerStatus {
  readonly name: string;
  readonly resources?: ServerResources | null;
  readonly allocatedResources?: ResourceList;
}

export interface ServerPod {
  readonly metadata: ServerMetadata;
  readonly spec: {
    readonly nodeName?: string;
    readonly containers: readonly ServerContainer[];
    readonly initContainers?: readonly ServerContainer[];
    readonly resources?: ServerResources;
    readonly overhead?: ResourceList;
  };
  readonly status?: {
    readonly phase?: string;
    readonly conditions?: readonly { readonly type: string; readonly reason?: string }[];
    readonly containerStatuses?: readonly ServerContainerStatus[];
    readonly initContainerStatuses?: readonly ServerContainerStatus[];
    readonly resources?: ServerResources | null;
    readonly allocatedResources?: ResourceList;
  };
}

export interface ServerQuota {
  readonly metadata: ServerMetadata;
  readonly spec?: { readonly scopes?: readonly string[]; readonly scopeSelector?: unknown };
  readonly status?: {
    readonly hard?: Readonly<Record<string, string>>;
    readonly used?: Readonly<Record<string, string>>;
  };
}

export interface ServerVolumeClaim {
  readonly metadata: ServerMetadata;
  readonly spec?: { readonly resources?: ServerResources };
}

export interface ServerPodMetrics {
  readonly metadata: ServerMetadata;
  readonly containers?: readonly { readonly usage?: ResourceList }[];
}

/** A request of a claim, in the shape of any version: `exactly` came with `v1beta2`. */
export interface ServerDeviceRequest {
  readonly name: string;
  readonly exactly?: ServerExactRequest;
  readonly firstAvailable?: readonly (ServerExactRequest & { readonly name: string })[];
}

export interface ServerExactRequest {
  readonly deviceClassName?: string;
  readonly allocationMode?: string;
  readonly count?: number;
  readonly adminAccess?: boolean;
}

export interface ServerResourceClaim {
  readonly metadata: ServerMetadata;
  readonly spec?: {
    readonly devices?: {
      readonly requests?: readonly (ServerDeviceRequest & ServerExactRequest)[];
    };
  };
  readonly status?: {
    readonly allocation?: {
      readonly devices?: {
        readonly results?: readonly { readonly request: string; readonly adminAccess?: boolean }[];
      };
    } | null;
  };
}

/** What a queue of Kueue holds of one flavour. */
export interface ServerFlavorUsage {
  readonly name: string;
  readonly resources?: readonly {
    readonly name: string;
    readonly total?: string | number;
    readonly borrowed?: string | number;
  }[];
}

export interface ServerLocalQueue {
  readonly metadata: ServerMetadata;
  readonly spec?: { readonly clusterQueue?: string };
  readonly status?: {
    readonly pendingWorkloads?: number;
    readonly admittedWorkloads?: number;
    readonly flavorsUsage?: readonly ServerFlavorUsage[];
    /** What `v1beta1` calls `flavorsUsage`. */
    readonly flavorUsage?: readonly ServerFlavorUsage[];
  };
}

export interface ServerClusterQueue {
  readonly metadata: ServerMetadata;
  readonly status?: { readonly flavorsUsage?: readonly ServerFlavorUsage[] };
}
