import type { FleetProps, PodSecurityProps, TenantEntry } from '../../../lib/fleet/model/props';
import { API_VERSION, resolve } from '../../../lib/fleet/resolve';
import { Plan } from '../../../lib/plan/plan';
import type { ControlPlane } from '../control-plane';
import { waitFor } from '../wait';
import type { Standard } from './fixtures';

/** The namespace of a standard with some exceptions, or with none. */
export function namespaceOf(standard: Standard, exception = 'plain'): string {
  return `standard-${standard}-${exception}`;
}

/** Makes the namespaces of standards as `tenancy synth` writes them, without quotas: fixtures say nothing of resources. */
export async function makeNamespaces(
  plane: ControlPlane,
  wanted: readonly (readonly [namespace: string, podSecurity: PodSecurityProps])[],
): Promise<void> {
  const input: FleetProps = {
    apiVersion: API_VERSION,
    platform: {
      namespaces: 'single',
      // Its own cases prove it, and fixtures have volumes of every kind.
      guardRails: { podVolumes: 'off' },
    },
    tenants: wanted.map(([name, podSecurity]): TenantEntry => ({
      name,
      namespace: name,
      costCenter: 'none',
      podSecurity,
    })),
  };
  const { fleet, findings } = resolve(input);
  if (fleet === undefined) {
    throw new Error(findings.errors.map(({ message }) => message).join('\n'));
  }
  for (const { namespaces } of new Plan(fleet).tenants()) {
    for (const { namespace, labels, annotations } of namespaces) {
      const metadata = { name: namespace, labels, annotations };
      const { status, body } = await plane.request('POST', '/api/v1/namespaces', { metadata });
      if (status >= 300) throw new Error(`${namespace}: ${body.message}`);
    }
  }
  for (const [namespace] of wanted) {
    const account = `/api/v1/namespaces/${namespace}/serviceaccounts/default`;
    await waitFor(async () => (await plane.request('GET', account)).status === 200, {
      what: `the account default of ${namespace}`,
    });
  }
}

/** Takes the namespaces away again, without waiting until they are gone. */
export async function removeNamespaces(
  plane: ControlPlane,
  namespaces: readonly string[],
): Promise<void> {
  for (const namespace of namespaces) {
    await plane.request('DELETE', `/api/v1/namespaces/${namespace}`);
  }
}
