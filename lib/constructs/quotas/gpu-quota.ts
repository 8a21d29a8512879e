import { Construct } from 'constructs';
import {
  advertisedBy,
  allAccelerators,
  allDeviceClasses,
  catalogueEntry,
  deviceClassesOf,
} from '../../fleet/catalogue/accelerators';
import { canonicalAmount } from '../../fleet/values/amounts';
import type { FleetPool } from '../../fleet/model/fleet';
import { type Grants, grantsOf, implicitResource } from '../../plan/grants';
import type { LifecycleState } from '../../fleet/model/props';
import { rememberFrozen, rememberSome } from '../../fleet/model/remember';
import { guardMetadata } from '../api-object/metadata';
import { resourceQuota } from './resource-quota';
import { share } from '../api-object/tidy';

export interface GpuQuotaProps {
  readonly namespace: string;
  /** Whole devices by pool; a pool that is not named is closed. */
  readonly gpu: Record<string, number>;
  /** All pools of the platform. */
  readonly pools: Record<string, FleetPool>;
  /** How many claims there may be where a pool is granted; null for no cap. */
  readonly claims: number | null;
  /**
   * Whether the guard rail `acceleratorNames` refuses the names that no pool has. Without it, every name of the
   * catalogue gets a zero.
   *
   * @default true
   */
  readonly guarded?: boolean;
  /** @default active */
  readonly state?: LifecycleState;
}

/**
 * Which accelerators a namespace may use, and how many of each.
 *
 * Extended resources are counted by `requests.<name>` alone: keys with `limits.` or without a prefix are accepted and
 * never counted. What a quota does not name is unlimited, so whatever the pools' nodes can advertise stands here, with
 * a zero unless it is granted. Never in a LimitRange: a maximum there becomes a default, and every cpu pod gets GPUs.
 */
export class GpuQuota extends Construct {
  readonly namespace: string;
  /** The entries of `spec.hard`. */
  readonly hard: Record<string, string>;
  /** Names that pods may ask for. */
  readonly resources: readonly string[];
  /** Device classes that claims may name. */
  readonly deviceClasses: readonly string[];

  constructor(scope: Construct, id: string, props: GpuQuotaProps) {
    super(scope, id);
    this.namespace = props.namespace;
    refuseUnknownPools(props);
    const { resources, deviceClasses, hard } = quotaOf(props);
    this.resources = resources;
    this.deviceClasses = deviceClasses;
    this.hard = hard;
    resourceQuota(this, {
      metadata: guardMetadata('accelerators', props.namespace, props.state ?? 'active'),
      hard: this.hard,
    });
  }
}

/** What follows from the grants. A zero stands for every other name, so that it is long; few namespaces differ in it. */
interface Quota {
  readonly resources: readonly string[];
  readonly deviceClasses: readonly string[];
  readonly hard: Record<string, string>;
}

function quotaOf({ gpu, pools, claims, guarded = true }: GpuQuotaProps): Quota {
  return quotasOf(pools)(JSON.stringify({ gpu, claims, guarded }));
}

/** By the text of what is granted. */
const quotasOf = rememberFrozen((pools: Record<string, FleetPool>) =>
  rememberSome((granted: string): Quota => {
    const props = JSON.parse(granted) as Grant;
    const grants = grantsOf(props.gpu, pools);
    return {
      resources: Object.keys(grants.resources).sort(),
      deviceClasses: Object.keys(grants.deviceClasses).sort(),
      hard: share(hardOf(props, pools, grants)),
    };
  }),
);

type Grant = Pick<GpuQuotaProps, 'gpu' | 'claims' | 'guarded'>;

/** A misspelt pool would be closed without a word. */
function refuseUnknownPools({ gpu, pools }: GpuQuotaProps): void {
  for (const pool of Object.keys(gpu)) {
    if (Object.hasOwn(pools, pool)) continue;
    const known = Object.keys(pools).join(', ');
    throw new Error(`gpu names a pool ${pool} that pools does not hold; it holds ${known}`);
  }
}

function classKey(deviceClass: string): string {
  return `${deviceClass}.deviceclass.resource.k8s.io/devices`;
}

function hardOf(
  props: Grant,
  pools: Record<string, FleetPool>,
  grants: Grants,
): Record<string, string> {
  const hard: Record<string, string> = { ...zerosOf(pools) };
  if (props.guarded === false) {
    for (const name of allAccelerators()) {
      if (!isShareOfGranted(name, grants)) hard[`requests.${name}`] = '0';
    }
    Object.assign(hard, classZeros(allDeviceClasses()));
  }
  for (const [name, count] of Object.entries(grants.resources)) {
    hard[`requests.${name}`] = canonicalAmount(count);
  }
  for (const [name, count] of Object.entries(grants.deviceClasses)) {
    hard[classKey(name)] = canonicalAmount(count);
  }
  // The scheduler makes a claim for an ordinary pod on a node with a driver: none fit under a zero.
  const claims = Object.keys(grants.resources).length === 0 ? 0 : props.claims;
  if (claims !== null) {
    hard['count/resourceclaims.resource.k8s.io'] = canonicalAmount(claims);
    hard['count/resourceclaimtemplates.resource.k8s.io'] = canonicalAmount(claims);
  }
  return hard;
}

/** A zero for every name that nodes of the pools could advertise. */
const zerosOf = rememberFrozen(makeZeros);

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
      [classKey(name), '0'],
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
