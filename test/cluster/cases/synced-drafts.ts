import { SYNCED_LABEL, SYNCED_METADATA, VCLUSTER_NAMES } from '../../../lib/plan/vcluster-names';
import type { Draft } from '../battery/calls';
import { type Part, container } from './drafts';

const { release, workloads } = VCLUSTER_NAMES;

/** What the syncer writes on all that it makes: whose it is inside. */
export const SYNCED: Part = {
  name: '{name}-x-default-x-vcluster',
  labels: { app: 'web', [SYNCED_LABEL]: release, 'vcluster.loft.sh/namespace': 'default' },
  annotations: {
    [SYNCED_METADATA]: 'false',
    'vcluster.loft.sh/labels': 'app="web"',
    'vcluster.loft.sh/name': '{name}',
    'vcluster.loft.sh/namespace': 'default',
    'vcluster.loft.sh/object-name': '{name}',
    'vcluster.loft.sh/object-namespace': 'default',
    'vcluster.loft.sh/service-account-name': 'default',
    'vcluster.loft.sh/uid': '5d3b9a52-0f2c-4c57-9a0e-6f9a0b9c1a11',
  },
};

/** Addresses of the Kubernetes API inside, which every container gets. */
const ENV = [
  { name: 'KUBERNETES_SERVICE_HOST', value: '10.96.12.4' },
  { name: 'KUBERNETES_SERVICE_PORT', value: '443' },
  { name: 'KUBERNETES_PORT', value: 'tcp://10.96.12.4:443' },
];

const TOKEN = '/var/run/secrets/kubernetes.io/serviceaccount';

/**
 * A pod as the syncer of vCluster makes it (pkg/controllers/resources/pods/translate/translator.go): the account that has no
 * rights, no token of the cluster, the token of the virtual one from a Secret, and names and DNS of the virtual cluster.
 */
export function syncedPod(spec: Part = {}, main: Part = {}, metadata: Part = {}): Draft {
  return {
    metadata: { ...SYNCED, ...metadata },
    spec: {
      automountServiceAccountToken: false,
      containers: [
        container({ env: ENV, volumeMounts: [{ name: 'token', mountPath: TOKEN }], ...main }),
      ],
      dnsConfig: {
        nameservers: ['10.96.12.10'],
        options: [{ name: 'ndots', value: '5' }],
        searches: ['default.svc.cluster.local', 'svc.cluster.local', 'cluster.local'],
      },
      dnsPolicy: 'None',
      enableServiceLinks: false,
      hostAliases: [{ ip: '10.96.12.4', hostnames: ['kubernetes', 'kubernetes.default'] }],
      hostname: 'web',
      serviceAccountName: workloads,
      volumes: [
        {
          name: 'token',
          projected: {
            sources: [
              { secret: { name: 'web-sa-token', items: [{ key: 'token', path: 'token' }] } },
              { configMap: { name: 'kube-root-ca.crt-x-default-x-vcluster' } },
              {
                downwardAPI: {
                  items: [
                    {
                      path: 'namespace',
                      fieldRef: { fieldPath: "metadata.annotations['vcluster.loft.sh/namespace']" },
                    },
                  ],
                },
              },
            ],
          },
        },
      ],
      ...spec,
    },
  };
}
