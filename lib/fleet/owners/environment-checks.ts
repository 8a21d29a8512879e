import { amount } from '../values/amounts';
import { needsApiServer } from '../catalogue/known-integrations';
import { RESOURCES, fits } from '../settings/containers';
import type { FindingPath, Findings } from '../../findings/finding';
import type { FleetEnvironment, FleetPlatform } from '../model/fleet';
import { checkGuardRails, checkSelfService } from '../settings/guard-rail-switches';
import { checkFlows } from '../settings/network/flows';
import { checkPeers } from '../settings/network/peers';
import { compareQuantities } from '../values/quantity';
import type { DataMap } from '../model/layers';

/** An environment in normal form, and where its values were written. */
export interface CheckedEnvironment {
  readonly tenant: string;
  readonly name: string;
  readonly environment: FleetEnvironment;
  readonly platform: FleetPlatform;
  /** Where, in the latest layer, one of several values was written; undefined where all are built in. */
  readonly writtenAt: (...values: readonly (readonly string[])[]) => FindingPath | undefined;
  /** Where the environment's share or the tenant's name stands: the place of what nobody wrote. */
  readonly place: FindingPath;
  /** Whether nobody checked this network before: most environments inherit one, which was written in one place. */
  readonly isNewNetwork: boolean;
}

/** Checks what the merged settings of an environment say together. */
export function checkEnvironment(checked: CheckedEnvironment, findings: Findings): void {
  const { environment, place, writtenAt } = checked;
  checkQuotaAndDefaults(checked, findings);
  checkBounds(checked, findings);
  const placeOf = (keys: readonly string[]): FindingPath =>
    writtenAt(['network', ...keys]) ?? place;
  if (checked.isNewNetwork) {
    checkPeers(environment.network as unknown as DataMap, placeOf, findings);
    checkFlows(environment.network.flows, (keys) => placeOf(['flows', ...keys]), findings);
  }
  checkOwnObjects(checked, findings);
  const { loadBalancers, nodePorts } = environment.objects;
  if (loadBalancers !== null && loadBalancers > 0 && nodePorts === 0) {
    findings.add(
      'LOADBALANCER_NODEPORTS',
      writtenAt(['objects', 'loadBalancers'], ['objects', 'nodePorts']) ?? place,
      'Load balancers are granted, but no node ports: only Services with `allocateLoadBalancerNodePorts: false` are accepted.',
      'Grant as many `nodePorts`, or tell the tenant about that field.',
    );
  }
  // `null` removes the cap, which grants any number.
  const reachable = Object.values(environment.network.ingress).some(
    ({ cidr }) => cidr !== undefined,
  );
  if (loadBalancers !== 0 && !reachable) {
    findings.add(
      'LOADBALANCER_UNREACHABLE',
      writtenAt(['objects', 'loadBalancers']) ?? place,
      'Load balancers are granted, but their traffic comes from outside of the cluster, from where nobody may come in.',
      'Add those who call: `network: {ingress: {clients: {cidr: 203.0.113.0/24, ports: [8443]}}}`, with the ports of the pods.',
    );
  }
  checkApiAccess(checked, findings);
  checkGuardRails(checked, findings);
  checkSelfService(checked, findings);
}

/** What is there from the start fits into its cap: what does not is refused, to whoever delivers it. */
function checkOwnObjects(
  { environment, place, writtenAt }: CheckedEnvironment,
  findings: Findings,
): void {
  const { objects, serviceAccounts } = environment;
  const own = [
    ['configMaps', 1, '`kube-root-ca.crt`, by which pods know the API server'],
    [
      'serviceAccounts',
      1 + Object.keys(serviceAccounts).length,
      '`default`, and those of `serviceAccounts`',
    ],
  ] as const;
  for (const [key, count, what] of own) {
    const cap = objects[key];
    if (cap === null || cap >= count) continue;
    findings.addOnce(
      'CAP_BELOW_OWN',
      writtenAt(['objects', key], [key]) ?? place,
      `\`${key}: ${cap}\` is less than the ${count} that each namespace holds from the start: ${what}.`,
      `Allow at least ${count}.`,
    );
  }
}

/** Who may reach the API server can only do so where its addresses are stated. */
function checkApiAccess(
  { environment, place, writtenAt }: CheckedEnvironment,
  findings: Findings,
): void {
  const { network, serviceAccounts } = environment;
  if (network.apiServer !== undefined) return;
  const report = (message: string, ...keys: readonly string[]): void =>
    findings.addOnce(
      'API_SERVER_MISSING',
      writtenAt(keys, ['network', 'apiServer']) ?? place,
      message,
      'Add `network: {apiServer: {cidrs: [10.0.0.10/32], ports: [6443]}}` to the platform.',
    );
  if (environment.apiAccess) {
    report('Pods may reach the API server, but its addresses are not stated.', 'apiAccess');
  }
  for (const [name, { apiAccess }] of Object.entries(serviceAccounts)) {
    if (!apiAccess) continue;
    report(
      `Pods of the account \`${name}\` may reach the API server, but its addresses are not stated.`,
      ...['serviceAccounts', name, 'apiAccess'],
    );
  }
  const needy = network.integrations.find(({ name }) => needsApiServer(name));
  if (needy === undefined) return;
  report(
    `Pods of \`${needy.name}\` report to the API server, but its addresses are not stated.`,
    ...['network', 'integrations'],
  );
}

/** A quota stands with a default request, and default containers can use all of it. */
function checkQuotaAndDefaults(checked: CheckedEnvironment, findings: Findings): void {
  const { tenant, name, environment, place, writtenAt } = checked;
  const { quota, containers } = environment;
  for (const [key] of RESOURCES) {
    const total = quota[key];
    const request = containers.defaultRequest[key];
    if (total === null) continue;
    if (request === null) {
      findings.addOnce(
        'DEFAULT_REQUEST_MISSING',
        writtenAt(['containers', 'defaultRequest', key]) ?? place,
        `\`${key}\` has a quota but no default request: every pod that does not state it would be refused.`,
        `Keep \`containers: {defaultRequest: {${key}: …}}\`.`,
      );
    } else if (fits(amount(total), amount(request)) < 1n) {
      findings.addOnce(
        'QUOTA_BELOW_CONTAINER',
        writtenAt(['quota', key], ['containers', 'defaultRequest', key]) ?? place,
        `\`${name}\` of \`${tenant}\` gets ${total} of \`${key}\`, less than the ${request} that one container requests by default.`,
        `Raise \`${key}\` or the environment's share, lower the default request, or leave the environment out with \`${name}: null\`.`,
      );
    } else checkDefaultLimit(key, checked, findings);
  }
}

/** Default containers use up the limits of a quota no sooner than its requests. */
function checkDefaultLimit(
  key: 'cpu' | 'memory',
  { tenant, name, environment, place, writtenAt }: CheckedEnvironment,
  findings: Findings,
): void {
  const { quota, containers } = environment;
  const limit = quota.limits?.[key];
  const defaultLimit = containers.default?.[key];
  if (limit === undefined || defaultLimit === undefined) return;
  const requests = amount(quota[key]!);
  // That has an error of its own.
  if (compareQuantities(amount(limit), requests) < 0) return;
  const byRequest = fits(requests, amount(containers.defaultRequest[key]!));
  const byLimit = fits(amount(limit), amount(defaultLimit));
  if (byLimit >= byRequest) return;
  findings.addOnce(
    'DEFAULT_LIMIT_WASTES_QUOTA',
    writtenAt(['containers', 'default', key], ['quota', 'limits', key], ['burst', key]) ?? place,
    `In \`${name}\` of \`${tenant}\`, ${byLimit} containers with the default limit of ${defaultLimit} use up the limits of \`${key}\`, although ${byRequest} fit into the requests.`,
    `Lower the default limit of \`${key}\`, or raise the burst.`,
  );
}

const BOUNDS = ['min', 'defaultRequest', 'default', 'max', 'podMax'] as const;

/** What the API server requires of a LimitRange: min ≤ default request ≤ default ≤ max. */
function checkBounds(
  { environment, place, writtenAt }: CheckedEnvironment,
  findings: Findings,
): void {
  const { containers } = environment;
  for (const [key] of RESOURCES) {
    const stated = BOUNDS.flatMap((block) => {
      const value = containers[block]?.[key];
      return value === undefined || value === null ? [] : [{ block, value }];
    });
    // Neighbours are enough: where two others contradict each other, two neighbours between them do.
    stated.slice(1).forEach((upper, index) => {
      const lower = stated[index]!;
      if (compareQuantities(amount(lower.value), amount(upper.value)) <= 0) return;
      const blocks = [upper.block, lower.block].map((block) => ['containers', block, key]);
      findings.addOnce(
        'CONTAINER_BOUNDS',
        writtenAt(...blocks, ['burst', key]) ?? place,
        `\`${lower.block}\` of \`${key}\` is ${lower.value}, more than \`${upper.block}\` with ${upper.value}.`,
        'Keep min ≤ defaultRequest ≤ default ≤ max ≤ podMax.',
      );
    });
  }
}
