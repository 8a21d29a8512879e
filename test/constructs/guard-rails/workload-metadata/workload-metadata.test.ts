import { POD_METADATA } from '../../../../lib/constructs/guard-rails/workload-metadata/pod-metadata';
import { WorkloadMetadata } from '../../../../lib/constructs/guard-rails/workload-metadata/workload-metadata';
import { DATA_METADATA, JUDGED_ON_DATA } from '../../../../lib/fleet/catalogue/data-metadata';
import type { MetadataFamily } from '../../../../lib/fleet/catalogue/metadata-family';
import { WORKLOAD_METADATA } from '../../../../lib/fleet/catalogue/metadata-table';
import { resolved } from '../../forms';
import { chart, namesIn } from '../../objects';
import { policySpec, railOf, rulesOf, variableOf } from '../policy-spec';

const FAMILIES = Object.entries<MetadataFamily>(WORKLOAD_METADATA);
const OF_DATA = Object.entries<MetadataFamily>(DATA_METADATA);
const OWN_KIND = { group: 'lab.example.com', resource: 'sweeps', podTemplates: ['spec.template'] };

const { platform } = resolved({}, { kinds: [OWN_KIND] });
const guardRail = new WorkloadMetadata(chart(), 'guard-rail', platform);
const policy = policySpec(guardRail, 'workload-metadata');

const data = policySpec(guardRail, 'data-metadata');

test('defaults: one policy for workloads and one for data, each with its binding', () => {
  expect(namesIn(guardRail)).toEqual([
    'ValidatingAdmissionPolicy workload-metadata',
    'ValidatingAdmissionPolicyBinding workload-metadata',
    'ValidatingAdmissionPolicy data-metadata',
    'ValidatingAdmissionPolicyBinding data-metadata',
  ]);
  expect(railOf(policy)).toBe('workloadMetadata');
  expect(railOf(data)).toBe('workloadMetadata');
});

test('workloads and what starts them are judged, also kinds of the platform', () => {
  const rules = rulesOf(policy);
  expect(rules).toContain('CREATE,UPDATE deployments,statefulsets');
  expect(rules).toContain('CREATE,UPDATE cronjobs,jobs');
  expect(rules).toContain('CREATE,UPDATE sweeps');
  expect(rules.join()).toContain('workfloweventbindings');
  expect(rules.join()).not.toContain('httproutes');
});

test('pods are judged by the policy that is about them, by the same table', () => {
  expect(rulesOf(policy).join()).not.toContain('pods');
  expect(POD_METADATA.rules.flatMap(({ resources }) => resources)).toEqual(['pods']);
  expect(
    POD_METADATA.validations.map(({ expression, unless }) =>
      unless === undefined ? expression : `${unless} || ${expression}`,
    ),
  ).toEqual(
    policy.validations.map(({ expression }) => expression.replace(/^.*? \|\| \((.*)\)$/s, '$1')),
  );
});

test('controllers and operators are judged where they make something, because they copy', () => {
  const conditions = policy.matchConditions!.map(({ expression }) => expression);
  for (const expression of conditions) {
    expect(expression.startsWith("request.operation == 'CREATE' || ")).toBe(true);
  }
});

test('only what a request adds or changes is judged', () => {
  expect(variableOf(policy, 'metadataRefused')).toBe(
    'variables.metadataGiven.filter(e, !(e in variables.metadataBefore))',
  );
  expect(variableOf(policy, 'metadataBefore')).toContain('dyn(oldObject)');
});

test('each family has a validation with words of its own', () => {
  expect(policy.validations.map(({ message }) => message)).toEqual(
    FAMILIES.map(([, { does }]) => `a label or an annotation ${does}`),
  );
});

test('schedulers, networks and drivers write on pods what they decided, and Kubernetes its labels', () => {
  const excepted = (word: string): string[] =>
    FAMILIES.filter((_, index) =>
      policy.validations[index]!.expression.includes(`|| (variables.${word} ||`),
    ).map(([name]) => name);
  expect(excepted('agent')).toEqual(['scheduling', 'networks', 'devices']);
  expect(excepted('kubernetes')).toEqual(['controllers']);
});

test('what workloads use is judged by a table of its own, unless an operator of the platform writes it', () => {
  expect(rulesOf(data)).toEqual([
    'CREATE,UPDATE configmaps,persistentvolumeclaims,secrets,services',
  ]);
  expect(data.validations.map(({ message }) => message)).toEqual(
    JUDGED_ON_DATA.map(({ does }) => `a label or an annotation ${does}`),
  );
  for (const { expression, messageExpression } of data.validations) {
    expect(expression).toContain('|| (variables.operator ||');
    expect(messageExpression).toContain(' of this object ');
  }
});

test('agents that call what the annotation of a pod names read those of Services, too', () => {
  const { does, rows } = WORKLOAD_METADATA.calls;
  expect(JUDGED_ON_DATA).toContainEqual({
    does,
    rows,
    grantedBy: 'scheduling.metadata',
    isWrittenByOperators: true,
  });
});

test('a pod belongs to queued work only where Kubernetes itself makes it', () => {
  const owned = variableOf(policy, 'owned');
  expect(owned).toContain('variables.kubernetes && ');
  expect(owned).toContain("o.kind == 'StatefulSet'");
  const names = policy.variables!.map(({ name }) => name);
  expect(names.indexOf('kubernetes')).toBeLessThan(names.indexOf('owned'));
});

test('nothing is needed that older servers do not know', () => {
  expect(JSON.stringify(policy)).not.toMatch(/\.flatten\(|lists\.range|\.distinct\(/);
});

describe.each([...FAMILIES, ...OF_DATA])('%s', (_name, { rows }) => {
  test('each key has a source', () => {
    for (const { keys, source } of rows) {
      expect(keys.length).toBeGreaterThan(0);
      expect(source).toMatch(/\w/);
    }
  });
});

test('no key belongs to two families', () => {
  const keys = [...FAMILIES, ...OF_DATA].flatMap(([, { rows }]) =>
    rows.flatMap((row) => [...row.keys]),
  );
  expect(new Set(keys).size).toBe(keys.length);
});
