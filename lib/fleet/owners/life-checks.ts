import type { Findings } from '../../findings/findings';
import { LIFE_STATES, laterState } from '../catalogue/life-states';
import { SHARED_ENVIRONMENT } from '../model/defaults';
import type { FleetEnvironment, FleetTenant } from '../model/fleet';
import type { PlaceOf } from '../model/layers';
import { virtualClusterOf } from '../settings/isolation/isolation-of';
import type { EnvironmentDraft } from './environment-drafts';

/** Reports states of environments that say nothing, because their tenant is later in its life. */
export function checkLife(
  tenant: FleetTenant,
  { name, own }: EnvironmentDraft,
  findings: Findings,
): void {
  for (const { path, data } of own) {
    const { state } = data;
    if (state === undefined || laterState(state, tenant.state) === state) continue;
    findings.addOnce(
      'STATE_OVERRIDDEN',
      [...path, 'state'],
      `\`${name}\` of \`${tenant.name}\` is to be \`${state}\`, but \`${tenant.name}\` as a whole is \`${tenant.state}\`, which counts.`,
      `Remove this line, or state a \`state\` for each environment instead of one for \`${tenant.name}\`.`,
    );
  }
}

/** Reports what goes on in an environment although nothing should start there. */
export function checkHeld(
  tenant: string,
  name: string,
  environment: FleetEnvironment,
  placeOf: PlaceOf,
  findings: Findings,
): void {
  const { state, access, isolation } = environment;
  if (LIFE_STATES[state].works) return;
  const what = name === SHARED_ENVIRONMENT ? `\`${tenant}\`` : `\`${name}\` of \`${tenant}\``;
  if (access === 'selfService') {
    findings.addOnce(
      'STATE_SELF_SERVICE',
      placeOf(['state']),
      `${what} is ${state}, but its admins may have bound people and accounts by themselves: those keep what they were given.`,
      'Look for them with `kubectl get rolebindings --selector app.kubernetes.io/managed-by!=cdk8s-tenancy` in its namespace, and delete them.',
    );
  }
  const virtual = virtualClusterOf(isolation);
  if (virtual === undefined) return;
  findings.addOnce(
    'STATE_VIRTUAL_CLUSTER',
    placeOf(['state']),
    virtual.engine === 'vcluster'
      ? `${what} is ${state}, and works in a virtual cluster: its quota also counts the pod of the control plane, which does not come back if it ends.`
      : `${what} is ${state}, and works in a virtual cluster whose nodes are elsewhere: the people in it go on as before.`,
    virtual.engine === 'vcluster'
      ? 'Accept this with a reason, or take rights and quotas away inside of the virtual cluster.'
      : 'Take rights and quotas away inside of the virtual cluster, and accept this with a reason.',
  );
}
