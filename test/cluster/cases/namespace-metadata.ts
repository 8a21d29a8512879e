import { type Attack, NO_ROLE } from '../battery/attack';
import { type Call, create, jsonPatch, patch, pathOf, remove, seize } from '../battery/calls';
import { EVERYBODY, WORKERS } from '../battery/people';

/** The labels of a namespace decide what guards it: nobody in a tenant writes them. */
const OWN = 'namespaces/{ns}';

const label = (key: string, value: string | null): Call =>
  patch(OWN, { metadata: { labels: { [key]: value } } });
const annotate = (key: string, value: string | null): Call =>
  patch(OWN, { metadata: { annotations: { [key]: value } } });

type Change = readonly [route: string, what: string, call: Call];

/** Changes of what carries a guard, or opens something: nobody makes them but who delivers what we write. */
export const FROZEN_CHANGES: readonly Change[] = [
  [
    'E01',
    'lift pod security by a label',
    label('pod-security.kubernetes.io/enforce', 'privileged'),
  ],
  ['E01', 'take the pod security label away', label('pod-security.kubernetes.io/enforce', null)],
  ['E01', 'unpin pod security', label('pod-security.kubernetes.io/enforce-version', 'v1.0')],
  [
    'E01',
    'lift pod security by a server-side apply',
    seize(OWN, { metadata: { labels: { 'pod-security.kubernetes.io/enforce': 'privileged' } } }),
  ],
  [
    'E01',
    'lift pod security by a JSON patch',
    jsonPatch(OWN, [
      {
        op: 'add',
        path: '/metadata/labels',
        value: { 'pod-security.kubernetes.io/enforce': 'privileged' },
      },
    ]),
  ],
  ['E02', 'carry the label of another tenant', label('tenant', 'green')],
  [
    'E03',
    'change labels through the status',
    patch(`${OWN}/status`, { metadata: { labels: { tenant: 'green' } } }),
  ],
  [
    'E03',
    'change labels through finalize',
    {
      method: 'PUT',
      path: pathOf(`${OWN}/finalize`),
      body: {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: '{ns}', labels: { tenant: 'green' } },
        spec: { finalizers: ['kubernetes'] },
      },
    },
  ],
  ['E04', 'ask for access to devices in use', label('resource.kubernetes.io/admin-access', 'true')],
  ['E05', 'opt out of our admission policies', label('app.kubernetes.io/managed-by', null)],
  ['E05', 'opt out of a policy engine', label('admission.gatekeeper.sh/ignore', 'true')],
  ['E05', 'grant oneself all devices', annotate('cdk8s-tenancy/extended-resources', '*')],
  ['E05', 'grant oneself all device classes', annotate('cdk8s-tenancy/device-classes', '*')],
  ['E06', 'switch a mesh off', label('istio-injection', 'disabled')],
  [
    'E06',
    'choose nodes by an annotation',
    annotate('scheduler.alpha.kubernetes.io/node-selector', 'pool=green'),
  ],
  [
    'E01',
    'take pod security away through the status',
    {
      ...patch(`${OWN}/status`, {
        metadata: { labels: { 'pod-security.kubernetes.io/enforce': null } },
      }),
    },
  ],
  ['E04', 'ask for it by the older label', label('resource.k8s.io/admin-access', 'true')],
  ['E05', 'opt out of a guard rail', annotate('cdk8s-tenancy/guard-rails-off', 'podImages')],
  ['E06', 'choose a mesh by its revision', label('istio.io/rev', 'canary')],
  ['E06', 'join the network of others in a mesh', label('topology.istio.io/network', 'green')],
  ['E06', 'switch another mesh on', annotate('linkerd.io/inject', 'enabled')],
  ['E06', 'configure another mesh', annotate('config.linkerd.io/skip-outbound-ports', '80')],
  ['E06', 'let jobs start before their turn', label('kueue.x-k8s.io/managed', 'false')],
  [
    'E06',
    'choose nodes as OpenShift reads it',
    annotate('openshift.io/node-selector', 'pool=green'),
  ],
  ['E06', 'leave pod security as OpenShift reads it', label('openshift.io/run-level', '0')],
  ['E16', 'choose roles of a cloud', annotate('iam.amazonaws.com/permitted', '.*')],
  ['E91', 'have Flux delete it', annotate('kustomize.toolkit.fluxcd.io/prune', null)],
  ['E91', 'have Argo CD delete it', annotate('argocd.argoproj.io/sync-options', 'Prune=true')],
  [
    'E91',
    'have Flux look away from it',
    annotate('kustomize.toolkit.fluxcd.io/reconcile', 'disabled'),
  ],
  [
    'E91',
    'have Flux leave its fields alone',
    annotate('kustomize.toolkit.fluxcd.io/ssa', 'Ignore'),
  ],
  ['E91', 'have Flux take it for another delivery', label('kustomize.toolkit.fluxcd.io/name', 'x')],
  [
    'E91',
    'have Argo CD look away from it',
    annotate('argocd.argoproj.io/compare-options', 'IgnoreExtraneous'),
  ],
  [
    'E91',
    'have Argo CD take it for another application',
    annotate('argocd.argoproj.io/tracking-id', 'mine:/Namespace:/lab-blue-dev'),
  ],
  ['E91', 'give an Argo CD rights in it', label('argocd.argoproj.io/managed-by', 'mine')],
  ['E92', 'let somebody else pay', label('cost-center', 'ENG-002')],
  ['E92', 'change the department that pays', label('department', null)],
  ['E92', 'pass a test environment off as another', label('environment', 'prod')],
];

const CHANGES: readonly Change[] = [
  ...FROZEN_CHANGES,
  ['E02', 'carry the label that an ingress rule may trust', label('name', 'ingress-nginx')],
  ['E07', 'delete one’s own namespace', remove(OWN)],
  ['E07', 'make a namespace without guards', create('namespaces')],
  [
    'E08',
    'make a namespace that looks like a system one',
    create('namespaces', { metadata: { name: 'kube-dns' } }),
  ],
  [
    'E08',
    'make a namespace called like a top-level domain',
    create('namespaces', { metadata: { name: 'com' } }),
  ],
];

export const NAMESPACE_ATTACKS: readonly Attack[] = [
  ...CHANGES.map(([route, what, call]): Attack => ({
    route,
    what,
    call,
    by: EVERYBODY,
    refused: NO_ROLE,
  })),
  {
    route: 'E72',
    what: 'multiply the quota by a namespace below one’s own',
    call: create('subnamespaceanchors'),
    by: [...WORKERS, 'viewer', 'pod', 'neighbour'],
    refused: NO_ROLE,
  },
];
