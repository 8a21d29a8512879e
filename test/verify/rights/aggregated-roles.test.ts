import type { Subject } from '../../../lib/verify/rights/rbac-subject';
import { aggregated, binding, clusterRole, labelled, rightsOf } from './rbac-yaml';

const ALICE: Subject = { kind: 'User', name: 'alice' };
const PODS = { verbs: ['get'], resources: ['pods'] };
const SECRETS = { verbs: ['get'], resources: ['secrets'] };

const bound = binding('b', 'ClusterRole/all', ['User/alice'], 'a');

/** What alice may get in the namespace `a`. */
function readable(...manifests: readonly object[]): string[] {
  const rights = rightsOf(...manifests, bound);
  return ['pods', 'secrets', 'services'].filter((resource) =>
    rights.isAllowed(ALICE, { verb: 'get', group: '', resource, namespace: 'a', name: 'x' }),
  );
}

describe('an aggregated role', () => {
  it('has the rules of the roles whose labels it selects', () => {
    expect(
      readable(
        aggregated('all', [{ matchLabels: { for: 'all' } }]),
        labelled('one', { for: 'all' }, PODS),
        labelled('other', { for: 'nobody' }, SECRETS),
      ),
    ).toEqual(['pods']);
  });

  it('needs all labels of a selector, and one of its selectors', () => {
    expect(
      readable(
        aggregated('all', [{ matchLabels: { a: '1', b: '2' } }, { matchLabels: { c: '3' } }]),
        labelled('half', { a: '1' }, SECRETS),
        labelled('one', { a: '1', b: '2' }, PODS),
        labelled('two', { c: '3' }, { verbs: ['get'], resources: ['services'] }),
      ),
    ).toEqual(['pods', 'services']);
  });

  it.each([
    ['In', { key: 'tier', operator: 'In', values: ['a', 'b'] }, ['pods']],
    [
      'NotIn, which also takes roles without the label',
      { key: 'tier', operator: 'NotIn', values: ['a'] },
      ['secrets', 'services'],
    ],
    ['Exists', { key: 'tier', operator: 'Exists' }, ['pods', 'secrets']],
    ['DoesNotExist', { key: 'tier', operator: 'DoesNotExist' }, ['services']],
    ['an operator that no API server takes', { key: 'tier', operator: 'Gt', values: ['1'] }, []],
  ])('selects by %s', (_, expression, resources) => {
    // Another label keeps the roles out that every cluster has.
    const mine = { mine: 'yes' };
    expect(
      readable(
        aggregated('all', [{ matchLabels: mine, matchExpressions: [expression] }]),
        labelled('a', { ...mine, tier: 'a' }, PODS),
        labelled('c', { ...mine, tier: 'c' }, SECRETS),
        labelled('none', mine, { verbs: ['get'], resources: ['services'] }),
      ),
    ).toEqual(resources);
  });

  it('loses the rules that somebody states in it', () => {
    expect(
      readable(
        aggregated('all', [{ matchLabels: { for: 'all' } }], { rules: [SECRETS] }),
        labelled('one', { for: 'all' }, PODS),
      ),
    ).toEqual(['pods']);
  });

  it('keeps the rules that somebody states in it if nothing is there to overwrite them', () => {
    expect(
      readable(aggregated('all', [{ matchLabels: { for: 'all' } }], { rules: [SECRETS] })),
    ).toEqual(['secrets']);
  });

  it('has the rules of aggregated roles that it selects', () => {
    expect(
      readable(
        aggregated('all', [{ matchLabels: { for: 'all' } }]),
        aggregated('inner', [{ matchLabels: { for: 'inner' } }], { labels: { for: 'all' } }),
        labelled('one', { for: 'inner' }, PODS),
      ),
    ).toEqual(['pods']);
  });

  it('does not select itself', () => {
    expect(
      readable(
        aggregated('all', [{ matchLabels: { for: 'all' } }], {
          labels: { for: 'all' },
          rules: [SECRETS],
        }),
        labelled('one', { for: 'all' }, PODS),
      ),
    ).toEqual(['pods']);
  });

  it('in a circle of roles ends, with all that they could have', () => {
    expect(
      readable(
        aggregated('all', [{ matchLabels: { for: 'all' } }], { labels: { for: 'inner' } }),
        aggregated('inner', [{ matchLabels: { for: 'inner' } }], {
          labels: { for: 'all' },
          rules: [SECRETS],
        }),
        labelled('one', { for: 'inner' }, PODS),
      ),
    ).toEqual(['pods', 'secrets']);
  });

  it('takes only roles of the whole cluster', () => {
    expect(
      readable(aggregated('all', [{ matchLabels: { for: 'all' } }]), {
        ...clusterRole('one', PODS),
        kind: 'Role',
        metadata: { name: 'one', namespace: 'a', labels: { for: 'all' } },
      }),
    ).toEqual([]);
  });

  it('widens view, edit and admin of Kubernetes with a label of theirs', () => {
    const rights = rightsOf(
      labelled('queues', { 'rbac.authorization.k8s.io/aggregate-to-view': 'true' }, SECRETS),
      binding('v', 'ClusterRole/view', ['User/alice'], 'a'),
      binding('x', 'ClusterRole/admin', ['User/bob'], 'a'),
    );
    const read = { verb: 'get', group: '', resource: 'secrets', namespace: 'a' };
    expect(rights.isAllowed(ALICE, read)).toBe(true);
    expect(rights.isAllowed({ kind: 'User', name: 'bob' }, read)).toBe(true);
  });
});
