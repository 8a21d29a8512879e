import { type Call, create, dry, patch, read, readEverywhere, remove } from '../battery/calls';
import { type Work, expect } from '../battery/work';
import { kindOf } from '../battery/kinds';
import { LEAVING } from '../battery/targets';
import { job, pod, podWith, service, template } from './drafts';

/** What an audit asks for. */
const AUDITED = [
  'namespaces',
  'nodes',
  'pods',
  'services',
  'configmaps',
  'events',
  'serviceaccounts',
  'resourcequotas',
  'limitranges',
  'persistentvolumes',
  'persistentvolumeclaims',
  'deployments',
  'jobs',
  'networkpolicies',
  'ingresses',
  'roles',
  'rolebindings',
  'clusterroles',
  'clusterrolebindings',
  'validatingadmissionpolicies',
  'validatingadmissionpolicybindings',
  'validatingwebhookconfigurations',
  'mutatingwebhookconfigurations',
  'customresourcedefinitions',
  'certificatesigningrequests',
  'priorityclasses',
  'storageclasses',
  'runtimeclasses',
  'ingressclasses',
  'horizontalpodautoscalers',
  'poddisruptionbudgets',
  'leases',
  'endpointslices',
  'flowschemas',
  'apiservices',
  'httproutes',
  'inferenceservices',
  'jobsets',
  'localqueues',
  'notebooks',
  'rayjobs',
  'sparkapplications',
  'trainjobs',
  'volumesnapshots',
  'workflows',
  'sweeps',
  'datasets',
];

/** Events have two groups. */
const EVENTS: Call = { method: 'GET', path: '/apis/events.k8s.io/v1/events' };

/** What the API server never changes: `synth` refuses it before (lib/synth/tree/immutable-fields.ts). */
const IMMUTABLE: readonly (readonly [place: string, change: object])[] = [
  ['priorityclasses/lab-batch', { value: 4711 }],
  ['priorityclasses/lab-urgent', { preemptionPolicy: 'Never' }],
  ['rolebindings/users', { roleRef: { name: 'tenant-viewer' } }],
  ['clusterrolebindings/tenant-catalogue', { roleRef: { name: 'view' } }],
];

/** Fields of ours that look as if they were alike, and are not. */
const MUTABLE: readonly (readonly [place: string, change: object])[] = [
  ['priorityclasses/lab-batch', { description: 'Runs at night.' }],
  [
    'resourcequotas/forbidden-priorities',
    {
      spec: {
        scopeSelector: { matchExpressions: [{ scopeName: 'PriorityClass', operator: 'Exists' }] },
      },
    },
  ],
  ['limitranges/defaults', { spec: { limits: [] } }],
  ['networkpolicies/default-deny', { spec: { podSelector: { matchLabels: { a: 'b' } } } }],
  ['validatingadmissionpolicybindings/role-bindings', { spec: { validationActions: ['Warn'] } }],
];

export const PLATFORM_WORK: readonly Work[] = [
  {
    what: 'learn which fields never change',
    by: ['platform'],
    async run(worker) {
      for (const [place, change] of IMMUTABLE) {
        const { status, body } = await worker.try(dry(patch(place, change)));
        expect(status === 422, `${place} was not found immutable: ${status} ${body.message}`);
      }
      for (const [place, change] of MUTABLE) {
        await worker.call(dry(patch(place, change)));
      }
    },
  },
  {
    what: 'read everything but secrets, in all namespaces',
    by: ['auditor'],
    run: [
      EVENTS,
      ...AUDITED.map((plural) =>
        kindOf(plural).namespaced ? readEverywhere(plural) : read(plural),
      ),
    ],
  },
  {
    what: 'read devices and claims, in all namespaces',
    by: ['auditor'],
    run: [read('deviceclasses'), read('resourceslices'), readEverywhere('resourceclaims')],
  },
  {
    what: 'read the borders of tenants',
    by: ['auditor'],
    since: 31,
    run: [read('clusternetworkpolicies')],
  },
  {
    what: 'see who may do what',
    by: ['auditor'],
    async run(worker) {
      await worker.kubectl('describe clusterrole tenant-admin tenant-user tenant-viewer');
      await worker.kubectl('describe namespace {ns}');
      await worker.kubectl('get quota --all-namespaces');
    },
  },
  {
    what: 'change what guards a tenant',
    by: ['platform'],
    run: [
      patch('resourcequotas/namespace', { metadata: { annotations: { note: 'looked at' } } }),
      patch('namespaces/{ns}', { metadata: { annotations: { note: 'looked at' } } }),
      read('secrets'),
    ],
  },
  {
    what: 'make what operators make: pods, services, config maps, secrets',
    by: ['operator'],
    run: [
      create('pods', pod()),
      create('services', service({ clusterIP: 'None' })),
      create('configmaps'),
      create('secrets'),
      create('jobs', job({}, { suspend: true })),
      create('replicasets', {
        spec: { replicas: 0, selector: { matchLabels: { case: '{name}' } }, template: template() },
      }),
    ],
  },
  {
    what: 'make a GPU pod of a granted kind',
    by: ['operator'],
    run: [create('pods', podWith({ 'nvidia.com/gpu': '1' }))],
  },
  {
    what: 'run a pod as a node agent does, in a namespace that is no tenant’s',
    by: ['platform'],
    target: { tenant: 'none', namespace: 'monitoring' },
    run: [
      create('pods', pod({ hostNetwork: true, priorityClassName: 'system-node-critical' })),
      create('pods', { ...podWith({ 'nvidia.com/gpu': '1' }), metadata: { name: '{name}-gpu' } }),
    ],
  },
  {
    what: 'delete the namespace of a tenant that leaves, with what runs in it',
    by: ['platform'],
    target: LEAVING,
    once: true,
    async run(worker) {
      await worker.create('pods', pod());
      await worker.running();
      await worker.createAs(`${worker.name}-job`, 'jobs', job());
      await worker.call(remove('namespaces/{ns}'));
      await worker.until('namespaces/{ns}', 'is gone', (object) => object.code === 404, 60);
      expect(true, '');
    },
  },
];
