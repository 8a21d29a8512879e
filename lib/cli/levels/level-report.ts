import type { Fleet } from '../../fleet/model/fleet';
import type { FleetIsolation } from '../../fleet/model/fleet-isolation';
import type { IsolationLevel } from '../../fleet/model/props';
import { clusterOf } from '../../fleet/clusters/cluster-of';
import { isolationLevel } from '../../fleet/settings/isolation/isolation-of';
import { Plan } from '../../plan/plan';
import { takeCensus } from '../../synth/render/object-census';
import { type Advice, type Question, type TenantFacts, adviseOn } from './level-advice';
import { ASSUMPTIONS, type Assumption, type Compute } from './level-assumptions';
import {
  type CountedEnvironment,
  type Overhead,
  type Prices,
  addOverheads,
  overheadOf,
} from './level-overheads';
import { LEVEL_PROFILES, type LevelChoice, type LevelProfile } from './level-profiles';

/** What a level would take. */
export interface ChoiceOverhead extends Overhead {
  readonly choice: LevelChoice;
}

/** What one tenant has, and what each level would take. */
export interface TenantLevels {
  readonly name: string;
  readonly environments: readonly {
    readonly name: string;
    /** Absent if the file names no cluster. */
    readonly cluster?: string;
    readonly namespace: string;
    /** The level that it has. */
    readonly level: IsolationLevel;
    /** The level, or what makes it where several things can. */
    readonly choice: LevelChoice;
  }[];
  readonly overheads: readonly ChoiceOverhead[];
  readonly advice: Advice;
}

/** What `tenancy levels --json` prints. */
export interface LevelReport {
  readonly apiVersion: 'cdk8s-tenancy/v1alpha1';
  readonly kind: 'LevelReport';
  readonly question: Question;
  readonly levels: readonly LevelProfile[];
  readonly assumptions: readonly Assumption[];
  /** `null`: no prices are stated, and so no money. */
  readonly prices: Prices | null;
  /** By name. */
  readonly tenants: readonly TenantLevels[];
  /** What each level would take if all tenants of the report had it. */
  readonly overheads: readonly ChoiceOverhead[];
}

/** What a report is about. */
export interface LevelQuestion extends Question {
  /** Only this tenant. */
  readonly tenant?: string;
  readonly prices?: Prices;
  /** The size of a worker node, where it is not the assumed one. */
  readonly worker?: Partial<Compute>;
}

/** An environment of some cluster's fleet, with its name. */
interface NamedEnvironment extends CountedEnvironment {
  readonly name: string;
}

/** Answers which level each tenant has, and what each level would take. */
export function reportLevels(fleets: readonly Fleet[], asked: LevelQuestion): LevelReport {
  const { tenancy, needs, tenant, prices } = asked;
  const worker = { ...ASSUMPTIONS.worker, ...asked.worker };
  const environments = new Map<string, NamedEnvironment[]>();
  let platformObjects = 0;
  for (const fleet of fleets) {
    const census = takeCensus(fleet);
    platformObjects = Math.max(platformObjects, census.platform.length);
    for (const view of new Plan(fleet).tenants()) {
      const list = environments.get(view.spec.name) ?? [];
      environments.set(view.spec.name, list);
      for (const { environment: name, namespace, state, spec } of view.namespaces) {
        if (state === 'removed') continue;
        const objects = census.namespaces.get(namespace)?.length ?? 0;
        list.push({ name, cluster: clusterOf(fleet), spec, objects });
      }
    }
  }
  const question = { tenancy, needs };
  const terms = { worker, platformObjects, prices };
  const tenants = [...environments]
    .filter(([name, list]) => list.length > 0 && (tenant === undefined || name === tenant))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, list]): TenantLevels => {
      const sharedPools = fleets.flatMap((fleet) => sharedPoolsOf(name, fleet));
      return {
        name,
        environments: list.map((environment) => ({
          name: environment.name,
          ...(environment.cluster === undefined ? {} : { cluster: environment.cluster }),
          namespace: environment.spec.namespace,
          level: isolationLevel(environment.spec.isolation),
          choice: choiceOf(environment.spec.isolation),
        })),
        overheads: LEVEL_PROFILES.map(({ choice }) => ({
          choice,
          ...overheadOf(choice, list, terms),
        })),
        advice: adviseOn({ environments: list.map(({ spec }) => spec), sharedPools }, question),
      };
    });
  return {
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    kind: 'LevelReport',
    question,
    levels: LEVEL_PROFILES,
    assumptions: Object.values({ ...ASSUMPTIONS, worker }),
    prices: prices ?? null,
    tenants,
    overheads: LEVEL_PROFILES.map(({ choice }) => ({
      choice,
      ...addOverheads(
        tenants.flatMap(({ overheads }) => overheads.filter((one) => one.choice === choice)),
      ),
    })),
  };
}

function choiceOf(isolation: FleetIsolation): LevelChoice {
  if (isolation === 'namespace' || isolation === 'cluster') return isolation;
  return isolation.engine;
}

/** Pools whose devices a tenant holds beside others, by their name and their cluster. */
function sharedPoolsOf(tenant: string, fleet: Fleet): TenantFacts['sharedPools'] {
  const cluster = clusterOf(fleet);
  return new Plan(fleet).pools
    .map(({ name, holders }) => ({
      pool: cluster === undefined ? name : `${name} on ${cluster}`,
      holders: holders.filter(({ count }) => count > 0).map((holder) => holder.name),
    }))
    .filter(({ holders }) => holders.includes(tenant) && holders.length > 1)
    .map(({ pool, holders }) => ({ pool, others: holders.filter((name) => name !== tenant) }));
}
