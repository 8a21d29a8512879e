import type { Findings } from '../../findings/findings';
import { isolationLevel } from '../settings/isolation/isolation-of';
import { firstNames } from '../values/texts';
import { type Neighbour, isRemoved } from './environments-of';

/**
 * Reports tenants with a cluster of their own that share it with other tenants. Shared services may be on it: they belong
 * to the platform, and network policies open them to the tenants that they name.
 *
 * @param all - the environments on one cluster
 */
export function checkExclusiveClusters(
  all: readonly Neighbour[],
  cluster: string | undefined,
  findings: Findings,
): void {
  const tenants = all.filter(({ isService }) => !isService);
  for (const environment of tenants) {
    const { tenant, name, spec, place } = environment;
    // What is about to go may be joined by what comes after it.
    if (isRemoved(environment) || isolationLevel(spec.isolation) !== 'cluster') continue;
    const others = new Set(tenants.map((other) => other.tenant.name));
    others.delete(tenant.name);
    if (others.size === 0) continue;
    findings.addOnce(
      'CLUSTER_SHARED',
      place('isolation', 'level'),
      `\`${name}\` of \`${tenant.name}\` is to have a cluster of its own, and shares ${cluster === undefined ? 'the only cluster' : `\`${cluster}\``} with ${firstNames([...others].sort())}.`,
      cluster === undefined
        ? `Declare several clusters under \`clusters\`, and place \`${tenant.name}\` on one by itself.`
        : `Place \`${tenant.name}\` on a cluster by itself, or move the others to another one.`,
    );
  }
}
