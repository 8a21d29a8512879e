import { type OpenRoute, type Target } from '../battery/attack';
import { create, createAt } from '../battery/calls';
import { WORKERS } from '../battery/people';
import { type Part, claim, exactly, pod } from './drafts';

const DRA: Target = { tenant: 'dra', namespace: 'lab-dra' };

const pods = (route: string, what: string, spec: Part, missing: string): OpenRoute => ({
  route,
  what,
  call: create('pods', pod(spec)),
  by: WORKERS,
  missing,
});

const PODS = 'an admission policy on pods';

/**
 * What roles, quotas and pod security cannot stop. Each is tried, and must succeed: when something
 * begins to stop it, its place is among the attacks.
 */
export const OPEN_ROUTES: readonly OpenRoute[] = [
  pods('E19', 'run as any service account', { serviceAccountName: 'default' }, PODS),
  pods('E35', 'choose the nodes of others', { nodeSelector: { pool: 'green' } }, PODS),
  pods('E42', 'be root on the node after an escape', { hostUsers: true }, PODS),
  pods(
    'E64',
    'fill the disk of a node',
    { volumes: [{ name: 'scratch', emptyDir: {} }] },
    'an admission policy that asks for a sizeLimit',
  ),
  {
    route: 'E69',
    what: 'keep finished jobs for ever',
    call: create('jobs', {
      spec: { suspend: true, template: { spec: { restartPolicy: 'Never', ...pod().spec! } } },
    }),
    by: WORKERS,
    missing: 'an admission policy on ttlSecondsAfterFinished',
  },
  {
    route: 'E74',
    what: 'keep a namespace from being deleted',
    call: create('configmaps', { metadata: { finalizers: ['example.com/never'] } }),
    by: WORKERS,
    missing: 'nothing: named in the runbook for leaving tenants',
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
    missing: 'nothing where costs are taken from namespaces; an admission policy elsewhere',
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
