import { type OpenRoute } from '../battery/attack';
import { create, createAt } from '../battery/calls';
import { WORKERS } from '../battery/people';
import { DRA } from '../battery/targets';
import { type Part, claim, exactly, pod } from './drafts';

const pods = (route: string, what: string, spec: Part, missing: string): OpenRoute => ({
  route,
  what,
  call: create('pods', pod(spec)),
  by: WORKERS,
  missing,
});

/**
 * What roles, quotas and pod security cannot stop. Each is tried, and must succeed: when something
 * begins to stop it, its place is among the attacks.
 */
export const OPEN_ROUTES: readonly OpenRoute[] = [
  pods(
    'E19',
    'run as any service account',
    { serviceAccountName: 'default' },
    'nothing: the accounts of a namespace are for all who work in it; those of the platform are in other namespaces',
  ),
  pods(
    'E35',
    'choose the nodes of others',
    { nodeSelector: { pool: 'green' } },
    'a taint on those nodes: `pod-scheduling` refuses to tolerate what is not listed',
  ),
  pods(
    'E42',
    'be root on the node after an escape',
    { hostUsers: true },
    'a sandbox as runtime class, or nodes of one tenant',
  ),
  pods(
    'E64',
    'fill the disk of a node',
    { volumes: [{ name: 'scratch', emptyDir: {} }] },
    '`quota: {ephemeralStorage: …}`, which counts what containers request or get by default; with `burst: {ephemeralStorage: …}` the kubelet evicts pods that write more',
  ),
  {
    route: 'E69',
    what: 'keep finished jobs for ever',
    call: create('jobs', {
      spec: { suspend: true, template: { spec: { restartPolicy: 'Never', ...pod().spec! } } },
    }),
    by: WORKERS,
    missing:
      'nothing: finished ones are capped by `objects: {jobs, storedPods}`, and the tenant clears them away',
  },
  {
    route: 'E74',
    what: 'keep a namespace from being deleted',
    call: create('configmaps', { metadata: { finalizers: ['example.com/never'] } }),
    by: WORKERS,
    missing: 'nothing: look for finalizers before you remove a tenant',
  },
  {
    route: 'E77',
    what: 'ask for alternatives of a granted class',
    call: create('resourceclaims', claim(exactly('gpu.amd.com', { count: 1 }))),
    by: WORKERS,
    target: DRA,
    missing: 'nothing: a claim within the grant',
  },
  {
    route: 'E92',
    what: 'label pods so that others pay',
    call: create('pods', pod({}, { labels: { tenant: 'green', 'cost-center': 'ENG-002' } })),
    by: WORKERS,
    missing: 'nothing: costs are taken from namespaces, never from labels of pods',
  },
  {
    route: 'E21',
    what: 'run a command in a colleague’s pod',
    call: {
      ...createAt('pods/target/exec', undefined),
      path: '/api/v1/namespaces/{ns}/pods/target/exec?command=id&stdout=true',
      connects: true,
    },
    by: WORKERS,
    missing: 'nothing: one namespace is one level of trust',
  },
];
