import type { CaseScene } from '../../run-cases';
import { fleet, objectsIn, tenant, writeTree } from '../fleets';
import {
  type FluxObject,
  differenceOf,
  disableSets,
  removeSet,
  setsAreReady,
  stagesOnServer,
} from '../sets';

/** What Flux notes on what its root applied. It deletes only what has it. */
const OF_ROOT = {
  'kustomize.toolkit.fluxcd.io/name': 'tenancy',
  'kustomize.toolkit.fluxcd.io/namespace': 'flux-system',
};

const NAMES = Array.from({ length: 12 }, (_, index) => `set-${index}`);

const FILE = 'delivery/flux/tenants.k8s.yaml';

/** A fleet whose tenants are delivered by ResourceSets; without a number, by Kustomizations. */
export function fleetWithSets(names: readonly string[], sets?: number): string {
  const form = sets === undefined ? '' : ` as: resource-set, sets: ${sets},`;
  return fleet(names.map((name) => tenant(name))).replace('engine: flux,', `engine: flux,${form}`);
}

/** What Flux Operator makes of our sets, without anything that applies it. */
export async function madeBySets({ plane, folder, check }: CaseScene): Promise<void> {
  const treeOf = (names: readonly string[], sets?: number): Promise<string> =>
    writeTree(fleetWithSets(names, sets), `${folder}/${sets ?? 'plain'}-${names.length}`);
  const apply = async (names: readonly string[], sets: number): Promise<void> => {
    const made = objectsIn(await treeOf(names, sets), (file) => file === FILE);
    await plane.apply(made);
    await setsAreReady(
      plane,
      made.map(({ metadata }) => metadata.name),
    );
  };
  const plain = objectsIn(await treeOf(NAMES), (file) =>
    file.startsWith('delivery/flux/tenants/'),
  ) as unknown as FluxObject[];

  const halved = plain.filter((_, index) => index % 2 === 0);
  await plane.apply(
    halved.map(({ metadata: { labels, ...metadata }, ...object }) => ({
      ...object,
      metadata: { ...metadata, labels: { ...labels, ...OF_ROOT } },
    })),
  );
  const there = await stagesOnServer(plane);
  await apply(NAMES, 1);
  const first = await stagesOnServer(plane);
  check(
    'one set: its Kustomizations are those that are written without it',
    differenceOf(
      new Map(plain.map((one) => [one.metadata.name, one])),
      first,
      ({ metadata: { labels, annotations }, spec }) => ({ labels, annotations, spec }),
    ),
  );
  check(
    'those that were there stay the objects that they were',
    differenceOf(
      there,
      new Map([...first].filter(([name]) => there.has(name))),
      ({ metadata }) => metadata.uid,
    ),
  );
  const kept = [...(await stagesOnServer(plane, true)).values()].find(
    ({ metadata }) => Object.keys(OF_ROOT)[0]! in (metadata.labels ?? {}),
  );
  check('those that Flux would delete are no longer among what it applied', kept?.metadata.name);

  await apply(NAMES.slice(1), 1);
  const left = await stagesOnServer(plane);
  check(
    'an entry that is gone takes the Kustomizations of its tenant, and no other',
    differenceOf(
      new Map([...first].filter(([name]) => !/-set-0$/.test(name))),
      left,
      ({ metadata }) => metadata.uid,
    ),
  );

  await apply(NAMES, 1);
  const before = await stagesOnServer(plane);
  await apply(NAMES, 3);
  check(
    'two more sets: each Kustomization is the object that it was',
    differenceOf(before, await stagesOnServer(plane), ({ metadata }) => metadata.uid),
  );

  const going = ['tenancy-tenants-2', 'tenancy-tenants-3'];
  await disableSets(plane, going);
  await plane.apply(objectsIn(await treeOf(NAMES, 1), (file) => file === FILE));
  for (const name of going) await removeSet(plane, name);
  await setsAreReady(plane, ['tenancy-tenants']);
  check(
    'two sets less, which were told to give up nothing: each is the object that it was',
    differenceOf(before, await stagesOnServer(plane), ({ metadata }) => metadata.uid),
  );

  await disableSets(plane, ['tenancy-tenants']);
  await removeSet(plane, 'tenancy-tenants');
  check(
    'no set any more: each is the object that it was',
    differenceOf(before, await stagesOnServer(plane), ({ metadata }) => metadata.uid),
  );
}
