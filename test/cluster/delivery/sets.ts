import type { ControlPlane } from '../control-plane';
import { waitFor } from '../wait';
import { FLUX_NAMESPACE } from './controller';

const SETS = `/apis/fluxcd.controlplane.io/v1/namespaces/${FLUX_NAMESPACE}/resourcesets`;
const STAGES = `/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/${FLUX_NAMESPACE}/kustomizations`;

/** What Flux and its operator note on what they make. */
const NOTED = /^(?:resourceset\.fluxcd\.controlplane|kustomize\.toolkit\.fluxcd)\.io[/]/;

/** A ResourceSet or a Kustomization, as far as the proofs look at it. */
export interface FluxObject {
  readonly metadata: {
    readonly name: string;
    readonly uid?: string;
    readonly generation?: number;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly spec?: unknown;
  readonly status?: {
    readonly conditions?: readonly {
      readonly type: string;
      readonly status: string;
      readonly message?: string;
      readonly observedGeneration?: number;
    }[];
  };
}

/** Waits until exactly these sets are there, and have made what they are to make. */
export async function setsAreReady(plane: ControlPlane, names: readonly string[]): Promise<void> {
  let last = '';
  await waitFor(
    async () => {
      const { items } = (await plane.request('GET', SETS)).body as { items: FluxObject[] };
      const found = items.filter(isReady).map(({ metadata }) => metadata.name);
      last = JSON.stringify(
        items.map(({ metadata, status }) => [metadata.name, status?.conditions]),
      );
      return items.length === names.length && found.sort().join() === [...names].sort().join();
    },
    { what: `the ResourceSets ${names.join(', ')}`, seconds: 300, everyMilliseconds: 500 },
  ).catch((error: Error) => {
    throw new Error(`${error.message}\n${last}`);
  });
}

function isReady({ metadata, status }: FluxObject): boolean {
  return (status?.conditions ?? []).some(
    (one) =>
      one.type === 'Ready' &&
      one.status === 'True' &&
      one.observedGeneration === metadata.generation,
  );
}

/** Has sets give up nothing when they are deleted. */
export async function disableSets(plane: ControlPlane, names: readonly string[]): Promise<void> {
  for (const name of names) {
    await plane.request(
      'PATCH',
      `${SETS}/${name}`,
      { metadata: { annotations: { 'fluxcd.controlplane.io/reconcile': 'disabled' } } },
      { contentType: 'application/merge-patch+json' },
    );
  }
}

/** Deletes a set, and waits until it is gone. */
export async function removeSet(plane: ControlPlane, name: string): Promise<void> {
  await plane.request('DELETE', `${SETS}/${name}`);
  await waitFor(async () => (await plane.request('GET', `${SETS}/${name}`)).status === 404, {
    what: `${name} to be gone`,
  });
}

/**
 * The Kustomizations of tenants by name.
 *
 * @param noted - with what Flux and its operator note on them
 */
export async function stagesOnServer(
  plane: ControlPlane,
  noted = false,
): Promise<Map<string, FluxObject>> {
  const { items } = (await plane.request('GET', STAGES)).body as { items: FluxObject[] };
  const own = items.filter(({ metadata }) => /^tenancy-(?:tenants|access)-/.test(metadata.name));
  return new Map(
    own.map((one) => {
      const labels = Object.entries(one.metadata.labels ?? {}).filter(
        ([key]) => noted || !NOTED.test(key),
      );
      const metadata = { ...one.metadata, labels: Object.fromEntries(labels) };
      return [one.metadata.name, { ...one, metadata }];
    }),
  );
}

/** The first object of which something differs, or that only one side has. */
export function differenceOf<Seen>(
  before: ReadonlyMap<string, FluxObject>,
  after: ReadonlyMap<string, FluxObject>,
  seen: (object: FluxObject) => Seen,
): string | undefined {
  if (before.size === 0) return 'there is nothing to compare';
  for (const [name, object] of before) {
    const other = after.get(name);
    if (other === undefined) return `${name} is gone`;
    const [was, is] = [object, other].map((one) => JSON.stringify(sortedKeys(seen(one))));
    if (was !== is) return `${name} was ${was} and is ${is}`;
  }
  return [...after.keys()].find((name) => !before.has(name));
}

function sortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inner]) => [key, sortedKeys(inner)]),
  );
}
