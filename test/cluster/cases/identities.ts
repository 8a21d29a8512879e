import { type Attack, NO_ROLE, byPodRail, overQuota, podSecurity } from '../battery/attack';
import { connect, create, createAt, patch, read, readEverywhere, remove } from '../battery/calls';
import type { Persona } from '../battery/people';
import { type Work, expect } from '../battery/work';
import { container, job, pod, podWith, roleBinding, service, volumeClaim } from './drafts';

/** The accounts of test/cluster/fleet.yaml that engines run with, and one that nothing was given. */
const ENGINES: readonly Persona[] = ['sparkPod', 'argoPod', 'rayPod', 'kfpPod'];
const ACCOUNTS: readonly Persona[] = [...ENGINES, 'plainPod'];
const NOT_SPARK = ACCOUNTS.filter((persona) => persona !== 'sparkPod');

const nobody = (route: string, what: string, call: Attack['call']): Attack => ({
  route,
  what,
  call,
  by: ACCOUNTS,
  refused: NO_ROLE,
});

/** Whoever may start a pod runs with any account of the namespace, so none of them may do much. */
export const IDENTITY_ATTACKS: readonly Attack[] = [
  nobody('E18', 'list secrets with an engine’s account', read('secrets')),
  nobody('E18', 'read a secret with an engine’s account', read('secrets/target')),
  nobody('E18', 'read all secrets with an engine’s account', readEverywhere('secrets')),
  nobody('E21', 'run a command with an engine’s account', connect('POST', 'pods/target/exec')),
  nobody(
    'E16',
    'get a token with an engine’s account',
    createAt('serviceaccounts/default/token', {}),
  ),
  nobody('E11', 'delete a quota with an engine’s account', remove('resourcequotas/namespace')),
  nobody(
    'E45',
    'open the network with an engine’s account',
    remove('networkpolicies/default-deny'),
  ),
  nobody('E27', 'list all pods with an engine’s account', readEverywhere('pods')),
  nobody('E27', 'list namespaces with an engine’s account', readEverywhere('namespaces')),
  nobody(
    'E13',
    'bind a role with an engine’s account',
    create('rolebindings', roleBinding('cluster-admin', { kind: 'User', name: 'x' })),
  ),
  nobody('E09', 'make an account with an engine’s account', create('serviceaccounts')),
  nobody('E11', 'make a job with an engine’s account', create('jobs', job())),
  nobody(
    'E01',
    'lift pod security with an engine’s account',
    patch('namespaces/{ns}', { metadata: { labels: { a: 'b' } } }),
  ),
  {
    route: 'E19',
    what: 'start a pod with an account that is not for it',
    call: create('pods', pod()),
    by: NOT_SPARK,
    refused: NO_ROLE,
  },
  ...(
    [
      [
        'E30',
        'a privileged executor',
        pod({ containers: [container({ securityContext: { privileged: true } })] }),
        podSecurity('privileged'),
      ],
      [
        'E38',
        'an executor of a high priority',
        pod({ priorityClassName: 'system-node-critical' }),
        byPodRail('podScheduling', 'this pod names the priority class system-node-critical'),
      ],
      [
        'E75',
        'an executor with more GPUs than granted',
        podWith({ 'nvidia.com/gpu': '3' }),
        overQuota('namespace', 'requests.nvidia.com/gpu'),
      ],
      [
        'E76',
        'an executor with a foreign device',
        podWith({ 'nvidia.com/gpu.shared': '1' }),
        byPodRail('acceleratorNames', 'this pod asks for nvidia.com/gpu.shared, which'),
      ],
    ] as const
  ).map(([route, what, draft, refused]): Attack => ({
    route,
    what,
    call: create('pods', draft),
    by: ['sparkPod'],
    refused,
  })),
];

export const IDENTITY_WORK: readonly Work[] = [
  {
    what: 'make executors, and clear them away, as a Spark driver does',
    by: ['sparkPod'],
    run: [
      create('pods', pod()),
      read('pods/{name}'),
      create('configmaps'),
      create('services', service({ clusterIP: 'None' })),
      create('persistentvolumeclaims', volumeClaim('1Gi')),
      remove('pods/{name}'),
      remove('configmaps/{name}'),
      { method: 'DELETE', path: '/api/v1/namespaces/{ns}/pods?labelSelector=spark-app%3D{name}' },
    ],
  },
  {
    what: 'report results of steps, as a workflow does',
    by: ['argoPod', 'kfpPod'],
    async run(worker) {
      await worker.call(create('workflowtaskresults'));
      await worker.call(patch('workflowtaskresults/{name}', { metadata: { labels: { a: 'b' } } }));
      // The controller asks, the agent answers.
      await worker.asCluster(create('workflowtasksets'));
      try {
        await worker.call(read('workflowtasksets'));
        await worker.call(patch('workflowtasksets/{name}/status', { status: { nodes: {} } }));
      } finally {
        await worker.asCluster(remove('workflowtasksets/{name}'));
      }
    },
  },
  {
    what: 'clear artifacts away, as a workflow does',
    by: ['argoPod'],
    async run(worker) {
      await worker.asCluster(create('workflowartifactgctasks'));
      try {
        await worker.call(read('workflowartifactgctasks'));
        await worker.call(patch('workflowartifactgctasks/{name}/status', { status: {} }));
      } finally {
        await worker.asCluster(remove('workflowartifactgctasks/{name}'));
      }
    },
  },
  {
    what: 'scale a Ray cluster, as its autoscaler does',
    by: ['rayPod'],
    async run(worker) {
      await worker.asCluster(
        create('rayclusters', {
          spec: { workerGroupSpecs: [{ groupName: 'small', replicas: 1 }] },
        }),
      );
      try {
        await worker.call(read('rayclusters/{name}'));
        await worker.call(
          patch('rayclusters/{name}', {
            spec: { workerGroupSpecs: [{ groupName: 'small', replicas: 2 }] },
          }),
        );
        await worker.call(read('pods'));
      } finally {
        await worker.asCluster(remove('rayclusters/{name}'));
      }
    },
  },
  {
    what: 'resize the pods of a Ray cluster, as its autoscaler does',
    by: ['rayPod'],
    run: [
      patch('pods/target', { metadata: { labels: { 'ray.io/group': 'small' } } }),
      patch('pods/target/resize', {
        spec: {
          containers: [
            { name: 'main', image: 'app', resources: { requests: { cpu: '55m', memory: '64Mi' } } },
          ],
        },
      }),
    ],
  },
  {
    what: 'keep what steps share, as Kubeflow Pipelines does',
    by: ['kfpPod'],
    run: [
      create('persistentvolumeclaims', volumeClaim('1Gi')),
      read('pods'),
      remove('persistentvolumeclaims/{name}'),
    ],
  },
  {
    what: 'read where artifacts go, and the key for it, as Kubeflow Pipelines does',
    by: ['kfpPod'],
    async run(worker) {
      const places = [
        ['configmaps', 'kfp-launcher'],
        ['secrets', 'mlpipeline-minio-artifact'],
      ] as const;
      for (const [plural, name] of places) {
        await worker.asCluster(create(plural, { metadata: { name } }));
        try {
          await worker.call(read(`${plural}/${name}`));
        } finally {
          await worker.asCluster(remove(`${plural}/${name}`));
        }
      }
    },
  },
  ...(
    [
      ['spark', true],
      ['workflows', true],
      ['ray', true],
      ['pipelines', true],
      ['airflow', true],
      ['chart', true],
      ['hub', true],
      ['launcher', true],
      ['mlflow', true],
      ['reader', true],
      ['runner', true],
      ['plain', false],
    ] as const
  ).map(([account, hasToken]): Work => ({
    what: `run a pod with the account ${account}, ${hasToken ? 'and' : 'without'} its token`,
    by: ['user'],
    async run(worker) {
      const { spec } = await worker.create('pods', pod({ serviceAccountName: account }));
      const tokens = spec.volumes?.filter((volume: { projected?: unknown }) => volume.projected);
      expect(!!tokens?.length === hasToken, `its volumes are ${JSON.stringify(spec.volumes)}`);
      await worker.running();
    },
  })),
];
