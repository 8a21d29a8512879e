import { placeCheck } from './editor-schema';

/** Maps with two keys of which one means nothing beside the other, and the same map without it. */
const CASES: readonly (readonly [place: string, wrong: object, right: object])[] = [
  ['PeerProps', { namespace: 'a', tenant: 'b' }, { tenant: 'b' }],
  ['PeerProps', { namespace: 'a', cidr: '10.0.0.0/8' }, { cidr: '10.0.0.0/8' }],
  ['PeerProps', { tenant: 'a', hosts: ['a.example.com'] }, { hosts: ['a.example.com'] }],
  ['PeerProps', { cidr: '10.0.0.0/8', pods: { app: 'web' } }, { namespace: 'a', pods: { app: 'web' } }],
  ['PeerProps', { namespace: 'a', environment: 'prod' }, { tenant: 'a', environment: 'prod' }],
  ['ClusterDeliveryProps', { tag: 'v1', branch: 'main' }, { tag: 'v1' }],
  ['ClusterDeliveryProps', { repository: 'oci://r.example.com/a', branch: 'main' }, { branch: 'main' }],
  ['ClusterDeliveryProps', { engine: 'argocd', secret: 'key' }, { engine: 'flux', secret: 'key' }],
  ['ClusterDeliveryProps', { engine: 'argocd', interval: '5m' }, { engine: 'argocd' }],
  ['DeployRepositoryProps', { branch: 'main', tag: 'v1' }, { branch: null, tag: 'v1' }],
  ['DeployRepositoryProps', { tag: 'v1', semver: '1.x' }, { semver: '1.x' }],
  ['ClusterNetworkProps', { engine: 'cilium', staged: true }, { engine: 'calico', staged: true }],
  ['ClusterNetworkProps', { engine: 'cilium', staged: true }, { engine: 'cilium', staged: false }],
  ['SharingProps', { mps: { replicas: 2 }, mig: { '1g.10gb': 7 } }, { mps: { replicas: 2 } }],
  [
    'SharingProps',
    { mps: { replicas: 2 }, timeSlicing: { replicas: 2 } },
    { timeSlicing: { replicas: 2 }, mig: { '1g.10gb': 7 } },
  ],
];

test.each(CASES)('an editor marks one of two keys of %s that exclude each other: %j', (place, wrong, right) => {
  const isValid = placeCheck(place);
  expect([isValid(wrong), isValid(right)]).toEqual([false, true]);
});

test.each([
  ['QueueProps', 'weight', [0, 65_536], [1, 65_535]],
  ['SliceClusterCount', undefined, [1, 33], [2, 32]],
] as const)('%s has bounds', (place, key, outside, inside) => {
  const isValid = placeCheck(place);
  const as = (value: number): unknown => (key === undefined ? value : { [key]: value });
  expect(outside.map((value) => isValid(as(value)))).toEqual(outside.map(() => false));
  expect(inside.map((value) => isValid(as(value)))).toEqual(inside.map(() => true));
});
