import { clusterOf } from '../../fleet/clusters/cluster-of';
import type { Fleet } from '../../fleet/model/fleet';
import type { LifecycleState } from '../../fleet/model/props';
import type { NamespaceView } from '../../plan/namespace-view';
import { Plan } from '../../plan/plan';
import { fleetObjects } from '../../verify/objects/fleet-objects';
import { type ManifestObject, placedTitle } from '../../verify/objects/manifest-objects';

/** What follows from the file alone for a tenant that is to go. */
export interface OffboardPlan {
  readonly tenant: string;
  /** On several clusters, cluster by cluster. */
  readonly places: readonly LeavingNamespace[];
  /** Its objects outside of its namespaces, such as queues and projects: `ClusterQueue ml-vision-dev`. */
  readonly outside: readonly string[];
  /** Objects of others that name one of its namespaces, such as network policies. */
  readonly naming: readonly string[];
  /** Shared services that list it as a consumer. */
  readonly services: readonly string[];
  /** Accounts that a cloud trusts: `ml-vision-prod/train: eks.amazonaws.com/role-arn=…`. */
  readonly trusted: readonly string[];
  /** Virtual clusters: `ml-vision-prod: kamaji`. */
  readonly virtual: readonly string[];
}

/** A namespace that is to go. */
export interface LeavingNamespace {
  readonly cluster?: string;
  readonly environment: string;
  readonly namespace: string;
  readonly state: LifecycleState;
  /** How many of our objects are in it. */
  readonly objects: number;
}

/** Everything that a tenant has on some clusters, and everything that names it. Nothing if there is no such tenant. */
export function offboardPlan(fleets: readonly Fleet[], tenant: string): OffboardPlan | undefined {
  const found = fleets.flatMap((fleet) => {
    const views = new Plan(fleet).namespacesOf(tenant);
    return views.length === 0 ? [] : [{ fleet, views, ...sortObjects(fleet, views) }];
  });
  if (found.length === 0) return undefined;
  const views = found.flatMap((one) => one.views);
  return {
    tenant,
    places: found.flatMap(({ fleet, views: own, inside }) => {
      const cluster = clusterOf(fleet);
      return own.map(({ environment, namespace, state }) => ({
        ...(cluster === undefined ? {} : { cluster }),
        environment,
        namespace,
        state,
        objects: inside.get(namespace) ?? 0,
      }));
    }),
    outside: distinct(found.flatMap(({ outside }) => outside)),
    naming: distinct(found.flatMap(({ naming }) => naming)),
    services: distinct(
      found.flatMap(({ fleet }) =>
        Object.entries(fleet.sharedServices).flatMap(([name, { consumers }]) =>
          consumers.includes(tenant) ? name : [],
        ),
      ),
    ),
    trusted: distinct(views.flatMap(trustedAccounts)),
    virtual: distinct(
      views.flatMap(({ namespace, virtual }) =>
        virtual === undefined ? [] : `${namespace}: ${virtual.engine}`,
      ),
    ),
  };
}

/** Objects by where they are: in its namespaces, in its files, or of somebody else that names its namespaces. */
function sortObjects(
  fleet: Fleet,
  views: readonly NamespaceView[],
): {
  readonly inside: ReadonlyMap<string, number>;
  readonly outside: readonly string[];
  readonly naming: readonly string[];
} {
  const inside = new Map<string, number>(views.map(({ namespace }) => [namespace, 0]));
  const files = new Set(views.flatMap((view) => view.files.map(({ path }) => path)));
  const names = views.map(({ namespace }) => `"${namespace}"`);
  const outside: string[] = [];
  const naming: string[] = [];
  for (const object of fleetObjects(fleet)) {
    const { namespace = '', kind, name, place } = object;
    const known = inside.get(namespace);
    if (known !== undefined) inside.set(namespace, known + 1);
    else if (kind === 'Namespace' && inside.has(name)) continue;
    else if (files.has(place.file)) outside.push(placedTitle(object));
    else if (namesOne(object, names)) naming.push(placedTitle(object));
  }
  return { inside, outside, naming };
}

function namesOne({ data }: ManifestObject, names: readonly string[]): boolean {
  const text = JSON.stringify(data);
  return names.some((name) => text.includes(name));
}

/** Accounts with annotations have a role in a cloud. */
function trustedAccounts({ namespace, spec }: NamespaceView): string[] {
  return Object.entries(spec.serviceAccounts).flatMap(([name, { annotations }]) =>
    Object.entries(annotations).map(([key, value]) => `${namespace}/${name}: ${key}=${value}`),
  );
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}
