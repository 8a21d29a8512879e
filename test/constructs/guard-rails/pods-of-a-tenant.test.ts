import { App, Chart } from 'cdk8s';
import { Platform, Tenant, type TenantProps } from '../../../lib';
import { DefaultPriorities } from '../../../lib/constructs/guard-rails/default-priorities';
import { OwnNodes } from '../../../lib/constructs/guard-rails/own-nodes-policy';
import { chart, namesIn, objectIn } from '../objects';

const HOUSED = {
  costCenter: 'ENG-1',
  priorities: ['batch'],
  scheduling: {
    defaultPriority: 'batch',
    nodes: { selector: { house: 'vision' }, taint: 'house=vision' },
  },
} satisfies Partial<TenantProps>;

const NEW = { kubernetesVersion: '1.36' };

test.each([
  ['default-priorities', 'default-priority-given', () => new DefaultPriorities(chart(), 'one')],
  ['own-nodes', 'own-nodes', () => new OwnNodes(chart(), 'one', { mutation: true })],
] as const)('%s is bound to namespaces that ask for it, and to no other', (name, label, make) => {
  const binding = objectIn(make(), 'MutatingAdmissionPolicyBinding', name);
  expect(binding['spec'].matchResources.namespaceSelector.matchLabels).toEqual({
    'app.kubernetes.io/managed-by': 'cdk8s-tenancy',
    [`cdk8s-tenancy/${label}`]: 'true',
  });
});

test('API servers that cannot change pods refuse those that would run elsewhere', () => {
  expect(namesIn(new OwnNodes(chart(), 'nodes', { mutation: false }))).toEqual([
    'ValidatingAdmissionPolicy own-nodes',
    'ValidatingAdmissionPolicyBinding own-nodes',
  ]);
});

test('the guard rail podScheduling switches all of them', () => {
  const nodes = new OwnNodes(chart(), 'nodes', { mutation: true });
  for (const [scope, name] of [
    [nodes, 'own-nodes'],
    [new DefaultPriorities(chart(), 'priorities'), 'default-priorities'],
  ] as const) {
    const { spec } = objectIn(scope, 'MutatingAdmissionPolicy', name);
    expect(spec.mutations[0].jsonPatch.expression).toContain("!('podScheduling' in variables.off)");
  }
  const { spec } = objectIn(nodes, 'ValidatingAdmissionPolicy', 'own-nodes');
  for (const { expression } of spec.validations) {
    expect(expression).toContain("'podScheduling' in variables.off");
  }
});

describe('with constructs', () => {
  const isNew = (name: string): boolean => /own-nodes|default-priorities/.test(name);

  test('the first tenant that needs the policies asks the platform for them', () => {
    const scope = new Chart(new App(), 'all');
    const platform = new Platform(scope, 'platform', NEW);
    new Tenant(scope, 'plain', { platform, name: 'plain', costCenter: 'ENG-1' });
    expect(namesIn(platform.guardRails).filter(isNew)).toEqual([]);
    const tenant = new Tenant(scope, 'vision', { platform, name: 'vision', ...HOUSED });
    expect(namesIn(platform.guardRails).filter(isNew)).toEqual([
      'MutatingAdmissionPolicy default-priorities',
      'MutatingAdmissionPolicyBinding default-priorities',
      'MutatingAdmissionPolicy own-nodes',
      'MutatingAdmissionPolicyBinding own-nodes',
      'ValidatingAdmissionPolicy own-nodes',
      'ValidatingAdmissionPolicyBinding own-nodes',
    ]);
    const { metadata } = objectIn(tenant.environment('dev'), 'Namespace', 'vision-dev');
    expect(metadata.annotations).toMatchObject({
      'cdk8s-tenancy/default-priority': 'batch',
      'cdk8s-tenancy/node-selector': 'house=vision',
      'cdk8s-tenancy/node-taint': 'house=vision',
      'cdk8s-tenancy/tolerations': 'house=vision',
    });
    expect(metadata.labels).toMatchObject({
      'cdk8s-tenancy/default-priority-given': 'true',
      'cdk8s-tenancy/own-nodes': 'true',
    });
  });

  test('a tenant whose guard rail is off has neither', () => {
    const scope = new Chart(new App(), 'all');
    const platform = new Platform(scope, 'platform', NEW);
    const guardRails = { podScheduling: 'off' } as const;
    new Tenant(scope, 'vision', { platform, name: 'vision', ...HOUSED, guardRails });
    expect(namesIn(platform.guardRails).filter(isNew)).toEqual([]);
  });

  test('a platform of another app knows it from its tiers, and otherwise refuses the tenant', () => {
    const scope = new Chart(new App(), 'all');
    const { priorities, scheduling: all } = HOUSED;
    const tiers = { housed: { priorities, scheduling: all } };
    const known = Platform.fromProps(scope, 'known', { ...NEW, tiers });
    const unknown = Platform.fromProps(scope, 'unknown', NEW);
    new Tenant(scope, 'a', { platform: known, name: 'a', costCenter: 'C-1', tier: 'housed' });
    const { defaultPriority, nodes } = HOUSED.scheduling;
    const make = (name: string, scheduling: TenantProps['scheduling']) => () =>
      new Tenant(scope, name, { platform: unknown, name, ...HOUSED, scheduling });
    expect(make('b', { nodes })).toThrow(/b-dev has nodes of its own: state `scheduling\.nodes`/);
    expect(make('c', { defaultPriority })).toThrow(
      /c-dev has a default priority class: state `scheduling\.defaultPriority`/,
    );
  });
});
