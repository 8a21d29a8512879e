import { knownEnd } from '../../../lib/verify/reach/known-ends';
import { type ReachMatrix, reachMatrix } from '../../../lib/verify/reach/reach-matrix';
import { networkOf, policy, yaml } from './scene';

const DENY = (namespace: string): string =>
  policy('default-deny', { podSelector: {}, policyTypes: ['Ingress', 'Egress'] }, namespace);
const NAMED = (...names: string[]): object => ({
  namespaceSelector: {
    matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: names }],
  },
});
const OPEN = (namespace: string, direction: 'Ingress' | 'Egress', peer: object): string =>
  policy(
    direction,
    {
      podSelector: {},
      policyTypes: [direction],
      [direction.toLowerCase()]: [
        { [direction === 'Ingress' ? 'from' : 'to']: [peer], ports: [{ port: 80 }] },
      ],
    },
    namespace,
  );

function matrix(...documents: string[]): ReachMatrix {
  return reachMatrix(networkOf(yaml(...documents)), (name) => knownEnd(name, undefined));
}

describe('the matrix', () => {
  it('groups namespaces that may do the same', () => {
    const own = (name: string): string[] => [
      DENY(name),
      OPEN(name, 'Ingress', { podSelector: {} }),
      policy(
        'own',
        { podSelector: {}, policyTypes: ['Egress'], egress: [{ to: [{ podSelector: {} }] }] },
        name,
      ),
    ];
    const found = matrix(...own('a'), ...own('b'), ...own('c'), DENY('d'));
    const none = { extent: 'none', open: [] };
    const known = { dns: none, metadata: none, internet: none, private: none };
    const cell = { namespaces: ['own namespace'], pods: 'all pods', open: ['TCP 80'] };
    expect(found).toEqual({
      groups: [
        {
          namespaces: ['a', 'b', 'c'],
          rows: [{ pods: 'all pods', known, reaches: [cell], reachedFrom: [cell] }],
        },
        { namespaces: ['d'], rows: [{ pods: 'all pods', known, reaches: [], reachedFrom: [] }] },
      ],
      unread: [],
    });
  });

  it('lists a namespace only if both ends agree', () => {
    const found = matrix(
      ...['a', 'b', 'c'].map(DENY),
      OPEN('a', 'Egress', NAMED('b', 'c')),
      OPEN('b', 'Ingress', NAMED('a')),
    );
    const rows = Object.fromEntries(
      found.groups.map(({ namespaces, rows: [row] }) => [
        namespaces.join(),
        [row!.reaches, row!.reachedFrom].map((cells) => cells.flatMap((one) => one.namespaces)),
      ]),
    );
    expect(rows).toEqual({ a: [['b'], []], b: [[], ['a']], c: [[], []] });
  });

  it('tells how far the Internet, private ranges and the metadata service are open', () => {
    const out = (cidr: string, except: string[] = []): string =>
      policy('out', {
        podSelector: {},
        policyTypes: ['Egress'],
        egress: [{ to: [{ ipBlock: { cidr, except } }], ports: [{ port: 443 }] }],
      });
    const known = (document: string) => matrix(document).groups[0]!.rows[0]!.known;
    const [all, some] = ['all', 'some'].map((extent) => ({ extent, open: ['TCP 443'] }));
    const none = { extent: 'none', open: [] };
    // Only version 4 is open.
    expect(known(out('0.0.0.0/0', ['169.254.0.0/16']))).toMatchObject({
      internet: some,
      private: some,
      metadata: none,
    });
    expect(known(policy('in', { podSelector: {} }))).toMatchObject({
      internet: { ...all, open: ['all'] },
      metadata: { ...all, open: ['all'] },
    });
    expect(known(out('10.0.0.0/8'))).toMatchObject({ internet: none, private: some });
  });

  it('grows with the namespaces that rules name, and not with their pairs', () => {
    const size = (count: number): number => {
      const names = Array.from({ length: count }, (_, index) => `t-${index}`);
      const documents = names.flatMap((name) => [
        DENY(name),
        OPEN(name, 'Egress', NAMED('shared')),
        OPEN(name, 'Ingress', { podSelector: {} }),
      ]);
      const found = matrix(...documents, OPEN('shared', 'Ingress', NAMED(...names)));
      expect(found.groups).toHaveLength(2);
      return JSON.stringify(found).length;
    };
    expect(size(200) / size(50)).toBeLessThan(5);
  });
});
