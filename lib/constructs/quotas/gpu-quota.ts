import { Construct } from 'constructs';
import {
  advertisedBy,
  allAccelerators,
  allDeviceClasses,
  catalogueEntry,
  classClaiming,
  deviceClassesOf,
} from '../../fleet/catalogue/accelerators';
import { implicitResource } from '../../fleet/catalogue/class-resources';
import type { FleetPool } from '../../fleet/model/fleet';
import type { LifecycleState, PoolProps } from '../../fleet/model/props';
import { rememberShared, rememberSome } from '../../fleet/model/shared';
import { claimsKey } from '../../fleet/quota/device-keys';
import { canonicalAmount } from '../../fleet/values/amounts';
import { type Grants, grantsOf } from '../../plan/grants';
import { PlatformView } from '../../plan/platform-view';
import { guardMetadata } from '../api-object/metadata';
import { shareContent } from '../api-object/tidy';
import { inPlatform, inTenant, resolvePart } from '../resolve-props';
import { Resolved } from '../resolved';
import { resourceQuota } from './resource-quota';

/** Props of a GpuQuota. */
export interface GpuQuotaProps {
  /** The namespace: a DNS label. */
  readonly namespace: string;
  /**
   * Whole devices, 0 or more: a number for the only or the default pool, or numbers by pool. A pool that is not named is
   * closed.
   *
   * @default - every pool is closed
   */
  readonly gpu?: number | Record<string, number>;
  /** All pools of the cluster by name, such as `platform.spec.pools`. What their nodes can advertise is closed. */
  readonly pools: Record<string, PoolProps>;
  /**
   * How many claims of devices there may be where a pool is granted: a whole number, 0 or more.
   *
   * @default - no cap
   */
  readonly claims?: number;
  /**
   * The oldest API server that must accept it. From 1.36 on, a scheduler claims devices of a driver for pods that ask for a
   * resource, and the quota lets it.
   *
   * @default "1.34"
   */
  readonly kubernetesVersion?: string;
  /**
   * Whether the guard rail `acceleratorNames` refuses the names that no pool has. Without it, every name of the
   * catalogue gets a zero.
   *
   * @default true
   */
  readonly guarded?: boolean;
  /**
   * `removed` takes the annotations away that keep Flux and Argo CD from deleting the object.
   *
   * @default active
   */
  readonly state?: LifecycleState;
}

/** @internal */
export interface GpuQuotaSpec {
  readonly namespace: string;
  readonly gpu: Record<string, number>;
  readonly pools: Record<string, FleetPool>;
  /** `null` for no cap. */
  readonly claims: number | null;
  readonly guarded: boolean;
  /** Whether the scheduler may claim devices for pods that ask for a resource. */
  readonly claimed: boolean;
  readonly state: LifecycleState;
  /** Whether a NamespaceQuota writes it, together with others. */
  readonly joined: boolean;
}

/**
 * Which accelerators a namespace may use, and how many of each.
 *
 * Extended resources are counted by `requests.<name>` alone: the API server accepts keys with `limits.` or without a
 * prefix and never counts them. What a quota does not name is unlimited, so it names whatever the pools' nodes can
 * advertise, with a zero unless it is granted. Never in a LimitRange: a maximum there becomes a default, and every cpu
 * pod gets GPUs.
 *
 * Alone it writes the ResourceQuota `accelerators`. In a TenantEnvironment it contributes to the one of the namespace.
 */
export class GpuQuota extends Construct {
  /** The namespace that it bounds. */
  readonly namespace: string;
  /** Its entries of `spec.hard` of the ResourceQuota: whole numbers by quota key. */
  readonly hard: Record<string, string>;
  /** Names that pods may ask for, in order. */
  readonly resources: readonly string[];
  /** Device classes that claims may name, in order. */
  readonly deviceClasses: readonly string[];

  /** Throws a `TenancyError` that names every wrong prop. */
  constructor(scope: Construct, id: string, props: GpuQuotaProps);
  /** @internal */
  constructor(scope: Construct, id: string, props: Resolved<GpuQuotaSpec>);
  constructor(scope: Construct, id: string, props: GpuQuotaProps | Resolved<GpuQuotaSpec>) {
    super(scope, id);
    const spec = props instanceof Resolved ? props.spec : specOf(this, props);
    const { resources, deviceClasses, hard } = quotaOf(spec);
    this.namespace = spec.namespace;
    this.resources = resources;
    this.deviceClasses = deviceClasses;
    this.hard = hard;
    if (!spec.joined) {
      const metadata = guardMetadata('accelerators', spec.namespace, spec.state);
      resourceQuota(this, { metadata, hard: this.hard });
    }
  }
}

function specOf(construct: Construct, props: GpuQuotaProps): GpuQuotaSpec {
  const { namespace, gpu, claims, guarded = true, state = 'active', kubernetesVersion } = props;
  const { environment, platform } = resolvePart(construct, props, {
    tenant: { quota: { gpu }, objects: { resourceClaims: claims ?? null } },
    platform: { pools: props.pools, kubernetesVersion },
    places: [
      inTenant(['quota', 'gpu']),
      inTenant(['objects', 'resourceClaims'], 'claims'),
      inPlatform('pools'),
      inPlatform('kubernetesVersion'),
    ],
  });
  return {
    namespace,
    gpu: environment.quota.gpu,
    pools: platform.pools,
    claims: environment.objects.resourceClaims,
    guarded,
    claimed: new PlatformView(platform).claimsForPods,
    state,
    joined: false,
  };
}

/** What follows from the grants. A zero stands for every other name, so that it is long; few namespaces differ in it. */
interface Quota {
  readonly resources: readonly string[];
  readonly deviceClasses: readonly string[];
  readonly hard: Record<string, string>;
}

function quotaOf({ gpu, pools, claims, guarded, claimed }: GpuQuotaSpec): Quota {
  return quotasOf(pools)(JSON.stringify({ gpu, claims, guarded, claimed }));
}

/** By the text of what is granted. */
const quotasOf = rememberShared((pools: Record<string, FleetPool>) =>
  rememberSome((granted: string): Quota => {
    const props = JSON.parse(granted) as Grant;
    const grants = grantsOf(props.gpu, pools);
    return {
      resources: Object.keys(grants.resources).sort(),
      deviceClasses: Object.keys(grants.deviceClasses).sort(),
      hard: shareContent(hardOf(props, pools, grants)),
    };
  }),
);

type Grant = Pick<GpuQuotaSpec, 'gpu' | 'claims' | 'guarded' | 'claimed'>;

function hardOf(
  props: Grant,
  pools: Record<string, FleetPool>,
  grants: Grants,
): Record<string, string> {
  const hard: Record<string, string> = { ...zerosOf(pools) };
  if (!props.guarded) {
    for (const name of allAccelerators()) {
      if (!isShareOfGranted(name, grants)) hard[`requests.${name}`] = '0';
    }
    Object.assign(hard, classZeros(allDeviceClasses()));
  }
  // Where no guard rail keeps pods from asking for them, nothing may be charged under these names.
  for (const [name, count] of Object.entries(props.guarded ? grants.charged : {})) {
    hard[`requests.${name}`] = canonicalAmount(count);
  }
  Object.assign(hard, props.guarded && props.claimed ? claimedForPods(grants) : {});
  Object.assign(hard, partsOf(pools, grants));
  for (const [name, count] of Object.entries(grants.resources)) {
    hard[`requests.${name}`] = canonicalAmount(count);
  }
  for (const [name, count] of Object.entries(grants.deviceClasses)) {
    hard[claimsKey(name)] = canonicalAmount(count);
  }
  // The scheduler makes a claim for an ordinary pod on a node with a driver: none fit under a zero.
  const claims = Object.keys(grants.resources).length === 0 ? 0 : props.claims;
  if (claims !== null) {
    hard['count/resourceclaims.resource.k8s.io'] = canonicalAmount(claims);
    hard['count/resourceclaimtemplates.resource.k8s.io'] = canonicalAmount(claims);
  }
  return hard;
}

/**
 * What the scheduler may claim for pods that ask for a resource by its name. On a node with a driver it makes a claim of a
 * DeviceClass, which is charged beside the pod: under a zero the pod would stay Pending. No one else may name the class.
 */
function claimedForPods({ resources }: Grants): Record<string, string> {
  const claimed = Object.entries(resources).flatMap(([name, count]): [string, string][] => {
    const deviceClass = classClaiming(name);
    if (deviceClass === undefined) return [];
    const amount = canonicalAmount(count);
    return [
      [claimsKey(deviceClass), amount],
      [`requests.${implicitResource(deviceClass)}`, amount],
    ];
  });
  return Object.fromEntries(claimed);
}

/**
 * Memory and compute of shared devices, under the only keys with `limits.` that anything counts: HAMi's scheduler reads
 * them. Where nothing of a pool is granted, they are closed, unless pods of another pool ask for the same resource.
 */
function partsOf(
  pools: Record<string, FleetPool>,
  { resources, parts }: Grants,
): Record<string, string> {
  const hard: Record<string, string> = {};
  for (const { resource, sharing } of Object.values(pools)) {
    if (sharing?.hami === undefined || resources[resource] !== undefined) continue;
    for (const name of [sharing.hami.memory, sharing.hami.cores]) hard[`limits.${name}`] = '0';
  }
  for (const [name, amount] of Object.entries(parts)) {
    if (amount === null) delete hard[`limits.${name}`];
    else hard[`limits.${name}`] = canonicalAmount(amount);
  }
  return hard;
}

/** A zero for every name that nodes of the pools could advertise. */
const zerosOf = rememberShared(makeZeros);

function makeZeros(pools: Record<string, FleetPool>): Record<string, string> {
  const names = Object.values(pools).flatMap(advertisedBy);
  const classes = Object.values(pools).flatMap(({ resource, deviceClass }) => [
    ...deviceClassesOf(resource),
    ...(deviceClass === undefined ? [] : [deviceClass]),
  ]);
  return {
    ...Object.fromEntries(names.map((name) => [`requests.${name}`, '0'])),
    ...classZeros(classes),
  };
}

function classZeros(classes: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    classes.flatMap((name) => [
      [`requests.${implicitResource(name)}`, '0'],
      [claimsKey(name), '0'],
    ]),
  );
}

/** Memory and core counts say how much of a granted device a pod wants: a zero for them would refuse its pods. */
function isShareOfGranted(name: string, grants: Grants): boolean {
  const entry = catalogueEntry(name);
  if (entry?.apart !== true || entry.kind !== 'shared') return false;
  return Object.keys(grants.resources).some(
    (granted) => catalogueEntry(granted)?.vendor === entry.vendor,
  );
}
