import type { FleetEnvironment } from '../../fleet/model/fleet';
import { podSecurityOf } from '../../fleet/settings/pod-security/exceptions';
import type { LevelChoice } from './level-profiles';
import type { Need } from './need-names';

/** Whether tenants are teams of one company, or customers who do not trust each other. */
export type Tenancy = 'team' | 'customer';

/** What is asked about. */
export interface Question {
  readonly tenancy: Tenancy;
  readonly needs: readonly Need[];
}

/** What the fleet says of a tenant. */
export interface TenantFacts {
  readonly environments: readonly FleetEnvironment[];
  /** Pools of accelerators that it holds, and who else does. */
  readonly sharedPools: readonly { readonly pool: string; readonly others: readonly string[] }[];
}

/** What speaks for a level, or for a measure beside it. */
export interface Reason {
  readonly text: string;
  /** The weakest level that answers it. */
  readonly level: LevelChoice;
  /** What to write or do beside it. Absent: the level is enough. */
  readonly measure?: string;
}

/** The weakest level that answers every reason, and the reasons. */
export interface Advice {
  readonly choice: LevelChoice;
  readonly reasons: readonly Reason[];
}

/** From the weakest. */
const ORDER: readonly LevelChoice[] = ['namespace', 'vcluster', 'kamaji', 'cluster'];

interface Rule {
  readonly level: LevelChoice;
  /** The reason, if the rule applies. */
  readonly reason: (facts: TenantFacts, question: Question) => string | undefined;
  readonly measure?: string;
}

const RULES: readonly Rule[] = [
  {
    level: 'namespace',
    reason: ({ environments }, { tenancy, needs }) =>
      tenancy === 'team' && needs.length === 0 && environments.every(isUsual)
        ? 'a team of your own that uses what the platform installs: quotas, roles and guard rails are enough'
        : undefined,
  },
  {
    level: 'namespace',
    reason: ({ environments }, { tenancy }) =>
      tenancy === 'customer' && !environments.some(hasPeople)
        ? 'a customer without access to the cluster: none of their people talk to the API server'
        : undefined,
  },
  {
    level: 'vcluster',
    reason: ({ environments }, { tenancy }) =>
      tenancy === 'customer' && environments.some(hasPeople)
        ? 'a customer with access: in a shared API server, a mistake in one role or a slow client reaches everybody'
        : undefined,
  },
  {
    level: 'namespace',
    reason: ({ environments }, { tenancy }) =>
      tenancy === 'customer' &&
      environments.some(({ scheduling }) => scheduling.runtimeClass === undefined)
        ? 'pods of a customer share the kernel of their nodes with others'
        : undefined,
    measure: 'write `scheduling: {runtimeClass: gvisor}`',
  },
  {
    level: 'namespace',
    reason: ({ environments }, { tenancy }) =>
      tenancy === 'customer' && environments.some(({ network }) => network.internet)
        ? 'pods of a customer reach every public address, with the address of your platform'
        : undefined,
    measure: 'write `network: {internet: false}`, and open what they need by `egress`',
  },
  {
    level: 'vcluster',
    reason: (_, { needs }) =>
      needs.includes('crds')
        ? 'CRDs and most operators are of the whole cluster, so that tenants would get those of each other'
        : undefined,
  },
  {
    level: 'vcluster',
    reason: (_, { needs }) =>
      needs.includes('cluster-admin')
        ? 'an administrator of the cluster can lift every guard of every tenant; of a virtual cluster, only its own'
        : undefined,
  },
  {
    level: 'kamaji',
    reason: (_, { needs }) =>
      needs.includes('nodes')
        ? "drivers, kernel modules and privileged pods own the node: it must be the tenant's own"
        : undefined,
  },
  {
    level: 'namespace',
    reason: ({ environments }) =>
      environments.some(({ podSecurity }) => podSecurityOf(podSecurity).standard === 'privileged')
        ? '`podSecurity: privileged` gives the node away, with the pods of others on it'
        : undefined,
    measure: 'keep nodes for this tenant by a taint, or give it a cluster',
  },
];

/** What a tenant should have. */
export function adviseOn(facts: TenantFacts, question: Question): Advice {
  const reasons = RULES.flatMap(({ level, reason, measure }): Reason[] => {
    const text = reason(facts, question);
    if (text === undefined) return [];
    return [{ text, level, ...(measure === undefined ? {} : { measure }) }];
  });
  const all = [...reasons, ...facts.sharedPools.flatMap((shared) => poolReason(shared, question))];
  const choice = ORDER.findLast((one) => all.some(({ level }) => level === one)) ?? 'namespace';
  return { choice, reasons: all };
}

/** Neither a namespace nor a sandbox divides a GPU node: pods of both tenants call one driver. */
function poolReason(
  { pool, others }: TenantFacts['sharedPools'][number],
  { tenancy }: Question,
): Reason[] {
  if (tenancy === 'team') return [];
  const named = others.slice(0, 3).join(', ');
  const more = others.length > 3 ? ` and ${others.length - 3} more` : '';
  return [
    {
      text: `the GPU nodes of ${pool} are shared with ${named}${more}: all call one driver in one kernel`,
      level: 'namespace',
      measure: 'give it a pool of its own, with a taint, or nodes of its own',
    },
  ];
}

/** Deployers are not among them: the pipeline may be the platform's own. */
function hasPeople({ admins, users, viewers }: FleetEnvironment): boolean {
  return [admins, users, viewers].some((people) => people.length > 0);
}

function isUsual({ podSecurity }: FleetEnvironment): boolean {
  return podSecurityOf(podSecurity).standard !== 'privileged';
}
