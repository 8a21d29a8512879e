import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import type { FleetProps, OwnerProps, SharedServiceEntry } from '../model/props';
import type { Written } from '../model/written';
import type { ClusterInput } from './cluster-input';
import type { OwnersByName } from '../neighbours/named-peers';
import { formerNames } from '../owners/former-names';
import { surroundingsOf } from '../owners/surroundings';
import type { WrittenOwner } from '../owners/tenant-draft';
import { servicesOf, tenantsOf } from '../owners/written-owners';
import type { SoundParts } from '../shape/sound-parts';
import { eachEntry, entriesOf } from '../values/maps';
import { ClusterPools } from './cluster-pools';
import { type PlacedOwner, placeOwner } from './placed-owners';
import { clustersIn } from '../owners/written-cluster';

/** What the fleets of an input are made of: one for each cluster, or a single one where it names none. */
export interface ClusterInputs {
  readonly all: readonly ClusterInput[];
  /** The names of the clusters that what is written at a path is about. */
  readonly clustersOf: (path: FindingPath) => readonly string[];
}

/** Places the owners of an input on its clusters. Owners with an error are left out. */
export function clusterInputs(
  written: Written<FleetProps>,
  parts: SoundParts,
  findings: Findings,
): ClusterInputs {
  const tenants = tenantsOf(parts);
  const services = servicesOf(parts);
  const clusters = clustersIn(written);
  if (clusters.length === 0) {
    const input = {
      surroundings: surroundingsOf(parts),
      tenants,
      services,
      entries: parts.services,
      owners: ownersOf(written, () => undefined),
    };
    return { all: [input], clustersOf: () => [] };
  }
  const names = clusters.map(({ name }) => name);
  const context = {
    clusters: names,
    pools: new ClusterPools(parts.platform, clusters),
    surroundings: surroundingsOf(parts),
    findings,
  };
  const placed = new Map<string, PlacedOwner>();
  for (const owner of [...tenants, ...services]) {
    const places = placeOwner(owner, context);
    if (places !== undefined) placed.set(keyOf(owner.path), places);
  }
  const on = (cluster: string, owners: readonly WrittenOwner[]): WrittenOwner[] =>
    owners.flatMap(({ path }) => placed.get(keyOf(path))?.get(cluster) ?? []);
  const owners = ownersOf(written, (path) => {
    const places = placed.get(keyOf(path));
    return places === undefined ? undefined : [...places.keys()];
  });
  const all = clusters.map((cluster): ClusterInput => {
    const here = on(cluster.name, tenants);
    const present = new Set(here.map(({ entry }) => entry.name));
    const servicesHere = on(cluster.name, services);
    const serviceNames = new Set(servicesHere.map(({ entry }) => entry.name));
    return {
      surroundings: surroundingsOf({ ...parts, cluster }),
      tenants: here,
      services: servicesHere,
      owners,
      entries: parts.services
        .filter(([name]) => serviceNames.has(name))
        .map(([name, service]) => [name, withConsumers(service, present)] as const),
    };
  });
  checkConsumers(parts, tenants, placed, findings);
  const clustersOf = (path: FindingPath): readonly string[] => [
    ...(placed.get(keyOf(path))?.keys() ?? names),
  ];
  return { all, clustersOf };
}

/** The clusters of all owners, by each name that they have or had. */
function ownersOf(
  { tenants, sharedServices }: Written<FleetProps>,
  clustersOf: (path: FindingPath) => readonly string[] | undefined,
): OwnersByName {
  const owners = new Map<string, readonly string[] | undefined>();
  const former = new Map<string, readonly string[] | undefined>();
  const add = (
    name: string | undefined,
    { renamedFrom }: Written<OwnerProps>,
    path: FindingPath,
  ): void => {
    if (name === undefined) return;
    const clusters = clustersOf(path);
    owners.set(name, clusters);
    for (const text of formerNames(renamedFrom)) {
      if (text !== undefined) former.set(text, clusters);
    }
  };
  eachEntry(tenants, (tenant, index) => add(tenant.name, tenant, ['tenants', index]));
  for (const [name, service] of entriesOf(sharedServices)) {
    add(name, service, ['sharedServices', name]);
  }
  return new Map([...former, ...owners]);
}

function keyOf(path: FindingPath): string {
  return JSON.stringify(path.slice(0, 2));
}

function withConsumers(
  service: SharedServiceEntry,
  present: ReadonlySet<string>,
): SharedServiceEntry {
  const { consumers } = service;
  if (consumers === 'all') return service;
  return { ...service, consumers: consumers.filter((name) => present.has(name)) };
}

/** Reports tenants that share no cluster with a service that they may reach. */
function checkConsumers(
  { services }: SoundParts,
  tenants: readonly WrittenOwner[],
  placed: ReadonlyMap<string, PlacedOwner>,
  findings: Findings,
): void {
  const byName = new Map(tenants.map(({ entry, path }) => [entry.name, placed.get(keyOf(path))]));
  for (const [name, { consumers }] of services) {
    const path = ['sharedServices', name];
    const here = placed.get(keyOf(path));
    if (here === undefined || consumers === 'all') continue;
    consumers.forEach((tenant, index) => {
      const there = byName.get(tenant);
      if (there === undefined || [...there.keys()].some((cluster) => here.has(cluster))) return;
      const places = [here, there].map((places) => [...places.keys()].join(', '));
      findings.add(
        'CONSUMER_ELSEWHERE',
        [...path, 'consumers', index],
        `\`${tenant}\` is on ${places[1]}, and the shared service \`${name}\` on ${places[0]}: this line opens nothing.`,
        `Place \`${name}\` on a cluster of \`${tenant}\`, or remove the line.`,
      );
    });
  }
}
