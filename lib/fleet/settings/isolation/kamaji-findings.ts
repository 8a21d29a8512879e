import type { Findings } from '../../../findings/findings';
import type { FleetKamaji } from '../../model/fleet-isolation';
import type { MergedEnvironment } from '../setting';
import { checkNeeds } from './control-plane-needs';
import { virtualClusterBy } from './isolation-of';
import { kamajiNeeds } from './kamaji-needs';

/** Reports what Kamaji could not do. */
export function checkKamaji(merged: MergedEnvironment, findings: Findings): void {
  const virtual = virtualClusterBy('kamaji', merged.environment.isolation);
  if (virtual === undefined) return;
  checkStated(virtual, merged, findings);
  checkNeeds(kamajiNeeds(virtual), false, merged, findings);
  checkDevices(merged, findings);
}

/** What neither Kamaji nor we can know. */
const NEEDED = [
  {
    key: 'kubernetesVersion',
    example: '`kubernetesVersion: 1.34.2`, because Kamaji has none of its own',
    isStated: ({ kubernetesVersion }: FleetKamaji) => kubernetesVersion !== '',
  },
  {
    key: 'nodes',
    example: '`nodes: [10.20.0.0/16]`, with the addresses of its nodes and of the people there',
    isStated: ({ nodes }: FleetKamaji) => nodes.length > 0,
  },
] as const;

function checkStated(
  virtual: FleetKamaji,
  { tenant, name, placeOf }: MergedEnvironment,
  findings: Findings,
): void {
  const missing = NEEDED.filter(({ isStated }) => !isStated(virtual));
  if (missing.length === 0) return;
  const keys = missing.map(({ key }) => `\`${key}\``).join(' and ');
  findings.addOnce(
    'ISOLATION_INVALID',
    placeOf(['isolation', 'engine'], ['isolation']),
    `Kamaji cannot make the virtual cluster of \`${name}\` of \`${tenant}\` without ${keys}.`,
    `Write beside the engine: ${missing.map(({ example }) => example).join('; ')}.`,
  );
}

/** Pods run on nodes of the tenant, where no quota of this cluster counts their devices. */
function checkDevices(
  { tenant, name, environment, placeOf }: MergedEnvironment,
  findings: Findings,
): void {
  const held = Object.entries(environment.quota.gpu).filter(([, count]) => count > 0);
  for (const [pool, count] of held) {
    findings.addOnce(
      'ISOLATION_UNUSED',
      placeOf(['quota', 'gpu', pool], ['quota', 'gpu'], ['isolation']),
      `\`${name}\` of \`${tenant}\` holds ${count} of \`${pool}\`, and its pods cannot use them: they run on nodes that join its own control plane.`,
      'Remove them from its quota, so that others can have them, and let nodes with GPUs join.',
    );
  }
}
