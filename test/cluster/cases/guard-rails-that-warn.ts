import type { Attack } from '../battery/attack';
import { dry } from '../battery/calls';
import { sinceOf } from '../battery/since';
import { LENIENT } from '../battery/targets';
import type { Work } from '../battery/work';

/** What judges objects and grants that the namespace lacks in which guard rails only warn. */
export const UNHEARD: readonly string[] = [
  'accelerator-bounds',
  'accelerator-bounds-claims',
  'accelerator-bounds-workloads',
  'accelerator-claims',
  'flux-fields',
  'flux-managed-objects',
  'flux-object-sizes',
  'own-nodes',
  'pod-deletion',
  'ray-autoscaling',
  'required-runtimes',
  'role-bindings',
];

/** What never only warns there: it is a border, or the namespace asks for it. */
const REFUSING: readonly string[] = ['token-secrets', 'virtual-cluster-lab-virtual'];

/** For each policy that may only warn: an attack that it refuses elsewhere is let through, and the API server warns. */
export function warnedWork(attacks: readonly Attack[]): Work[] {
  return [...byPolicy(attacks)].map(([policy, tried]) => ({
    what: `do what ${policy} refuses, where it only warns`,
    by: ['user'],
    target: LENIENT,
    since: Math.min(...tried.map(sinceOf)),
    async run(worker) {
      const heard = new Set<string>();
      for (const { call, by } of tried) {
        for (const persona of by) {
          const { status, body, warnings } = await worker.tryAs(persona, dry(call));
          if (status < 300 && warnings.some((text) => text.includes(`'${policy}-warn'`))) return;
          heard.add(status < 300 ? warnings.join('; ') : String(body?.message));
        }
      }
      throw new Error(`none of ${tried.length} attacks was warned of: ${[...heard].join('\n')}`);
    },
  }));
}

/** Attacks that a policy refuses at once, by its name. */
function byPolicy(attacks: readonly Attack[]): Map<string, Attack[]> {
  const found = new Map<string, Attack[]>();
  for (const attack of attacks) {
    const { call, refused, impersonates } = attack;
    const policy = /policy `([^`]+)`/.exec(refused.by ?? '')?.[1];
    if (policy === undefined || [...UNHEARD, ...REFUSING].includes(policy)) continue;
    if (refused.later || call.connects || impersonates) continue;
    found.set(policy, [...(found.get(policy) ?? []), attack]);
  }
  return found;
}
