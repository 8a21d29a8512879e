import { costCenterLabel } from '../../fleet/owners/identity-labels';
import { Misuse } from '../session/status';
import type { FleetSummary } from './fleet-summary';
import { type PlacedNamespace, activeNamespaces, activeOwners, placeOf } from './summary-places';

/** What no reader of such lines takes apart: neither a shell nor `docker --env-file`, which knows no quotes. */
const PLAIN = /^[A-Za-z0-9_.,:/+-]*$/;

/**
 * Lines `NAME=value` for a shell (`source`), `docker --env-file`, systemd and CI systems. These quote in different ways, so
 * every value is one that needs no quotes: lists are joined by commas, and free text is left out. What is `removed` is left
 * out too.
 */
export function envFormat(summary: FleetSummary): string {
  const { clusters = [], tenants, sharedServices } = summary;
  const namespaces = activeNamespaces(summary);
  const owners = [...activeOwners(tenants), ...activeOwners(sharedServices)];
  const lines: Line[] = [
    ['API_VERSION', summary.apiVersion],
    ['CLUSTERS', clusters.map(({ name }) => name).join(',')],
    ['TENANTS', namesOf(activeOwners(tenants))],
    ['SHARED_SERVICES', namesOf(activeOwners(sharedServices))],
    ['NAMESPACES', namespaces.map(placeOf).join(',')],
    ...owners.map(({ name }): Line => [
      `NAMESPACES_OF_${variableName(name)}`,
      namespaces
        .filter(({ owner }) => owner.name === name)
        .map(placeOf)
        .join(','),
    ]),
    ...namespaces.flatMap(namespaceLines),
  ];
  refuseDoubles(lines);
  return lines.map(lineText).join('');
}

type Line = readonly [name: string, value: string];

function namesOf(owners: readonly { readonly name: string }[]): string {
  return owners.map(({ name }) => name).join(',');
}

function namespaceLines(placed: PlacedNamespace): Line[] {
  const { owner, environment } = placed;
  const { cpu, memory, storage, pods, gpu } = environment.quota;
  const devices = Object.entries(gpu).filter(([, count]) => count > 0);
  const values: readonly (readonly [string, string | null])[] = [
    ['CLUSTER', environment.cluster ?? null],
    ['OWNER', owner.name],
    ['ENVIRONMENT', environment.name],
    ['COST_CENTER', costCenterLabel(owner.costCenter) ?? null],
    ['CPU', cpu],
    ['MEMORY', memory],
    ['STORAGE', storage],
    ['PODS', pods],
    ['GPU', devices.map(([pool, count]) => `${pool}:${count}`).join(',')],
    ['RESOURCE_QUOTAS', environment.policies.resourceQuotas.join(',')],
    ['NETWORK_POLICIES', environment.policies.networkPolicies.join(',')],
  ];
  const place = placed.environment.cluster === undefined ? [] : [placed.environment.cluster];
  const suffix = [...place, environment.namespace].map(variableName).join('__');
  return values.map(([name, value]) => [`${name}_OF_${suffix}`, value ?? '']);
}

/** `ml-vision` as a part of a variable: `ML_VISION`. */
function variableName(name: string): string {
  return name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_');
}

/** Names of clusters may have dots, and those of namespaces dashes in a row. */
function refuseDoubles(lines: readonly Line[]): void {
  const names = new Set<string>();
  for (const [name] of lines) {
    if (names.has(name)) {
      throw new Misuse(
        `two names are the same in upper case: TENANCY_${name}. Use --format json instead.`,
      );
    }
    names.add(name);
  }
}

function lineText([name, value]: Line): string {
  if (!PLAIN.test(value)) {
    throw new Misuse(`TENANCY_${name} would need quotes: ${value}. Use --format json instead.`);
  }
  return `TENANCY_${name}=${value}\n`;
}
