import { k8s } from '../api-object/k8s';
import { Construct } from 'constructs';
import type {
  FleetContainers,
  FleetDefaultRequest,
  FleetEnvironmentQuota,
  FleetRatios,
  FleetResources,
  FleetStorage,
} from '../../fleet/model/fleet';
import type {
  BurstProps,
  BurstValue,
  ContainersProps,
  LifecycleState,
  QuotaProps,
  StorageProps,
} from '../../fleet/model/props';
import { rememberShared, rememberSome } from '../../fleet/model/shared';
import { RESOURCES, canonicalAmount } from '../../fleet/values/amounts';
import { Manifest } from '../api-object/manifest';
import { guardMetadata } from '../api-object/metadata';
import { shareContent } from '../api-object/tidy';
import { inTenant, resolvePart } from '../resolve-props';
import { Resolved } from '../resolved';
import { quantities } from './quantities';
import { resourceQuota } from './resource-quota';

/** Props of a ComputeQuota. */
export interface ComputeQuotaProps {
  /** The namespace: a DNS label. */
  readonly namespace: string;
  /**
   * What all pods may request together: `cpu` in cores, `memory` and `ephemeralStorage` in bytes, `pods` as a number.
   * What is not stated is not bounded.
   */
  readonly quota: Pick<QuotaProps, 'cpu' | 'memory' | 'ephemeralStorage' | 'pods'>;
  /**
   * How far limits exceed requests, in percent: `20%`, or `{memory: 20%}`.
   *
   * @default - no limits at all
   */
  readonly burst?: BurstValue | BurstProps;
  /**
   * What a container gets that states no resources, and what bounds it.
   *
   * @default - requests of 100m cpu and 512Mi memory, and 1Gi of local disk where the quota counts it; no bounds
   */
  readonly containers?: ContainersProps;
  /**
   * How large one claim of a volume may be.
   *
   * @default - any size
   */
  readonly storage?: Pick<StorageProps, 'minClaim' | 'maxClaim'>;
  /**
   * How many pods may exist, finished ones included: a whole number, 0 or more.
   *
   * @default - no cap
   */
  readonly storedPods?: number;
  /**
   * `removed` takes the annotations away that keep Flux and Argo CD from deleting the objects.
   *
   * @default active
   */
  readonly state?: LifecycleState;
}

/** @internal */
export interface ComputeQuotaSpec {
  readonly namespace: string;
  readonly quota: FleetEnvironmentQuota;
  readonly containers: FleetContainers;
  readonly storage: ClaimSizes;
  /** `null` for no cap. */
  readonly storedPods: number | null;
  readonly state: LifecycleState;
  /** Whether a NamespaceQuota writes it, together with others. */
  readonly joined: boolean;
}

/**
 * What all pods of a namespace may request together, what a container gets that requests nothing, and the bounds of
 * single containers, pods and claims.
 *
 * The two come together: under a quota of cpu or memory, the API server refuses every pod that does not state them.
 *
 * Alone it writes the ResourceQuota `compute`. In a TenantEnvironment it contributes to the one of the namespace.
 */
export class ComputeQuota extends Construct {
  /** The namespace that it bounds. */
  readonly namespace: string;
  /** Its entries of `spec.hard` of the ResourceQuota, as canonical quantities. */
  readonly hard: Record<string, string>;

  /** Throws a `TenancyError` that names every wrong prop. */
  constructor(scope: Construct, id: string, props: ComputeQuotaProps);
  /** @internal */
  constructor(scope: Construct, id: string, props: Resolved<ComputeQuotaSpec>);
  constructor(scope: Construct, id: string, props: ComputeQuotaProps | Resolved<ComputeQuotaSpec>) {
    super(scope, id);
    const spec = props instanceof Resolved ? props.spec : specOf(this, props);
    this.namespace = spec.namespace;
    this.hard = hardOf(spec);
    if (!spec.joined) {
      const metadata = guardMetadata('compute', spec.namespace, spec.state);
      resourceQuota(this, { metadata, hard: this.hard });
    }
    const limits = limitsOf(spec.containers)(claimText(spec.storage)).spec;
    if (limits === undefined) return;
    const metadata = guardMetadata('defaults', spec.namespace, spec.state);
    new Manifest(this, 'Defaults', {
      apiVersion: 'v1',
      kind: 'LimitRange',
      metadata,
      spec: limits,
    });
  }
}

/** What the quota of an environment says beside: limits follow from the burst, devices have a quota of their own. */
const ELSEWHERE = ['gpu', 'limits'];

function specOf(construct: Construct, props: ComputeQuotaProps): ComputeQuotaSpec {
  const { namespace, storedPods, containers, storage, burst, state = 'active' } = props;
  const { cpu = null, memory = null, pods = null } = props.quota;
  const stated = Object.entries(props.quota).filter(([key]) => !ELSEWHERE.includes(key));
  const { environment } = resolvePart(construct, props, {
    tenant: {
      // Another part says how much storage there is: whatever one claim needs at least.
      quota: { ...Object.fromEntries(stated), cpu, memory, pods, ...leastStorage(storage) },
      burst,
      containers,
      storage: storage ?? {},
      objects: { storedPods: storedPods ?? null },
    },
    places: [
      inTenant(['quota']),
      inTenant(['burst']),
      inTenant(['containers']),
      inTenant(['storage']),
      inTenant(['objects', 'storedPods']),
    ],
  });
  return {
    namespace,
    quota: environment.quota,
    containers: environment.containers,
    storage: environment.storage,
    storedPods: environment.objects.storedPods,
    state,
    joined: false,
  };
}

function leastStorage({ minClaim }: NonNullable<ComputeQuotaProps['storage']> = {}): QuotaProps {
  return minClaim === undefined ? {} : { storage: minClaim };
}

/** The `spec` of the LimitRange; nothing where it would say nothing. Most namespaces share it. */
const limitsOf = rememberShared((containers: FleetContainers) =>
  rememberSome((claims: string): { readonly spec?: object } => {
    const limits = toLimits(containers, JSON.parse(claims) as ClaimSizes);
    if (limits.length === 0) return {};
    const { spec } = k8s.KubeLimitRange.manifest({ spec: { limits } }) as { spec: object };
    return { spec: shareContent(spec) };
  }),
);

type ClaimSizes = Pick<FleetStorage, 'minClaim' | 'maxClaim'>;

function claimText({ minClaim, maxClaim }: ClaimSizes): string {
  return JSON.stringify({ minClaim, maxClaim });
}

function toLimits(
  containers: FleetContainers,
  { minClaim, maxClaim }: ClaimSizes,
): k8s.LimitRangeItem[] {
  const container = {
    ...block('defaultRequest', containers.defaultRequest),
    ...block('default', containers.default),
    ...block('min', containers.min),
    ...block('max', containers.max),
    ...ratios(containers.maxLimitRequestRatio),
  };
  const pod = block('max', containers.podMax);
  const claim = {
    ...(minClaim === undefined ? {} : { min: quantities({ storage: minClaim }) }),
    ...(maxClaim === undefined ? {} : { max: quantities({ storage: maxClaim }) }),
  };
  return [
    ...(Object.keys(container).length === 0 ? [] : [{ type: 'Container', ...container }]),
    ...(Object.keys(pod).length === 0 ? [] : [{ type: 'Pod', ...pod }]),
    ...(Object.keys(claim).length === 0 ? [] : [{ type: 'PersistentVolumeClaim', ...claim }]),
  ];
}

/** The greatest ratios of limits to requests, left out where there are none. */
function ratios(stated: FleetRatios = {}): Pick<k8s.LimitRangeItem, 'maxLimitRequestRatio'> {
  if (Object.keys(stated).length === 0) return {};
  return { maxLimitRequestRatio: quantities({ ...stated }) };
}

/** This one quota has every key that each pod touches: admission writes its status once for each pod. */
function hardOf({ quota, storedPods }: ComputeQuotaSpec): Record<string, string> {
  const entries: [string, string | null | undefined][] = [
    ['requests.cpu', quota.cpu],
    ['requests.memory', quota.memory],
    ['requests.ephemeral-storage', quota.ephemeralStorage],
    ['limits.cpu', quota.limits?.cpu],
    ['limits.memory', quota.limits?.memory],
    ['limits.ephemeral-storage', quota.limits?.ephemeralStorage],
    ['pods', quota.pods],
    ['count/pods', storedPods === null ? null : canonicalAmount(storedPods)],
  ];
  return Object.fromEntries(
    entries.flatMap(([key, value]) =>
      value === null || value === undefined ? [] : [[key, value]],
    ),
  );
}

/** A part of a LimitRange item, left out where it says nothing. */
function block<K extends string>(
  key: K,
  resources: FleetResources | FleetDefaultRequest = {},
): { [P in K]?: Record<string, k8s.Quantity> } {
  const amounts = RESOURCES.flatMap(([resource, , name]) => {
    const value = resources[resource] ?? undefined;
    return value === undefined ? [] : [[name, value] as const];
  });
  if (amounts.length === 0) return {};
  const entry: { [P in K]?: Record<string, k8s.Quantity> } = {};
  entry[key] = quantities(Object.fromEntries(amounts));
  return entry;
}
