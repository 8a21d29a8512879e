import { INTEGRATIONS } from '../../catalogue/known-integrations';
import type { FindingPath, Findings } from '../../../findings/finding';
import type { FleetIntegration } from '../../model/fleet';
import { isMap } from '../../model/layers';
import type { IntegrationName, IntegrationValue } from '../../model/props';
import { isDnsLabel } from '../../values/names';

/** Reports namespaces that cannot be. The names themselves are a closed set of the schema. */
export function checkIntegrations(
  integrations: unknown,
  path: FindingPath,
  findings: Findings,
): void {
  if (!Array.isArray(integrations)) return;
  integrations.forEach((entry: unknown, index) => {
    if (!isMap(entry) || typeof entry['namespace'] !== 'string') return;
    if (isDnsLabel(entry['namespace'])) return;
    findings.add(
      'PEER_INVALID',
      [...path, index, 'namespace'],
      `\`${entry['namespace']}\` is no namespace.`,
      'Write the name of the namespace that the operator runs in, or leave it out for the usual one.',
    );
  });
}

/** Integrations in normal form: each with its namespace, once, in order. */
export function resolveIntegrations(
  integrations: readonly IntegrationValue[] | undefined,
): FleetIntegration[] {
  const byKey = new Map<string, FleetIntegration>();
  for (const value of integrations ?? []) {
    const { name, namespace } = typeof value === 'string' ? { name: value } : value;
    const integration = { name, namespace: namespace ?? INTEGRATIONS[name].namespace };
    byKey.set(`${name} ${integration.namespace}`, integration);
  }
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, integration]) => integration);
}

/** The namespaces of each integration: an operator that runs twice is reached at both places. */
export function namespacesByIntegration(
  integrations: readonly FleetIntegration[],
): [name: IntegrationName, namespaces: string[]][] {
  const byName = new Map<IntegrationName, string[]>();
  for (const { name, namespace } of integrations) {
    byName.set(name, [...(byName.get(name) ?? []), namespace]);
  }
  return [...byName];
}
