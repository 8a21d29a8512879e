import { Construct } from 'constructs';
import { canonicalAmount } from '../../fleet/values/amounts';
import type { FleetKind, FleetObjects } from '../../fleet/model/fleet';
import { allKinds, countKey } from '../../fleet/catalogue/built-in-kinds';
import type { LifecycleState } from '../../fleet/model/props';
import { guardMetadata } from '../api-object/metadata';
import { rememberFrozen, rememberSome } from '../../fleet/model/remember';
import { resourceQuota } from './resource-quota';
import { share } from '../api-object/tidy';

export interface ObjectQuotaProps {
  readonly namespace: string;
  readonly objects: FleetObjects;
  /** Bytes of all persistent volume claims; null for no cap. */
  readonly storage: string | null;
  /**
   * The platform's own kinds.
   *
   * @default - none
   */
  readonly kinds?: readonly FleetKind[];
  /** @default active */
  readonly state?: LifecycleState;
}

/** How many objects of each kind a namespace may hold, and how much storage: every kind that a tenant can write. */
export class ObjectQuota extends Construct {
  readonly namespace: string;
  /** The entries of `spec.hard`. */
  readonly hard: Record<string, string>;

  constructor(scope: Construct, id: string, props: ObjectQuotaProps) {
    super(scope, id);
    this.namespace = props.namespace;
    this.hard = hardOf(props);
    resourceQuota(this, {
      metadata: guardMetadata('objects', props.namespace, props.state ?? 'active'),
      hard: this.hard,
    });
  }
}

/** The caps of every kind. Most namespaces share them, and many the storage as well. */
function hardOf({ objects, storage, kinds = NONE }: ObjectQuotaProps): Record<string, string> {
  return capsOf(objects)(kinds)(storage);
}

const NONE: readonly FleetKind[] = Object.freeze([]);

const capsOf = rememberFrozen((objects: FleetObjects) =>
  rememberFrozen((kinds: readonly FleetKind[]) =>
    rememberSome((storage: string | null) => share(makeHard(objects, storage, kinds))),
  ),
);

function makeHard(
  objects: FleetObjects,
  storage: string | null,
  kinds: readonly FleetKind[],
): Record<string, string> {
  const hard: Record<string, string> = {};
  const cap = (key: string, count: number | null): void => {
    if (count !== null) hard[key] = canonicalAmount(count);
  };
  if (storage !== null) hard['requests.storage'] = storage;
  cap('services.loadbalancers', objects.loadBalancers);
  cap('services.nodeports', objects.nodePorts);
  for (const kind of allKinds(kinds)) {
    // Pods are counted beside what they request, in the quota `compute`.
    if (kind.cap === undefined || kind.cap === 'storedPods') continue;
    cap(countKey(kind), typeof kind.cap === 'number' ? kind.cap : objects[kind.cap]);
  }
  return { ...hard, ...objects.hard };
}
