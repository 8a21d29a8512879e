import { Yaml } from 'cdk8s';
import { Construct } from 'constructs';
import type { FleetPool } from '../../fleet/model/fleet';
import type { PoolProps } from '../../fleet/model/props';
import { poolGuides } from '../../plan/pool-guide';
import { k8s } from '../api-object/k8s';
import { Manifest, manifestOf } from '../api-object/manifest';
import { grantMetadata } from '../api-object/metadata';
import { inPlatform, inTenant, resolvePart } from '../resolve-props';
import { Resolved } from '../resolved';

/** Props of GpuPools. */
export interface GpuPoolsProps {
  /** The namespace: a DNS label. */
  readonly namespace: string;
  /**
   * Whole devices, 0 or more: a number for the only or the default pool, or numbers by pool.
   *
   * @default - none, so that there is nothing to show
   */
  readonly gpu?: number | Record<string, number>;
  /** All pools of the cluster by name, such as `platform.spec.pools`. */
  readonly pools: Record<string, PoolProps>;
  /**
   * Taints that pods may tolerate: `key`, or `key=value` for that value alone.
   *
   * @default - those of a device, for pods that ask for one
   */
  readonly tolerations?: readonly string[];
}

/** @internal */
export interface GpuPoolsSpec {
  readonly namespace: string;
  readonly gpu: Record<string, number>;
  readonly pools: Record<string, FleetPool>;
  readonly tolerations: readonly string[];
}

/**
 * Tells the people of a namespace which accelerators it was granted, because they can read no nodes: for each pool what it
 * is, how many devices of it there are for them, and the lines of a pod that asks for one.
 *
 * Users may write ConfigMaps; the guard rail `managedObjects` keeps this one as it is.
 */
export class GpuPools extends Construct {
  /** The namespace that it is about. */
  readonly namespace: string;

  /** Throws a `TenancyError` that names every wrong prop. */
  constructor(scope: Construct, id: string, props: GpuPoolsProps);
  /** @internal */
  constructor(scope: Construct, id: string, props: Resolved<GpuPoolsSpec>);
  constructor(scope: Construct, id: string, props: GpuPoolsProps | Resolved<GpuPoolsSpec>) {
    super(scope, id);
    const spec = props instanceof Resolved ? props.spec : specOf(this, props);
    this.namespace = spec.namespace;
    const data = dataOf(spec);
    if (Object.keys(data).length === 0) return;
    new Manifest(
      this,
      'Resource',
      manifestOf(k8s.KubeConfigMap, { metadata: grantMetadata('gpu-pools', spec.namespace), data }),
    );
  }
}

function specOf(construct: Construct, props: GpuPoolsProps): GpuPoolsSpec {
  const { namespace, gpu, pools, tolerations = [] } = props;
  const { environment, platform } = resolvePart(construct, props, {
    tenant: { quota: { gpu }, scheduling: { tolerations } },
    platform: { pools },
    places: [
      inTenant(['quota', 'gpu']),
      inTenant(['scheduling', 'tolerations']),
      inPlatform('pools'),
    ],
  });
  return {
    namespace,
    gpu: environment.quota.gpu,
    pools: platform.pools,
    tolerations: environment.scheduling.tolerations,
  };
}

/** Two entries for each pool; nothing where no device was granted. */
function dataOf({ gpu, pools, tolerations }: GpuPoolsSpec): Record<string, string> {
  return Object.fromEntries(
    poolGuides(gpu, pools, tolerations).flatMap(({ name, facts, pod }) => [
      [`${name}.yaml`, Yaml.stringify(facts)],
      [`${name}.pod.yaml`, Yaml.stringify(pod)],
    ]),
  );
}
