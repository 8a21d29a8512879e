import { WELL_KNOWN_NAMESPACES } from '../../../lib/fleet/neighbours/system-namespaces';
import type { FleetProps } from '../../../lib/fleet/model/props';
import { API_VERSION, resolve } from '../../../lib/fleet/resolve';
import { isDnsLabel } from '../../../lib/fleet/values/dns-names';

const reserved = (parts: Omit<FleetProps, 'apiVersion'>): string[] => {
  const { findings } = resolve({ apiVersion: API_VERSION, ...parts });
  return findings.all.flatMap(({ code, message }) => (code === 'NAME_RESERVED' ? [message] : []));
};

const owners = (name: string): Omit<FleetProps, 'apiVersion'>[] => [
  { tenants: [{ name, costCenter: 'E', namespaces: 'single' }] },
  { tenants: [{ name: 'vision', costCenter: 'E', namespaces: 'single', namespace: name }] },
  {
    sharedServices: { [name]: { costCenter: 'P', ports: { http: 80 }, consumers: 'all' } },
    tenants: [],
  },
];

describe.each(Object.entries(WELL_KNOWN_NAMESPACES))('%s', (name, reason) => {
  test('belongs to no tenant and no shared service, by its name or by its namespace', () => {
    expect(isDnsLabel(name)).toBe(true);
    for (const parts of owners(name)) {
      expect(reserved(parts)).toEqual([`The namespace \`${name}\` cannot be used: ${reason}.`]);
    }
  });

  test('is the name of a tenant whose namespaces are called otherwise', () => {
    expect(reserved({ tenants: [{ name, costCenter: 'E' }] })).toEqual([]);
    expect(reserved({ platform: { prefix: 'ml' }, ...owners(name)[0]! })).toEqual([]);
    for (const parts of owners(`${name}-2`)) expect(reserved(parts)).toEqual([]);
  });
});

describe('namespaces that others are opened to', () => {
  const tenants = [{ name: 'monitoring', costCenter: 'E', namespaces: 'single' as const }];

  test('a tenant cannot be what the platform opens every tenant to, by its namespace', () => {
    const network = { ingress: { metrics: { namespace: 'monitoring' } } };
    expect(reserved({ platform: { network }, tenants })).toEqual([
      'The namespace `monitoring` cannot be used: `network.ingress.metrics` of the platform or a tier opens every tenant to it.',
    ]);
  });

  test('it can be by its name, which says that the tenant is intended', () => {
    const network = { ingress: { metrics: { tenant: 'monitoring' } } };
    expect(reserved({ platform: { network }, tenants })).toEqual([]);
  });
});
