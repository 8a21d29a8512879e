import { VCLUSTER_NAMES } from '../../../lib/plan/vcluster-names';
import { create, patch, remove } from '../battery/calls';
import { SYNCER_RULES } from '../battery/syncer-rights';
import { VIRTUAL } from '../battery/targets';
import type { Work } from '../battery/work';
import { container, pod } from './drafts';
import { SYNCED, syncedPod } from './synced-drafts';

const { release, syncer } = VCLUSTER_NAMES;
const CHART_LABELS = {
  app: 'vcluster',
  chart: 'vcluster-0.37.1',
  heritage: 'Helm',
  release,
  'app.kubernetes.io/managed-by': 'Helm',
};
const POD_LABELS = { app: 'vcluster', release };
const POD = `pods/{name}-x-default-x-vcluster`;

/** The server, with what our values say of it (chart/templates/statefulset.yaml). */
const SERVER = {
  metadata: { labels: CHART_LABELS },
  spec: {
    serviceName: '{name}-headless',
    selector: { matchLabels: { ...POD_LABELS, case: '{name}' } },
    podManagementPolicy: 'Parallel',
    replicas: 1,
    template: {
      metadata: {
        annotations: { vClusterConfigHash: '0123456789abcdef' },
        labels: { ...POD_LABELS, case: '{name}' },
      },
      spec: {
        serviceAccountName: syncer,
        terminationGracePeriodSeconds: 10,
        enableServiceLinks: true,
        initContainers: [
          container({
            name: 'kubernetes',
            image: 'ghcr.io/loft-sh/kubernetes:v1.36.0',
            resources: {
              limits: { cpu: '100m', memory: '256Mi' },
              requests: { cpu: '40m', memory: '64Mi' },
            },
          }),
        ],
        containers: [
          container({
            name: 'syncer',
            image: 'ghcr.io/loft-sh/vcluster-pro:0.37.1',
            securityContext: { allowPrivilegeEscalation: false, runAsGroup: 0, runAsUser: 0 },
            resources: {
              limits: { 'ephemeral-storage': '10Gi', memory: '4Gi' },
              requests: { 'ephemeral-storage': '1Gi', cpu: '200m', memory: '256Mi' },
            },
          }),
        ],
        volumes: [
          ...['helm-cache', 'binaries', 'tmp', 'certs'].map((name) => ({ name, emptyDir: {} })),
          { name: 'vcluster-config', secret: { secretName: 'vc-config-vcluster' } },
          { name: 'coredns', configMap: { name: 'vc-coredns-vcluster' } },
        ],
      },
    },
    volumeClaimTemplates: [
      {
        metadata: { name: 'data' },
        spec: {
          accessModes: ['ReadWriteOnce'],
          storageClassName: 'standard',
          resources: { requests: { storage: '5Gi' } },
        },
      },
    ],
  },
};

export const VIRTUAL_CLUSTER_WORK: readonly Work[] = [
  {
    what: 'run a pod beside those of the virtual cluster, as the platform',
    by: ['root'],
    target: VIRTUAL,
    run: [create('pods', pod())],
  },
  {
    what: 'install the chart of a virtual cluster',
    by: ['helm'],
    target: VIRTUAL,
    run: async (worker) => {
      const metadata = { labels: CHART_LABELS };
      await worker.create('serviceaccounts', { metadata });
      await worker.create('roles', { metadata, rules: SYNCER_RULES });
      await worker.create('rolebindings', {
        metadata,
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: syncer },
        subjects: [{ kind: 'ServiceAccount', name: syncer, namespace: '{ns}' }],
      });
      await worker.create('secrets', { metadata, stringData: { 'config.yaml': '{}' } });
      await worker.create('configmaps', { metadata, data: { 'coredns.yaml': '{}' } });
      await worker.create('services', {
        metadata,
        spec: {
          type: 'ClusterIP',
          selector: POD_LABELS,
          ports: [
            { name: 'https', port: 443, targetPort: 8443 },
            { name: 'kubelet', port: 10250, targetPort: 8443 },
          ],
        },
      });
      await worker.create('statefulsets', SERVER);
      await worker.until(
        'statefulsets/{name}',
        'its pod was made',
        ({ status }) => status?.currentReplicas === 1 || status?.replicas === 1,
        60,
      );
    },
  },
  {
    what: 'make a pod for a virtual cluster, follow a change of it, and take it away',
    by: ['syncer'],
    target: VIRTUAL,
    run: [
      create('pods', syncedPod()),
      patch(POD, { metadata: { labels: { app: 'api' }, annotations: { note: 'changed' } } }),
      patch(POD, { spec: { activeDeadlineSeconds: 600 } }),
      remove(POD),
    ],
  },
  {
    what: 'make a pod with a granted GPU and priority class for a virtual cluster',
    by: ['syncer'],
    target: VIRTUAL,
    run: [
      create(
        'pods',
        syncedPod(
          { priorityClassName: 'lab-batch' },
          { resources: { limits: { 'nvidia.com/gpu': '1' } } },
        ),
      ),
      remove(POD),
    ],
  },
  {
    what: 'make what pods of a virtual cluster use',
    by: ['syncer'],
    target: VIRTUAL,
    run: [
      create('configmaps', { metadata: SYNCED, data: { key: 'value' } }),
      create('secrets', { metadata: SYNCED, stringData: { token: 'inside' } }),
      create('services', {
        metadata: SYNCED,
        spec: { selector: { app: 'web' }, ports: [{ port: 80 }] },
      }),
      create('persistentvolumeclaims', {
        metadata: SYNCED,
        spec: {
          accessModes: ['ReadWriteOnce'],
          resources: { requests: { storage: '1Gi' } },
          storageClassName: 'standard',
        },
      }),
      create('ingresses', {
        metadata: { name: SYNCED['name'], labels: SYNCED['labels'] as never },
        spec: {
          ingressClassName: 'nginx',
          rules: [
            {
              host: 'virtual.example.com',
              http: {
                paths: [
                  {
                    path: '/',
                    pathType: 'Prefix',
                    backend: { service: { name: 'web', port: { number: 80 } } },
                  },
                ],
              },
            },
          ],
        },
      }),
    ],
  },
];
