import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import {
  advertisedBy,
  allAccelerators,
  allDeviceClasses,
  catalogueEntry,
  deviceClassesOf,
} from '../fleet/catalogue/accelerators';
import { canonicalAmount } from '../fleet/values/amounts';
import type { FleetPool } from '../fleet/fleet';
import { type Grants, grantsOf, implicitResource } from '../fleet/grants';
import type { LifecycleState } from '../fleet/props';
import { guardMetadata } from './metadata';
import { quantities } from './quantities';

export interface GpuQuotaProps {
  readonly namespace: string;
  /** Whole devices by pool; a pool that is not named is closed. */
  readonly gpu: Record<string, number>;
  /** All pools of the platform. */
  readonly pools: Record<string, FleetPool>;
  /** How many claims there may be where a pool is granted; null for no cap. */
  readonly claims: number | null;
  /**
   * Whether the guard rail `accelerator-names` refuses the names that no pool has. Without it, every name of the
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
    const grants = grantsOf(props.gpu, props.pools);
    this.resources = Object.keys(grants.resources).sort();
    this.deviceClasses = Object.keys(grants.deviceClasses).sort();
    this.hard = hardOf(props, grants);
    new k8s.KubeResourceQuota(this, 'Resource', {
      metadata: guardMetadata('accelerators', props.namespace, props.state ?? 'active'),
      spec: { hard: quantities(this.hard) },
    });
  }
}

function classKey(deviceClass: string): string {
  return `${deviceClass}.deviceclass.resource.k8s.io/devices`;
}

function hardOf(props: GpuQuotaProps, grants: Grants): Record<string, string> {
  const pools = Object.values(props.pools);
  const names = pools.flatMap(advertisedBy);
  const classes = pools.flatMap((pool) => [
    ...deviceClassesOf(pool.resource),
    ...(pool.deviceClass === undefined ? [] : [pool.deviceClass]),
  ]);
  if (props.guarded === false) {
    names.push(...allAccelerators().filter((name) => !isShareOfGranted(name, grants)));
    classes.push(...allDeviceClasses());
  }
  const hard: Record<string, string> = {};
  for (const name of [...names, ...classes.map(implicitResource)]) hard[`requests.${name}`] = '0';
  for (const name of classes) hard[classKey(name)] = '0';
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

/** Memory and core counts say how much of a granted device a pod wants: a zero for them would refuse its pods. */
function isShareOfGranted(name: string, grants: Grants): boolean {
  const entry = catalogueEntry(name);
  if (entry?.apart !== true) return false;
  return Object.keys(grants.resources).some(
    (granted) => catalogueEntry(granted)?.vendor === entry.vendor,
  );
}
