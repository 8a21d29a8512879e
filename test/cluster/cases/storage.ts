import { type Attack, NO_ROLE, overQuota } from '../battery/attack';
import { create, patch } from '../battery/calls';
import { EVERYBODY, READERS, WORKERS } from '../battery/people';
import { SMALL } from '../battery/targets';
import { volumeClaim } from './drafts';

export const STORAGE_ATTACKS: readonly Attack[] = [
  {
    route: 'E62',
    what: 'a storage class that is closed',
    call: create('persistentvolumeclaims', volumeClaim('1Gi', { storageClassName: 'costly' })),
    by: WORKERS,
    target: SMALL,
    refused: overQuota('namespace', 'costly.storageclass.storage.k8s.io/requests.storage'),
  },
  {
    route: 'E65',
    what: 'more storage than granted',
    call: create('persistentvolumeclaims', volumeClaim('11Gi')),
    by: WORKERS,
    target: SMALL,
    refused: overQuota('namespace', 'requests.storage'),
  },
  {
    route: 'E65',
    what: 'more storage than granted, by a volume that grows',
    call: patch('persistentvolumeclaims/target', {
      spec: { resources: { requests: { storage: '900Ti' } } },
    }),
    by: WORKERS,
    refused: overQuota('namespace', 'requests.storage'),
  },
  {
    route: 'E65',
    what: 'any volume, by those who may not write',
    call: create('persistentvolumeclaims', volumeClaim('1Gi')),
    by: READERS,
    refused: NO_ROLE,
  },
  {
    route: 'E63',
    what: 'a snapshot from elsewhere',
    call: create('volumesnapshots', { spec: {} }),
    by: READERS,
    refused: NO_ROLE,
  },
  {
    route: 'E61',
    what: 'free a volume of somebody else',
    call: patch('persistentvolumes/any', { spec: { claimRef: null } }),
    by: EVERYBODY,
    refused: NO_ROLE,
    control: 'absent',
  },
  {
    route: 'E63',
    what: 'attach a volume to a node',
    call: create('volumeattachments', {
      spec: { attacher: 'a', nodeName: 'cpu-0', source: { persistentVolumeName: 'any' } },
    }),
    by: EVERYBODY,
    refused: NO_ROLE,
  },
  {
    route: 'E63',
    what: 'bring a driver of one’s own',
    call: create('csidrivers', { spec: {} }),
    by: EVERYBODY,
    refused: NO_ROLE,
  },
];
