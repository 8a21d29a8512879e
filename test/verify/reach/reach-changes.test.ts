import { type ReachChange, reachChanges } from '../../../lib/verify/reach/reach-changes';
import { networkOf, policy, yaml } from './scene';

const DENY = (namespace: string): string =>
  policy('default-deny', { podSelector: {}, policyTypes: ['Ingress', 'Egress'] }, namespace);
const NAMED = (name: string): object => ({
  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } },
});
const IN = (
  namespace: string,
  from: object,
  ports: object[] = [{ port: 80 }],
  podSelector = {},
): string =>
  policy(
    'in',
    { podSelector, policyTypes: ['Ingress'], ingress: [{ from: [from], ports }] },
    namespace,
  );
const OUT = (
  namespace: string,
  to: object,
  ports: object[] = [{ port: 80 }],
  podSelector = {},
): string =>
  policy('out', { podSelector, policyTypes: ['Egress'], egress: [{ to: [to], ports }] }, namespace);

const BASE = [DENY('a'), DENY('b')];

function changes(before: readonly string[], after: readonly string[]): ReachChange[] {
  return reachChanges(networkOf(yaml(...before)), networkOf(yaml(...after)));
}

describe('the changes between two networks', () => {
  it('are none for the same policies, whatever their order and names', () => {
    const [one, other] = [IN('a', NAMED('b')), OUT('b', NAMED('a'))];
    const renamed = one.replace('"name":"in"', '"name":"renamed"');
    expect(changes([...BASE, one, other], [other, renamed, ...BASE])).toEqual([]);
  });

  it('are none if the other end still refuses', () => {
    expect(changes(BASE, [...BASE, OUT('a', NAMED('b'))])).toEqual([]);
  });

  it('say who can now reach whom, once both ends agree', () => {
    const outgoing = OUT('a', NAMED('b'), [{ port: 80 }, { port: 81 }]);
    const change = {
      from: { namespace: 'a', pods: 'all pods' },
      to: { namespace: 'b', pods: 'app=web' },
    };
    const web = { matchLabels: { app: 'web' } };
    const before = [...BASE, outgoing];
    const after = [...before, IN('b', NAMED('a'), [{ port: 80 }], web)];
    expect(changes(before, after)).toEqual([{ ...change, opened: ['TCP 80'], closed: [] }]);
    expect(changes(after, before)).toEqual([{ ...change, opened: [], closed: ['TCP 80'] }]);
  });

  it('name addresses that are reached now', () => {
    const internet = { ipBlock: { cidr: '0.0.0.0/0', except: ['10.0.0.0/8'] } };
    const more = { ipBlock: { cidr: '0.0.0.0/0', except: ['10.0.0.0/9'] } };
    const change = (addresses: string[]): object => ({
      from: { namespace: 'a', pods: 'all pods' },
      to: { addresses },
      opened: ['TCP 80'],
      closed: [],
    });
    expect(changes([...BASE, OUT('a', internet)], [...BASE, OUT('a', more)])).toEqual([
      change(['10.128.0.0/9']),
    ]);
  });

  it('count a namespace that loses its policies as opened to everybody that may call it', () => {
    const found = changes(BASE, [DENY('a')]);
    expect(found).toEqual([
      expect.objectContaining({
        from: { namespace: 'b', pods: 'all pods' },
        to: { namespace: 'b', pods: 'all pods' },
        opened: ['all'],
      }),
      expect.objectContaining({
        from: { namespace: 'b', pods: 'all pods' },
        to: { namespace: 'other namespaces', pods: 'all pods' },
      }),
      expect.objectContaining({
        from: { namespace: 'other namespaces', pods: 'all pods' },
        to: { namespace: 'b', pods: 'all pods' },
      }),
      expect.objectContaining({ to: { addresses: ['0.0.0.0/0', '::/0'] }, opened: ['all'] }),
      expect.objectContaining({ from: { addresses: ['0.0.0.0/0', '::/0'] }, opened: ['all'] }),
    ]);
  });

  it('name the pods that a new selector tells apart', () => {
    const flow = { matchLabels: { role: 'collector' } };
    const found = changes(BASE, [
      ...BASE,
      IN('a', { podSelector: flow }, [{ port: 80 }], { matchLabels: { workload: 'ai' } } as never),
      OUT('a', { podSelector: { matchLabels: { workload: 'ai' } } }, [{ port: 80 }], flow as never),
    ]);
    expect(found).toEqual([
      {
        from: { namespace: 'a', pods: 'role=collector' },
        to: { namespace: 'a', pods: 'workload=ai' },
        opened: ['TCP 80'],
        closed: [],
      },
    ]);
  });
});
