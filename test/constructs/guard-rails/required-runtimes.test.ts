import { App, Chart } from 'cdk8s';
import { GuardRails, Platform, Tenant } from '../../../lib';
import { RequiredRuntimes } from '../../../lib/constructs/guard-rails/required-runtimes';
import { chart, namesIn, objectIn } from '../objects';

function runtimes(mutation: boolean): RequiredRuntimes {
  const made = new RequiredRuntimes(chart(), 'runtimes', { mutation });
  made.require();
  return made;
}

const SANDBOXED = { costCenter: 'ENG-1', scheduling: { runtimeClass: 'gvisor' } };

test('nothing is made until a namespace asks for it, and nothing twice', () => {
  const made = new RequiredRuntimes(chart(), 'runtimes', { mutation: false });
  expect(namesIn(made)).toEqual([]);
  made.require();
  made.require();
  expect(namesIn(made)).toEqual([
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
  test('a tenant asks the platform for the policies', () => {
    const scope = new Chart(new App(), 'all');
    const platform = new Platform(scope, 'platform');
    const before = namesIn(platform.guardRails);
    new Tenant(scope, 'vision', { platform, name: 'vision', ...SANDBOXED });
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
      /pods of b-dev need a runtime class: state `scheduling\.runtimeClass` in `tiers`/,
    );
  });

  test('guard rails alone have none', () => {
    expect(namesIn(new GuardRails(chart(), 'guard-rails')).join()).not.toContain(
      'required-runtimes',
    );
  });
});
