import { stringify } from 'yaml';
import { diffReport } from '../../../../lib/review/diff/diff-report';
import { treeOf } from '../trees';

type Labels = Readonly<Record<string, string>>;

const OURS = { 'app.kubernetes.io/managed-by': 'cdk8s-tenancy' };
const OWN_NODES = { 'cdk8s-tenancy/own-nodes': 'true' };

/** A guard rail for all of our namespaces, one that changes requests, and one for those with nodes of their own. */
const RAILS = [
  ...rail('Validating', 'pods', OURS),
  ...rail('Mutating', 'priorities', OURS),
  ...rail('Validating', 'nodes', { ...OURS, ...OWN_NODES }),
  ...rail('Validating', 'hints', { ...OURS, team: 'a' }, ['Warn']),
]
  .map((object) => stringify(object))
  .join('---\n');

function rail(sort: string, name: string, matchLabels: Labels, actions = ['Deny']): unknown[] {
  const apiVersion = 'admissionregistration.k8s.io/v1';
  const kind = `${sort}AdmissionPolicy`;
  const matchResources = { namespaceSelector: { matchLabels } };
  return [
    { apiVersion, kind, metadata: { name }, spec: { failurePolicy: 'Fail' } },
    {
      apiVersion,
      kind: `${kind}Binding`,
      metadata: { name },
      spec: {
        policyName: name,
        matchResources,
        ...(sort === 'Validating' ? { validationActions: actions } : {}),
      },
    },
  ];
}

function namespace(labels: Labels, annotations: Labels = {}): string {
  return stringify({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'ml-vision-dev', labels, annotations },
  });
}

function told(before: string, after: string): string[] {
  const [old, next] = [before, after].map((text, index) =>
    treeOf(String(index), {
      'platform/guard-rails.k8s.yaml': RAILS,
      'tenants/vision/dev.k8s.yaml': text,
    }),
  );
  return diffReport(old!, next!).changes.map(({ risk, says }) => `${risk}: ${says}`);
}

describe('a label by which guard rails choose namespaces', () => {
  test('that goes takes them all with it', () => {
    expect(told(namespace({ ...OURS, a: 'b' }), namespace({ a: 'b' }))).toEqual([
      'high: the label `app.kubernetes.io/managed-by` is gone, so no guard rail applies to the namespace any more: what they refused is accepted, and what they set in requests is not set',
    ]);
  });

  test('is as bad with another value', () => {
    const other = { 'app.kubernetes.io/managed-by': 'somebody' };
    expect(told(namespace(OURS), namespace(other))[0]).toMatch(
      /^high: the label `app\.kubernetes\.io\/managed-by` changes from `cdk8s-tenancy` to `somebody`, so no guard rail applies/,
    );
  });

  test('that chooses one of them leaves the others', () => {
    expect(told(namespace({ ...OURS, ...OWN_NODES }), namespace(OURS))).toEqual([
      'high: the label `cdk8s-tenancy/own-nodes` is gone, so the guard rail `nodes` no longer applies to the namespace: what it refused is accepted',
    ]);
  });

  test('goes with a setting of tenants.yaml, whose parameters go as well', () => {
    const before = namespace(
      { ...OURS, ...OWN_NODES },
      { 'cdk8s-tenancy/node-selector': 'pool=vision' },
    );
    const risks = told(before, namespace(OURS)).map((text) => text.slice(0, text.indexOf(':')));
    expect(risks).toEqual(['medium', 'medium']);
  });

  test('that comes makes them refuse', () => {
    expect(told(namespace(OURS), namespace({ ...OURS, ...OWN_NODES }))).toEqual([
      'medium: the label `cdk8s-tenancy/own-nodes` is new, so the guard rail `nodes` now applies to the namespace',
    ]);
  });

  test('is a label as others where the guard rail only warns', () => {
    expect(told(namespace({ ...OURS, team: 'a' }), namespace(OURS))).toEqual([
      'low: the label `team` is gone: it was `a`',
    ]);
  });
});
