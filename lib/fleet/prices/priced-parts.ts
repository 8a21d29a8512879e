import { clusterOf } from '../clusters/cluster-of';
import type { Fleet, FleetPrices } from '../model/fleet';
import type { NamedOwner } from '../owners/owners';
import { type CeilingLine, ceilingLines, sumOfCosts } from './ceiling-lines';

/**
 * The smallest thing that has a ceiling: an environment on a cluster, or all environments of an owner there where they
 * share one total. Every other ceiling is a sum of these, so that each amount counts once.
 */
export interface CostPart {
  /** Absent if the input names no cluster. */
  readonly cluster?: string;
  /** The tenant or shared service. */
  readonly owner: string;
  readonly ownerKind: 'tenant' | 'sharedService';
  readonly costCenter: string;
  readonly department?: string;
  /** The organisation that it belongs to directly. */
  readonly organization?: string;
  /** By name, with their namespaces: one, or all that share a total. */
  readonly environments: readonly CostEnvironment[];
  /** By resource: pools, cpu, memory, node-local disk, storage. What has no price and what is not granted is left out. */
  readonly lines: readonly CeilingLine[];
  /** In the smallest unit of the currency, for a month. Null: nothing bounds it. */
  readonly cost: bigint | null;
}

/** An environment, and its namespace. */
export interface CostEnvironment {
  readonly name: string;
  readonly namespace: string;
}

/** The parts of a fleet that has prices; none without. Tenants come first, then shared services. */
export function costParts(fleet: Fleet): CostPart[] {
  const { prices, tenants, sharedServices } = fleet;
  if (prices === undefined) return [];
  const cluster = clusterOf(fleet);
  const place = cluster === undefined ? {} : { cluster };
  const partsOf = (owner: NamedOwner, ownerKind: CostPart['ownerKind']): CostPart[] =>
    ownerParts(owner, prices).map((part) => ({
      ...place,
      owner: owner.name,
      ownerKind,
      costCenter: owner.costCenter,
      ...(owner.department === undefined ? {} : { department: owner.department }),
      ...(owner.organization === undefined ? {} : { organization: owner.organization }),
      ...part,
    }));
  return [
    ...tenants.flatMap((tenant) => partsOf(tenant, 'tenant')),
    ...Object.entries(sharedServices).flatMap(([name, service]) =>
      partsOf({ name, ...service }, 'sharedService'),
    ),
  ];
}

type OwnPart = Pick<CostPart, 'environments' | 'lines' | 'cost'>;

function ownerParts({ quota, environments }: NamedOwner, prices: FleetPrices): OwnPart[] {
  const all = Object.entries(environments);
  const groups =
    quota.split === false
      ? [{ quota, members: all }]
      : all.map((entry) => ({ quota: entry[1].quota, members: [entry] }));
  return groups.map(({ quota: held, members }) => {
    const lines = ceilingLines(
      held,
      members.map(([, environment]) => environment),
      prices,
    );
    return {
      environments: members.map(([name, { namespace }]) => ({ name, namespace })),
      lines,
      cost: sumOfCosts(lines.map(({ cost }) => cost)),
    };
  });
}

/** `vision/prod`; with its cluster where there is one; `vision/dev+prod` for a total that they share. */
export function environmentName({ owner, environments, cluster }: CostPart): string {
  const name = `${owner}/${environments.map(({ name }) => name).join('+')}`;
  return cluster === undefined ? name : `${name} on ${cluster}`;
}
