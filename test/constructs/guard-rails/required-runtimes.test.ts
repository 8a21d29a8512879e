import { App, Chart } from 'cdk8s';
import { GuardRails, Platform, Tenant } from '../../../lib';
import { RequiredRuntimes } from '../../../lib/constructs/guard-rails/required-runtimes';
import { chart, namesIn, objectIn } from '../objects';

function runtimes(mutation: boolean): RequiredRuntimes {
  return new RequiredRuntimes(chart(), 'runtimes', { mutation });
}

const SANDBOXED = { costCenter: 'ENG-1', scheduling: { runtimeClass: 'gvisor' } };

test('older API servers refuse pods without a class', () => {
  expect(namesIn(runtimes(false))).toEqual([
    'ValidatingAdmissionPolicy required-runtimes',
    'ValidatingAdmissionPolicyBinding required-runtimes',
  ]);
});

test('API servers that can change pods give them the class; they still refuse pods without one', () => {
  expect(namesIn(runtimes(true))).toEqual([
    'MutatingAdmissionPolicy required-runtimes',
    'MutatingAdmissionPolicyBinding required-runtimes',
    'ValidatingAdmissionPolicy required-runtimes',
    'ValidatingAdmissionPolicyBinding required-runtimes',
  ]);
});

test.each(['MutatingAdmissionPolicyBinding', 'ValidatingAdmissionPolicyBinding'])(
  'the %s is for namespaces that ask for it, and for no other',
  (kind) => {
    const binding = objectIn(runtimes(true), kind, 'required-runtimes');
    expect(binding['spec'].matchResources.namespaceSelector.matchLabels).toEqual({
      'app.kubernetes.io/managed-by': 'cdk8s-tenancy',
      'cdk8s-tenancy/runtime-class-required': 'true',
    });
  },
);

test('a pod that names a class keeps it, and the guard rail podScheduling switches both policies', () => {
  const made = runtimes(true);
  const { spec } = objectIn(made, 'MutatingAdmissionPolicy', 'required-runtimes');
  expect(spec.mutations[0].jsonPatch.expression).toBe(
    "variables.required.filter(p, !('podScheduling' in variables.off) && " +
      "object.spec.?runtimeClassName.orValue('') == '').map(p, JSONPatch{op: 'add', path: '/spec/runtimeClassName', value: p})",
  );
  const judge = objectIn(made, 'ValidatingAdmissionPolicy', 'required-runtimes');
  expect(judge['spec'].validations[0].expression).toContain("'podScheduling' in variables.off");
});

describe('with constructs', () => {
  test('the first tenant that needs the policies asks the platform for them', () => {
    const scope = new Chart(new App(), 'all');
    const platform = new Platform(scope, 'platform');
    const before = namesIn(platform.guardRails);
    new Tenant(scope, 'plain', { platform, name: 'plain', costCenter: 'ENG-1' });
    expect(namesIn(platform.guardRails)).toEqual(before);
    new Tenant(scope, 'vision', { platform, name: 'vision', ...SANDBOXED });
    new Tenant(scope, 'speech', { platform, name: 'speech', ...SANDBOXED });
    expect(namesIn(platform.guardRails).filter((name) => !before.includes(name))).toEqual([
      'ValidatingAdmissionPolicy required-runtimes',
      'ValidatingAdmissionPolicyBinding required-runtimes',
    ]);
  });

  test('a platform of another app knows it from its tiers, and otherwise refuses the tenant', () => {
    const tiers = { customer: { scheduling: { runtimeClass: 'gvisor' } } };
    const scope = new Chart(new App(), 'all');
    const own = new Platform(scope, 'own', { tiers });
    expect(namesIn(own.guardRails).join()).toContain('required-runtimes');
    const known = Platform.fromProps(scope, 'known', { tiers });
    const unknown = Platform.fromProps(scope, 'unknown', {});
    new Tenant(scope, 'a', { platform: known, name: 'a', costCenter: 'C-1', tier: 'customer' });
    expect(() => new Tenant(scope, 'b', { platform: unknown, name: 'b', ...SANDBOXED })).toThrow(
      /b-dev has a runtime class for all pods: state `scheduling\.runtimeClass` in `tiers`/,
    );
  });

  test('so it is with tenants that deploy with Flux', () => {
    const deploy = { sources: ['https://git.example.com/vision/*'] };
    const scope = new Chart(new App(), 'all');
    const known = Platform.fromProps(scope, 'known', { tiers: { deploys: { deploy } } });
    const unknown = Platform.fromProps(scope, 'unknown', {});
    const argo = { ...deploy, engine: 'argocd' } as const;
    new Tenant(scope, 'a', { platform: known, name: 'a', costCenter: 'C-1', deploy });
    new Tenant(scope, 'b', { platform: unknown, name: 'b', costCenter: 'C-1', deploy: argo });
    expect(
      () => new Tenant(scope, 'c', { platform: unknown, name: 'c', costCenter: 'C-1', deploy }),
    ).toThrow(/c-dev deploys with Flux: state `deploy` in `tiers`/);
  });

  test('policies that come later do not refuse where earlier tenants asked for a warning', () => {
    const scope = new Chart(new App(), 'all');
    const platform = new Platform(scope, 'platform');
    new Tenant(scope, 'lenient', {
      platform,
      name: 'lenient',
      costCenter: 'C-1',
      guardRails: { podScheduling: 'warn' },
    });
    new Tenant(scope, 'vision', { platform, name: 'vision', ...SANDBOXED });
    expect(namesIn(platform.guardRails)).toContain(
      'ValidatingAdmissionPolicyBinding required-runtimes-warn',
    );
  });

  test('guard rails alone have none', () => {
    expect(namesIn(new GuardRails(chart(), 'guard-rails')).join()).not.toContain(
      'required-runtimes',
    );
  });
});
