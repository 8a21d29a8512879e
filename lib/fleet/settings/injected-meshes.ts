import type { Findings } from '../../findings/findings';
import { AMBIENT_MODE, MESH_INJECTORS, type MeshInjector } from '../catalogue/mesh-injectors';
import type { FleetEnvironment } from '../model/fleet';
import { podSecurityOf } from './pod-security/exceptions';
import type { MergedEnvironment } from './setting';

/** Reports meshes whose init container each pod gets, and Pod Security then refuses. */
export function checkMeshInjectors(merged: MergedEnvironment, findings: Findings): void {
  const { tenant, name, environment, placeOf } = merged;
  const { standard, allow } = podSecurityOf(environment.podSecurity);
  if (standard === 'privileged') return;
  for (const injector of MESH_INJECTORS) {
    const { container, capabilities, plugin } = injector;
    const isAllowed = capabilities.every((one) => allow.capabilities?.includes(one));
    if (standard === 'baseline' && isAllowed) continue;
    const keys = switchedOnBy(injector, environment);
    if (keys === undefined) continue;
    findings.addOnce(
      'INJECTOR_REFUSED',
      placeOf(keys),
      `${injector.name} adds \`${container}\` with ${capabilities.join(' and ')} to pods in \`${name}\` of \`${tenant}\`, and \`${standard}\` refuses such pods.`,
      `Install ${plugin}, which needs no such container, and say so under \`accept\`.`,
    );
  }
}

/** Where an environment switches a mesh on: the label or annotation of its namespace, or else the integration. */
function switchedOnBy(
  { switches, integration }: MeshInjector,
  { labels, annotations, network }: FleetEnvironment,
): readonly string[] | undefined {
  const [key, value] = AMBIENT_MODE;
  const isAmbient = integration === 'istio' && labels[key] === value;
  const written = { labels, annotations };
  const found = switches.find((one) => {
    const stated = written[one.on][one.key];
    return stated !== undefined && (one.values?.includes(stated) ?? true);
  });
  if (found !== undefined) return [found.on, found.key];
  const isIntegrated = network.integrations.some((one) => one.name === integration);
  return isIntegrated && !isAmbient ? ['network', 'integrations'] : undefined;
}
