import { amount } from './values/amounts';
import { RESOURCES, fits } from './containers';
import type { FindingPath, Findings } from './finding';
import type { FleetEnvironment } from './fleet';
import { checkPeers } from './network';
import { compareQuantities } from './values/quantity';
import type { DataMap } from './layers';

/** An environment in normal form, and where its values were written. */
export interface CheckedEnvironment {
  readonly name: string;
  readonly environment: FleetEnvironment;
  readonly placeOf: (keys: readonly string[]) => FindingPath;
}

/** Checks what the merged settings of an environment say together. */
export function checkEnvironment(checked: CheckedEnvironment, findings: Findings): void {
  const { environment, placeOf } = checked;
  checkQuotaAndDefaults(checked, findings);
  checkBounds(checked, findings);
  checkPeers(
    environment.network as unknown as DataMap,
    (keys) => placeOf(['network', ...keys]),
    findings,
  );
  const { loadBalancers, nodePorts } = environment.objects;
  if (loadBalancers !== null && loadBalancers > 0 && nodePorts === 0) {
    findings.add(
      'LOADBALANCER_NODEPORTS',
      placeOf(['objects', 'loadBalancers']),
      'Load balancers are granted, but no node ports: only Services with `allocateLoadBalancerNodePorts: false` are accepted.',
      'Grant as many `nodePorts`, or tell the tenant about that field.',
    );
  }
  if (environment.apiAccess && environment.network.apiServer === undefined) {
    findings.add(
      'API_SERVER_MISSING',
      placeOf(['apiAccess']),
      'Pods may reach the API server, but its addresses are not stated.',
      'Add `network: {apiServer: {cidrs: [10.0.0.10/32], ports: [6443]}}` to the platform.',
    );
  }
}

/** A quota stands with a default request, and default containers can use all of it. */
function checkQuotaAndDefaults(
  { name, environment, placeOf }: CheckedEnvironment,
  findings: Findings,
): void {
  const { quota, containers } = environment;
  for (const [key] of RESOURCES) {
    const total = quota[key];
    const request = containers.defaultRequest[key];
    if (total === null) continue;
    if (request === null) {
      findings.add(
        'DEFAULT_REQUEST_MISSING',
        placeOf(['containers', 'defaultRequest', key]),
        `\`${key}\` has a quota but no default request: every pod that does not state it would be refused.`,
        `Keep \`containers: {defaultRequest: {${key}: …}}\`.`,
      );
      continue;
    }
    const byRequest = fits(amount(total), amount(request));
    if (byRequest < 1n) {
      findings.add(
        'QUOTA_BELOW_CONTAINER',
        placeOf(['quota', key]),
        `\`${name}\` gets ${total} of \`${key}\`, less than the ${request} that one container requests by default.`,
        `Raise the tenant's \`${key}\` or the environment's share, lower the default request, or leave the environment out with \`${name}: null\`.`,
      );
      continue;
    }
    const limit = quota.limits?.[key];
    const defaultLimit = containers.default?.[key];
    if (limit === undefined || defaultLimit === undefined) continue;
    const byLimit = fits(amount(limit), amount(defaultLimit));
    if (byLimit < byRequest) {
      findings.add(
        'DEFAULT_LIMIT_WASTES_QUOTA',
        placeOf(['containers', 'default', key]),
        `In \`${name}\`, ${byLimit} containers with defaults use up the limits of \`${key}\`, although ${byRequest} fit into the requests.`,
        `Lower \`containers.default.${key}\`, or raise the burst.`,
      );
    }
  }
}

/** What the API server requires of a LimitRange: min ≤ default request ≤ default ≤ max. */
function checkBounds({ environment, placeOf }: CheckedEnvironment, findings: Findings): void {
  const { containers } = environment;
  const order = ['min', 'defaultRequest', 'default', 'max', 'podMax'] as const;
  for (const [key] of RESOURCES) {
    for (let index = 0; index < order.length; index++) {
      const lower = containers[order[index]!]?.[key];
      if (lower === undefined || lower === null) continue;
      for (const block of order.slice(index + 1)) {
        const upper = containers[block]?.[key];
        if (upper === undefined || upper === null) continue;
        if (compareQuantities(amount(lower), amount(upper)) <= 0) continue;
        findings.add(
          'CONTAINER_BOUNDS',
          placeOf(['containers', block, key]),
          `\`${order[index]}\` of \`${key}\` is ${lower}, more than \`${block}\` with ${upper}.`,
          'Keep min ≤ defaultRequest ≤ default ≤ max ≤ podMax.',
        );
      }
    }
  }
}
