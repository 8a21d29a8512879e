import { stringify } from 'yaml';
import { diffReport } from '../../../../lib/review/diff/diff-report';
import { treeOf } from '../trees';

type Labels = Readonly<Record<string, string>>;

/** Search lets in whoever has a label. */
const FOR_FRIENDS = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'for-friends', namespace: 'ml-search-dev' },
  spec: {
    podSelector: {},
    policyTypes: ['Ingress'],
    ingress: [{ from: [{ namespaceSelector: { matchLabels: { friend: 'yes' } } }] }],
  },
};

function namespace(name: string, labels: Labels): unknown {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } };
}

function told(before: Labels, after: Labels): string[] {
  const [old, next] = [before, after].map((labels, index) =>
    treeOf(String(index), {
      'tenants/search/dev.k8s.yaml': [namespace('ml-search-dev', {}), FOR_FRIENDS]
        .map((object) => stringify(object))
        .join('---\n'),
      'tenants/vision/dev.k8s.yaml': stringify(namespace('ml-vision-dev', labels)),
    }),
  );
  return diffReport(old!, next!).changes.map(({ risk, says }) => `${risk}: ${says}`);
}

describe('a label of a namespace', () => {
  test('that a policy asks for opens the network, and no policy is changed', () => {
    expect(told({}, { friend: 'yes' })).toEqual([
      'medium: pods of `ml-vision-dev` can now reach pods of `ml-search-dev` on all ports',
      'low: the label `friend` is new: `yes`',
    ]);
  });

  test('closes it when it goes, or gets another value', () => {
    const closed =
      'medium: pods of `ml-vision-dev` can no longer reach pods of `ml-search-dev` on all ports';
    expect(told({ friend: 'yes' }, {})).toContain(closed);
    expect(told({ friend: 'yes' }, { friend: 'no' })).toContain(closed);
  });

  test('that no policy asks for opens nothing', () => {
    expect(told({}, { team: 'a' })).toEqual(['low: the label `team` is new: `a`']);
  });
});
