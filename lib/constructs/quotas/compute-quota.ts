import { k8s } from '../api-object/k8s';
import { Construct } from 'constructs';
import { Manifest } from '../api-object/manifest';
import { canonicalAmount } from '../../fleet/values/amounts';
import type {
  FleetContainers,
  FleetEnvironmentQuota,
  FleetResources,
} from '../../fleet/model/fleet';
import type { LifecycleState } from '../../fleet/model/props';
import { guardMetadata } from '../api-object/metadata';
import { rememberFrozen } from '../../fleet/model/remember';
import { resourceQuota } from './resource-quota';
import { share } from '../api-object/tidy';
import { quantities } from './quantities';

export interface ComputeQuotaProps {
  readonly namespace: string;
  readonly quota: FleetEnvironmentQuota;
  readonly containers: FleetContainers;
  /** How many pods may exist, finished ones included; null for no cap. */
  readonly storedPods: number | null;
  /** @default active */
  readonly state?: LifecycleState;
}

/**
 * What all pods of a namespace may request together, and what a container gets that requests nothing.
 *
 * The two come together: under a quota of cpu or memory, the API server refuses every pod that does not state them.
 */
export class ComputeQuota extends Construct {
  readonly namespace: string;
  /** The entries of `spec.hard`. */
  readonly hard: Record<string, string>;

  constructor(scope: Construct, id: string, props: ComputeQuotaProps) {
    super(scope, id);
    this.namespace = props.namespace;
    this.hard = hardOf(props);
    const state = props.state ?? 'active';
    resourceQuota(this, {
      metadata: guardMetadata('compute', props.namespace, state),
      hard: this.hard,
    });
    const spec = limitsOf(props.containers);
    if (spec === undefined) return;
    const metadata = guardMetadata('defaults', props.namespace, state);
    new Manifest(this, 'Defaults', { apiVersion: 'v1', kind: 'LimitRange', metadata, spec });
  }
}

/** The `spec` of the LimitRange; nothing where it would say nothing. Most namespaces share it. */
const limitsOf = rememberFrozen((containers: FleetContainers): object | undefined => {
  const limits = toLimits(containers);
  if (limits.length === 0) return undefined;
  const { spec } = k8s.KubeLimitRange.manifest({ spec: { limits } }) as { spec: object };
  return share(spec);
});

function toLimits(containers: FleetContainers): k8s.LimitRangeItem[] {
  const { cpu, memory } = containers.defaultRequest;
  const container = {
    ...block('defaultRequest', {
      ...(cpu === null ? {} : { cpu }),
      ...(memory === null ? {} : { memory }),
    }),
    ...block('default', containers.default),
    ...block('min', containers.min),
    ...block('max', containers.max),
  };
  const pod = block('max', containers.podMax);
  return [
    ...(Object.keys(container).length === 0 ? [] : [{ type: 'Container', ...container }]),
    ...(Object.keys(pod).length === 0 ? [] : [{ type: 'Pod', ...pod }]),
  ];
}

/** Every key that each pod touches stands in this one quota: admission writes its status once for each pod. */
function hardOf({ quota, storedPods }: ComputeQuotaProps): Record<string, string> {
  const entries: [string, string | null | undefined][] = [
    ['requests.cpu', quota.cpu],
    ['requests.memory', quota.memory],
    ['requests.ephemeral-storage', quota.ephemeralStorage],
    ['limits.cpu', quota.limits?.cpu],
    ['limits.memory', quota.limits?.memory],
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
  resources: FleetResources | undefined,
): { [P in K]?: Record<string, k8s.Quantity> } {
  if (resources === undefined || Object.keys(resources).length === 0) return {};
  return { [key]: quantities({ ...resources }) } as { [P in K]: Record<string, k8s.Quantity> };
}
