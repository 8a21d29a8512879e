import { MESH_INJECTORS } from '../../../lib/fleet/catalogue/mesh-injectors';
import type { TenantEntry } from '../../../lib/fleet/model/props';
import { found } from '../resolved';

const STATED = { kubernetesVersion: '1.34' };

function foundIn(tenant: Partial<TenantEntry>): string[] {
  const entry = { name: 'vision', costCenter: 'ENG-1', ...tenant };
  return found({ platform: STATED, tenants: [entry] });
}

const SWITCHES = MESH_INJECTORS.flatMap(({ switches }) =>
  switches.map(({ on, key, values = ['canary'] }) => [{ [on]: { [key]: values[0]! } }, on, key]),
);

describe('a mesh whose init container Pod Security refuses', () => {
  test.each(SWITCHES as [Partial<TenantEntry>, string, string][])(
    '%j is reported',
    (tenant, on, key) =>
      expect(foundIn(tenant)).toEqual([`INJECTOR_REFUSED tenants.0.${on}.${key}`]),
  );

  test('a label says it once, however often it says it, and the integration is silent then', () => {
    const labels = { 'istio-injection': 'enabled', 'istio.io/rev': 'canary' };
    expect(foundIn({ labels, network: { integrations: ['istio'] } })).toEqual([
      'INJECTOR_REFUSED tenants.0.labels.istio-injection',
    ]);
  });

  test('`restricted` refuses it as well, exceptions or not', () => {
    const network = { integrations: ['linkerd'] } as const;
    const allow = { capabilities: ['NET_ADMIN', 'NET_RAW'] } as const;
    const isReported = ['INJECTOR_REFUSED tenants.0.network.integrations'];
    expect(foundIn({ network, podSecurity: 'restricted' })).toEqual(isReported);
    expect(foundIn({ network, podSecurity: { standard: 'restricted', allow } })).toEqual(
      expect.arrayContaining(isReported),
    );
  });

  test('a mesh that needs one capability is silent where that one is allowed', () => {
    const allow = { capabilities: ['NET_ADMIN'] } as const;
    const labels = { 'consul.hashicorp.com/transparent-proxy': 'true' };
    expect(foundIn({ labels, podSecurity: { allow } }).join()).not.toContain('INJECTOR_REFUSED');
    const istio = foundIn({ labels: { 'istio-injection': 'enabled' }, podSecurity: { allow } });
    expect(istio.join()).toContain('INJECTOR_REFUSED');
  });

  const FINE: Partial<TenantEntry>[] = [
    { labels: { 'consul.hashicorp.com/transparent-proxy': 'false' } },
    { labels: { 'appmesh.k8s.aws/sidecarInjectorWebhook': 'disabled' } },
    { labels: { 'istio-injection': 'disabled' } },
    { annotations: { 'linkerd.io/inject': 'disabled' } },
    { labels: { 'istio.io/dataplane-mode': 'ambient' }, network: { integrations: ['istio'] } },
    {
      labels: { 'istio-injection': 'enabled' },
      accept: [{ code: 'INJECTOR_REFUSED', why: 'istio-cni is installed' }],
    },
  ];

  test.each(FINE)('%j is fine', (tenant) => expect(foundIn(tenant)).toEqual([]));

  test('so it is where both capabilities are allowed, or everything is', () => {
    const labels = { 'istio-injection': 'enabled' };
    const allow = { capabilities: ['NET_ADMIN', 'NET_RAW'] } as const;
    for (const podSecurity of ['privileged', { allow }] as const) {
      expect(foundIn({ labels, podSecurity }).join()).not.toContain('INJECTOR_REFUSED');
    }
  });
});
