import { VCLUSTER_NAMES } from '../../../lib/plan/vcluster-names';
import {
  type Attack,
  NO_ROLE,
  type Refusal,
  byPodRail,
  byPolicy,
  overQuota,
  podSecurity,
} from '../battery/attack';
import { type Call, create, patch, rawRead, read } from '../battery/calls';
import { GREEN, VIRTUAL } from '../battery/targets';
import { container } from './drafts';
import { SYNCED, syncedPod } from './synced-drafts';

/** What the policy about one syncer says. */
const bySyncerGuard = (words: string): Refusal =>
  byPolicy(`virtual-cluster-${VIRTUAL.namespace}`, words);

/** What a tenant tells its virtual cluster, and the syncer then asks of the cluster. */
function throughSyncer(route: string, what: string, call: Call, refused: Refusal): Attack {
  return {
    route,
    what: `${what}, through a virtual cluster`,
    call,
    by: ['syncer'],
    target: VIRTUAL,
    refused,
  };
}

const pods = (...parts: Parameters<typeof syncedPod>): Call => create('pods', syncedPod(...parts));

/** What an administrator of a virtual cluster could try on the cluster that it runs on. */
export const VIRTUAL_CLUSTER_ATTACKS: readonly Attack[] = [
  throughSyncer(
    'E30',
    'mount the disk of the node',
    pods({ volumes: [{ name: 'token', hostPath: { path: '/' } }] }),
    podSecurity('hostPath volumes'),
  ),
  throughSyncer(
    'E30',
    'run privileged',
    pods({}, { securityContext: { privileged: true } }),
    podSecurity('privileged'),
  ),
  throughSyncer(
    'E31',
    'join the network of the node',
    pods({ hostNetwork: true }),
    podSecurity('host namespaces'),
  ),
  throughSyncer(
    'E33',
    'go past the scheduler',
    pods({ nodeName: 'cpu-0' }),
    byPodRail('podScheduling', 'this pod names its node'),
  ),
  throughSyncer(
    'E34',
    'go before the pods of others',
    pods({ priorityClassName: 'made-later' }),
    byPodRail('podScheduling', 'this pod names the priority class made-later; granted here: '),
  ),
  throughSyncer(
    'E81',
    'take nodes that are kept for others',
    pods({ tolerations: [{ key: 'dedicated', operator: 'Exists' }] }),
    byPodRail('podScheduling', 'this pod tolerates the taint dedicated'),
  ),
  throughSyncer(
    'E76',
    'take more GPUs than were granted',
    pods({}, { resources: { limits: { 'nvidia.com/gpu': '2' } } }),
    overQuota('namespace', 'requests.nvidia.com/gpu'),
  ),
  throughSyncer(
    'E17',
    "run with the syncer's own account",
    pods({ serviceAccountName: VCLUSTER_NAMES.syncer }),
    bySyncerGuard('a pod of a virtual cluster runs with the account vc-workload-vcluster'),
  ),
  throughSyncer(
    'E17',
    'mount a token of the cluster',
    pods({
      volumes: [
        { name: 'token', projected: { sources: [{ serviceAccountToken: { path: 't' } }] } },
      ],
    }),
    bySyncerGuard('a pod of a virtual cluster gets no token'),
  ),
  throughSyncer(
    'E17',
    'pass for a pod of the control plane, which reaches the API server',
    pods({}, {}, { labels: { app: 'vcluster', release: 'vcluster' } }),
    bySyncerGuard('a pod of a virtual cluster has the label'),
  ),
  throughSyncer(
    'E61',
    'bind what another tenant has left',
    create('persistentvolumeclaims', {
      metadata: SYNCED,
      spec: {
        accessModes: ['ReadWriteOnce'],
        resources: { requests: { storage: '1Gi' } },
        storageClassName: 'standard',
        volumeName: 'target-of-lab-green-dev',
      },
    }),
    byPolicy('volume-claims', 'this namespace was not granted the volume'),
  ),
  throughSyncer(
    'E62',
    'use a costly storage class',
    create('persistentvolumeclaims', {
      metadata: SYNCED,
      spec: {
        accessModes: ['ReadWriteOnce'],
        resources: { requests: { storage: '1Gi' } },
        storageClassName: 'costly',
      },
    }),
    byPolicy('volume-claims', 'this namespace was not granted the storage class costly'),
  ),
  throughSyncer(
    'E55',
    'lead a Service to an address of another tenant',
    create('endpoints', {
      subsets: [{ addresses: [{ ip: '10.244.1.9' }], ports: [{ port: 80 }] }],
    }),
    NO_ROLE,
  ),
  throughSyncer(
    'E48',
    'open the namespace',
    create('networkpolicies', { spec: { podSelector: {}, ingress: [{}] } }),
    NO_ROLE,
  ),
  throughSyncer(
    'E72',
    'raise its own quota',
    patch('resourcequotas/namespace', { spec: { hard: { pods: '1000' } } }),
    NO_ROLE,
  ),
  throughSyncer(
    'E34',
    'make a priority class for the whole cluster',
    create('priorityclasses', { value: 900000000 } as never),
    NO_ROLE,
  ),
  {
    ...throughSyncer(
      'E19',
      "read a neighbour's Secrets",
      rawRead(`/api/v1/namespaces/${GREEN.namespace}/secrets`),
      NO_ROLE,
    ),
    by: ['syncer', 'syncedPod'],
  },
  {
    ...throughSyncer(
      'E18',
      'read the Secrets of the namespace that it runs in',
      read('secrets'),
      NO_ROLE,
    ),
    by: ['syncedPod'],
  },
  {
    ...throughSyncer(
      'E11',
      'start a pod in the namespace of a neighbour',
      {
        method: 'POST',
        path: `/api/v1/namespaces/${GREEN.namespace}/pods`,
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: '{name}' },
          spec: { containers: [container()] },
        },
      },
      NO_ROLE,
    ),
    by: ['syncer', 'syncedPod'],
  },
];
