import { App, Chart } from 'cdk8s';
import { Platform, Tenant, type TenantProps } from '../../../lib';
import { AcceleratorBounds } from '../../../lib/constructs/guard-rails/accelerator-bounds';
import { chart, namesIn, objectIn } from '../objects';

const POLICIES = [
  'accelerator-bounds',
  'accelerator-bounds-workloads',
  'accelerator-bounds-claims',
] as const;

const POOLS = {
  h100: { resource: 'nvidia.com/gpu', default: true },
  l40s: { resource: 'example.com/l40s', deviceClass: 'l40s.example.com' },
};

/** The names of the policies on demand that a tenant makes its platform have. */
function policiesFor(tenant: Partial<TenantProps>): string[] {
  const scope = new Chart(new App(), 'all');
  const platform = new Platform(scope, 'platform', { pools: POOLS });
  new Tenant(scope, 'vision', { platform, name: 'vision', costCenter: 'ENG-1', ...tenant });
  return namesIn(platform.guardRails)
    .filter((name) => name.startsWith('ValidatingAdmissionPolicy accelerator-bounds'))
    .map((name) => name.split(' ')[1]!);
}

test.each(POLICIES)('%s is bound to namespaces that ask for it, and to no other', (name) => {
  const binding = objectIn(
    new AcceleratorBounds(chart(), 'bounds'),
    'ValidatingAdmissionPolicyBinding',
    name,
  );
  expect(binding['spec'].matchResources.namespaceSelector.matchLabels).toEqual({
    'app.kubernetes.io/managed-by': 'cdk8s-tenancy',
    'cdk8s-tenancy/accelerator-bounds': 'true',
  });
  expect(binding['spec'].validationActions).toEqual(['Deny']);
});

test.each(POLICIES)('the guard rail acceleratorUse switches %s', (name) => {
  const bounds = new AcceleratorBounds(chart(), 'bounds');
  const { spec } = objectIn(bounds, 'ValidatingAdmissionPolicy', name);
  for (const { expression } of spec.validations) {
    expect(expression).toContain("'acceleratorUse' in variables.off");
  }
});

describe('the policies exist', () => {
  const gpu = { quota: { gpu: 4 } };

  test('where a tenant with GPUs bounds a container or the time of a pod', () => {
    expect(policiesFor({ ...gpu, scheduling: { maxGpusPerContainer: 1 } })).toEqual(POLICIES);
    expect(policiesFor({ ...gpu, scheduling: { maxGpuPodSeconds: 3600 } })).toEqual(POLICIES);
  });

  test('where a tenant bounds a pod, and gets devices by claims', () => {
    const scheduling = { maxGpusPerPod: 2 };
    expect(policiesFor({ ...gpu, scheduling })).toEqual([]);
    expect(policiesFor({ quota: { gpu: { l40s: 4 } }, scheduling })).toEqual(POLICIES);
  });

  test('nowhere else', () => {
    expect(policiesFor(gpu)).toEqual([]);
    expect(policiesFor({ scheduling: { maxGpusPerContainer: 1 } })).toEqual([]);
    const off = { guardRails: { acceleratorUse: 'off' } } as const;
    expect(policiesFor({ ...gpu, ...off, scheduling: { maxGpusPerContainer: 1 } })).toEqual([]);
  });
});

test('a platform of another app knows it from its tiers, and otherwise refuses the tenant', () => {
  const limited = { quota: { gpu: 4 }, scheduling: { maxGpuPodSeconds: 60 } };
  const scope = new Chart(new App(), 'all');
  const known = Platform.fromProps(scope, 'known', { pools: POOLS, tiers: { limited } });
  const unknown = Platform.fromProps(scope, 'unknown', { pools: POOLS });
  new Tenant(scope, 'a', { platform: known, name: 'a', costCenter: 'C-1', tier: 'limited' });
  expect(
    () => new Tenant(scope, 'b', { platform: unknown, name: 'b', costCenter: 'C-1', ...limited }),
  ).toThrow(/b-dev bounds what single pods do with GPUs: state `scheduling`/);
});
