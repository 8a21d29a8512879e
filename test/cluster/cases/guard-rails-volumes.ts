import { type Attack, byPodRail, byPolicy, later } from '../battery/attack';
import { type Draft, create, createAt, remove } from '../battery/calls';
import { WORKERS } from '../battery/people';
import { type Work, expect } from '../battery/work';
import { LISTED, OPEN } from '../battery/targets';
import { type Part, job, pod } from './drafts';
import { POD_MAKERS, listed, tryPod } from './guard-rails-drafts';

const mounting = (source: Part): Part => ({ volumes: [{ name: 'v', ...source }] });

const byAddress = (kind: string) =>
  byPodRail('podVolumes', `this pod mounts storage by its address \\(${kind}\\)`);
const byDriver = (driver: string, granted: string) =>
  byPodRail(
    'podVolumes',
    `this pod mounts a volume of the driver ${driver}; granted here: ${granted}`,
  );

/** Every kind that an API server takes and that reaches something which is not the pod's. */
const BY_ADDRESS: Readonly<Record<string, Part>> = {
  nfs: { server: '10.0.0.1', path: '/' },
  iscsi: { targetPortal: '10.0.0.1:3260', iqn: 'iqn.2001-04.com.example:storage', lun: 0 },
  rbd: { monitors: ['10.0.0.1:6789'], image: 'data' },
  cephfs: { monitors: ['10.0.0.1:6789'] },
  glusterfs: { endpoints: 'glusterfs', path: 'data' },
  fc: { targetWWNs: ['500a0982991b8dc5'], lun: 2 },
  flexVolume: { driver: 'example.com/any' },
  cinder: { volumeID: 'bd82f7e2' },
  awsElasticBlockStore: { volumeID: 'vol-1' },
  gcePersistentDisk: { pdName: 'data' },
  azureDisk: { diskName: 'data', diskURI: 'https://a.example.com/data' },
  azureFile: { secretName: 'any', shareName: 'data' },
  vsphereVolume: { volumePath: '[data] a' },
  portworxVolume: { volumeID: 'a' },
  gitRepo: { repository: 'https://git.example.com/a' },
};

const LONG = 86401;
const tokenFor = (expirationSeconds?: number): Part =>
  mounting({ projected: { sources: [{ serviceAccountToken: { path: 't', expirationSeconds } }] } });
const LONG_MOUNT = byPodRail(
  'tokenLifetime',
  'this pod mounts a token that lives longer than a day',
);

const TOKEN_SECRET: Draft = {
  metadata: { annotations: { 'kubernetes.io/service-account.name': 'default' } },
  type: 'kubernetes.io/service-account-token',
};

const request = (expirationSeconds?: number, more: Part = {}) =>
  createAt('serviceaccounts/default/token', { spec: { expirationSeconds, ...more } });

export const VOLUME_RAIL_ATTACKS: readonly Attack[] = [
  ...Object.entries(BY_ADDRESS).map(([kind, source]): Attack => ({
    route: 'E63',
    what: `mount storage by its address: ${kind}`,
    call: create('pods', pod(mounting({ [kind]: source }))),
    by: POD_MAKERS,
    refused: byAddress(kind),
  })),
  {
    route: 'E63',
    what: 'mount a share by its address, by a job',
    call: create('jobs', job(mounting({ nfs: BY_ADDRESS.nfs }))),
    by: WORKERS,
    refused: later(byAddress('nfs')),
  },
  {
    route: 'E63',
    what: 'mount by a driver with attributes of one’s own',
    call: create(
      'pods',
      pod(mounting({ csi: { driver: 'any.example.com', volumeAttributes: { a: 'b' } } })),
    ),
    by: POD_MAKERS,
    refused: byDriver('any.example.com', 'none'),
  },
  {
    route: 'E63',
    what: 'mount by a driver that is not listed, where another is',
    call: create(
      'pods',
      pod({ containers: [listed()], ...mounting({ csi: { driver: 'any.example.com' } }) }),
    ),
    by: WORKERS,
    target: LISTED,
    refused: byDriver('any.example.com', 'secrets-store.csi.k8s.io'),
  },
  ...[LONG, 315360000].map((seconds): Attack => ({
    route: 'E16',
    what: `mount a token of ${seconds} seconds`,
    call: create('pods', pod(tokenFor(seconds))),
    by: POD_MAKERS,
    refused: LONG_MOUNT,
  })),
  {
    route: 'E16',
    what: 'ask for a token that lives longer than a day, by the right to ask',
    call: request(LONG),
    by: ['operator', 'platform'],
    refused: byPolicy('token-requests', 'this token would live longer than a day'),
  },
  {
    route: 'E17',
    what: 'get a token that never ends by a secret, by the right to write secrets',
    call: create('secrets', TOKEN_SECRET),
    by: [...WORKERS, 'operator', 'platform'],
    refused: byPolicy('token-secrets', 'this Secret would hold a token that never ends'),
  },
];

export const VOLUME_RAIL_WORK: readonly Work[] = [
  {
    what: 'mount what is one’s own',
    by: WORKERS,
    run: [
      tryPod({
        volumes: [
          { name: 'a', configMap: { name: 'target' } },
          { name: 'b', secret: { secretName: 'target' } },
          { name: 'c', emptyDir: { medium: 'Memory' } },
          { name: 'd', downwardAPI: { items: [] } },
          { name: 'e', projected: { sources: [{ configMap: { name: 'target' } }] } },
          { name: 'f', persistentVolumeClaim: { claimName: 'target' } },
          {
            name: 'g',
            ephemeral: {
              volumeClaimTemplate: {
                spec: {
                  accessModes: ['ReadWriteOnce'],
                  storageClassName: 'standard',
                  resources: { requests: { storage: '1Gi' } },
                },
              },
            },
          },
          { name: 'h' },
        ],
      }),
    ],
  },
  {
    what: 'mount an image',
    by: ['user'],
    since: 35,
    run: [tryPod(mounting({ image: { reference: 'ubuntu:24.04' } }))],
  },
  {
    what: 'mount by a listed driver, and a path of the node where Pod Security allows it',
    by: WORKERS,
    target: LISTED,
    run: [
      mounting({ csi: { driver: 'secrets-store.csi.k8s.io', readOnly: true } }),
      mounting({ hostPath: { path: '/data' } }),
    ].map((spec) => tryPod({ containers: [listed()], ...spec })),
  },
  {
    what: 'mount tokens of a day, of an hour and of the usual length',
    by: WORKERS,
    run: [tokenFor(86400), tokenFor(3600), tokenFor(3607), tokenFor()].map(tryPod),
  },
  {
    what: 'ask for tokens of a day and of the usual length, by the right to ask',
    by: ['operator', 'platform'],
    run: [request(86400), request()],
  },
  {
    what: 'renew the token of a pod of one’s node, as long as a driver wants it',
    by: ['kubelet'],
    async run(worker) {
      const { metadata } = await worker.asCluster(
        create(
          'pods',
          pod({ ...tokenFor(7200), nodeSelector: { 'kubernetes.io/hostname': 'cpu-0' } }),
        ),
      );
      try {
        await worker.running();
        const { name, uid } = metadata;
        const boundObjectRef = { apiVersion: 'v1', kind: 'Pod', name, uid };
        const { status } = await worker.call(request(LONG, { boundObjectRef }));
        expect(status.token, 'there is no token');
      } finally {
        await worker.asCluster(remove('pods/{name}'));
      }
    },
  },
  {
    what: 'mount anything, and tokens of ten years, where the guard rails are off',
    by: WORKERS,
    target: OPEN,
    run: [
      mounting({ nfs: BY_ADDRESS.nfs }),
      mounting({ csi: { driver: 'any.example.com' } }),
      tokenFor(315360000),
    ].map(tryPod),
  },
  {
    what: 'ask for a token of a year, and keep one in a secret, where the guard rails are off',
    by: ['operator'],
    target: OPEN,
    run: [request(31536000), create('secrets', TOKEN_SECRET)],
  },
];
