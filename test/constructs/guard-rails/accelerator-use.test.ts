import { AcceleratorUse } from '../../../lib/constructs/guard-rails/accelerator-use';
import { chart, namesIn } from '../objects';
import { policySpec, railOf, rulesOf, variableOf } from './policy-spec';

const guardRail = new AcceleratorUse(chart(), 'guard-rail');
const pods = policySpec(guardRail, 'accelerator-use');

test('defaults: one policy and its binding', () => {
  expect(namesIn(guardRail)).toEqual([
    'ValidatingAdmissionPolicy accelerator-use',
    'ValidatingAdmissionPolicyBinding accelerator-use',
  ]);
  expect(railOf(pods)).toBe('acceleratorUse');
});

test('pods are judged when they are made, debugged and resized', () => {
  expect(rulesOf(pods)).toEqual(['CREATE pods', 'UPDATE pods/ephemeralcontainers,pods/resize']);
});

test('variables of vendors that are told by one, in all kinds of containers', () => {
  const visible = variableOf(pods, 'visible');
  expect(visible).toContain("['NVIDIA_VISIBLE_DEVICES', 'AMD_VISIBLE_DEVICES']");
  expect(visible).toContain("['', 'none', 'void']");
  expect(visible).toContain('has(e.valueFrom)');
  const containers = variableOf(pods, 'containers');
  for (const kind of ['.containers', '.?initContainers', '.?ephemeralContainers']) {
    expect(containers).toContain(`object.spec${kind}`);
  }
});

test('a bound on accelerators is there only where the namespace states one', () => {
  expect(variableOf(pods, 'max')).toContain("'cdk8s-tenancy/max-gpus-per-pod'");
  expect(pods.validations[1]!.expression).toContain('size(variables.max) == 0 ||');
});
