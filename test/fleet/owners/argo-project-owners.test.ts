import type { DeployProps, TenantEntry } from '../../../lib/fleet/model/props';
import { API_VERSION, resolve } from '../../../lib/fleet/resolve';
import { type FleetParts, found } from '../resolved';

const deploy = (...sources: string[]): DeployProps => ({ engine: 'argocd', sources });

const tenant = (name: string, more: Partial<TenantEntry> = {}): TenantEntry => ({
  name,
  costCenter: 'x',
  deploy: deploy(`https://git.example.com/${name}/*`),
  ...more,
});

/** A tenant whose environments have projects of their own, called after both. */
const divided = (name: string): TenantEntry =>
  tenant(name, {
    deploy: undefined,
    environments: {
      dev: { deploy: deploy('https://git.example.com/drafts/*') },
      prod: { deploy: deploy('https://git.example.com/releases/*') },
    },
  });

const accepted: FleetParts = {
  platform: { accept: [{ code: 'DEPLOY_IMPERSONATION', why: 'argocd-cm switches it on' }] },
};

const taken = (...tenants: readonly TenantEntry[]): string[] => found({ ...accepted, tenants });

test.each(['default', 'tenancy'])('no tenant has the project `%s`', (name) => {
  expect(taken(tenant(name))).toEqual(['DEPLOY_PROJECT_TAKEN tenants.0.deploy']);
});

test('two tenants have two projects', () => {
  expect(taken(tenant('vision'), tenant('speech'))).toEqual([]);
});

test('a project of one environment is not that of another tenant', () => {
  expect(taken(divided('vision'), tenant('vision-dev'))).toEqual([
    'DEPLOY_PROJECT_TAKEN tenants.1.deploy',
  ]);
  expect(taken(tenant('vision-dev'), divided('vision'))).toEqual([
    'DEPLOY_PROJECT_TAKEN tenants.1.environments.dev.deploy',
  ]);
});

test('who deploys with Flux, or goes, has no project', () => {
  const flux = tenant('default', {
    deploy: { engine: 'flux', sources: ['https://g.example.com/a'] },
  });
  const removed = tenant('default', { state: 'removed' });
  for (const one of [flux, removed]) {
    const codes = found({ tenants: [one] }).join();
    expect(codes).not.toMatch(/DEPLOY_PROJECT_TAKEN|DEPLOY_IMPERSONATION/);
  }
});

test('a shared service has a project as well', () => {
  const { deploy: own } = tenant('default');
  const registry = { costCenter: 'x', deploy: own, ports: { http: 80 }, consumers: 'all' } as const;
  expect(found({ ...accepted, sharedServices: { default: registry } })).toContain(
    'DEPLOY_PROJECT_TAKEN sharedServices.default.deploy',
  );
});

test('what Argo CD has to be told is said once, and can be accepted', () => {
  const tenants = [tenant('vision'), tenant('speech')];
  expect(found({ tenants })).toEqual(['DEPLOY_IMPERSONATION tenants.0.deploy']);
  const { findings } = resolve({ apiVersion: API_VERSION, ...accepted, tenants });
  expect(findings.all).toEqual([]);
});
