import { type Attack, NO_ROLE } from '../battery/attack';
import { type Draft, create, patch, read, readEverywhere, remove, watch } from '../battery/calls';
import { EVERYBODY, READERS } from '../battery/people';

/** What viewers, auditors and other tenants never see. */
export const SECRET_ATTACKS: readonly Attack[] = [
  {
    route: 'E18',
    what: 'read a secret by name',
    call: read('secrets/target'),
    by: READERS,
    refused: NO_ROLE,
  },
  {
    route: 'E18',
    what: 'list secrets, and so read them all',
    call: read('secrets'),
    by: READERS,
    refused: NO_ROLE,
  },
  {
    route: 'E18',
    what: 'watch secrets, and so read them all',
    call: watch('secrets'),
    by: READERS,
    refused: NO_ROLE,
  },
  {
    route: 'E18',
    what: 'read the secrets of all namespaces',
    call: readEverywhere('secrets'),
    by: [...EVERYBODY, 'auditor'],
    refused: NO_ROLE,
  },
  {
    route: 'E18',
    what: 'change a secret and read it in the answer',
    call: patch('secrets/target', { metadata: { labels: { a: 'b' } } }),
    by: READERS,
    refused: NO_ROLE,
  },
  {
    route: 'E18',
    what: 'delete a secret',
    call: remove('secrets/target'),
    by: READERS,
    refused: NO_ROLE,
  },
  {
    route: 'E17',
    what: 'get a token that never ends by a secret',
    call: create('secrets', {
      metadata: { annotations: { 'kubernetes.io/service-account.name': 'default' } },
      type: 'kubernetes.io/service-account-token',
    } as Draft),
    by: READERS,
    refused: NO_ROLE,
  },
  {
    route: 'E19',
    what: 'read a secret by a pod that mounts it',
    call: create('pods', {
      spec: {
        containers: [
          { name: 'main', image: 'busybox', envFrom: [{ secretRef: { name: 'target' } }] },
        ],
      },
    }),
    by: READERS,
    refused: NO_ROLE,
  },
];
