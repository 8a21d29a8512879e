import { networkOf, policy, reaches } from './scene';

const PODS = { podSelector: {} };

describe('a field of a peer that holds null is absent, as for the API server', () => {
  it.each([
    ['namespaceSelector', { namespaceSelector: null, ...PODS }],
    ['ipBlock', { ipBlock: null, ...PODS }],
  ])('%s', (_, peer) => {
    const network = networkOf(policy('one', { ...PODS, ingress: [{ from: [peer] }] }));
    expect(reaches(network, 'a/', 'a/', '80')).toBe(true);
    expect(reaches(network, 'b/', 'a/', '80')).toBe(false);
  });
});
