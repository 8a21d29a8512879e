import { stringify } from 'yaml';
import { objectsIn } from '../../../lib/verify/objects/manifest-objects';
import { Guards } from '../../../lib/verify/rights/guards-behind';
import type { ResourceAction } from '../../../lib/verify/rights/rbac-action';
import { JUDGED_NAMESPACES, randomPolicies } from '../../verify/rights/random-policies';
import type { Battery } from '../battery/attack';
import type { ControlPlane } from '../control-plane';
import { waitFor } from '../wait';

const POLICIES = 60;
const API = '/apis/admissionregistration.k8s.io/v1';

interface Asked {
  readonly method: string;
  /** Within a namespace. */
  readonly path: string;
  readonly prefix: string;
  readonly body?: object;
  readonly action: Omit<ResourceAction, 'namespace'>;
}

const META = { name: 'kept' };
const POD = {
  metadata: { labels: { app: 'kept' } },
  spec: { containers: [{ name: 'main', image: 'app' }], restartPolicy: 'Always' },
};
const DEPLOYMENT = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: META,
  spec: { replicas: 0, selector: { matchLabels: { app: 'kept' } }, template: POD },
};
const CONFIG = { apiVersion: 'v1', kind: 'ConfigMap', metadata: META };
const PATCH = { metadata: { annotations: { touched: 'yes' } } };

function made(object: object): object {
  return { ...object, metadata: { name: 'made' } };
}

/** Requests that change nothing, since they are dry runs. */
const REQUESTS: readonly Asked[] = [
  {
    method: 'POST',
    prefix: '/api/v1',
    path: 'configmaps',
    body: made(CONFIG),
    action: { verb: 'create', group: '', resource: 'configmaps', name: 'made' },
  },
  {
    method: 'POST',
    prefix: '/api/v1',
    path: 'secrets',
    body: { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'made' } },
    action: { verb: 'create', group: '', resource: 'secrets', name: 'made' },
  },
  {
    method: 'PATCH',
    prefix: '/api/v1',
    path: 'configmaps/kept',
    body: PATCH,
    action: { verb: 'patch', group: '', resource: 'configmaps', name: 'kept' },
  },
  {
    method: 'DELETE',
    prefix: '/api/v1',
    path: 'configmaps/kept',
    action: { verb: 'delete', group: '', resource: 'configmaps', name: 'kept' },
  },
  {
    method: 'POST',
    prefix: '/apis/apps/v1',
    path: 'deployments',
    body: made(DEPLOYMENT),
    action: { verb: 'create', group: 'apps', resource: 'deployments', name: 'made' },
  },
  {
    method: 'PATCH',
    prefix: '/apis/apps/v1',
    path: 'deployments/kept',
    body: PATCH,
    action: { verb: 'patch', group: 'apps', resource: 'deployments', name: 'kept' },
  },
  {
    method: 'PATCH',
    prefix: '/apis/apps/v1',
    path: 'deployments/kept/scale',
    body: { spec: { replicas: 1 } },
    action: {
      verb: 'patch',
      group: 'apps',
      resource: 'deployments',
      subresource: 'scale',
      name: 'kept',
    },
  },
  {
    method: 'POST',
    prefix: '/api/v1',
    path: 'serviceaccounts/default/token',
    body: { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: { audiences: [] } },
    action: {
      verb: 'create',
      group: '',
      resource: 'serviceaccounts',
      subresource: 'token',
      name: 'default',
    },
  },
];

/** Asks the API server which of many random policies judge a request, and compares them with `Guards`. */
export async function proveGuards({ plane, recorder }: Battery, seed: number): Promise<void> {
  const namespaces = JUDGED_NAMESPACES.map(({ name, labels }) => ({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name, labels },
  }));
  const policies = randomPolicies(seed, POLICIES);
  const kept = JUDGED_NAMESPACES.flatMap(({ name }) =>
    [CONFIG, DEPLOYMENT].map((object) => ({ ...object, metadata: { ...META, namespace: name } })),
  );
  await plane.apply([...namespaces, ...kept]);
  await plane.apply(policies);
  const text = [...namespaces, ...policies].map((object) => `---\n${stringify(object)}`).join('');
  const guards = new Guards(objectsIn(text, 'policies.yaml'));
  let judged = 0;
  try {
    await seeLast(plane);
    for (const { name: namespace } of JUDGED_NAMESPACES) {
      for (const asked of REQUESTS) {
        const real = await judgedBy(plane, namespace, asked);
        judged += real.length;
        const ours = guards.behind({ ...asked.action, namespace }).map(({ policy }) => policy);
        const isSame = real.join() === [...ours].sort().join();
        const title = `policies behind ${asked.action.verb} ${asked.path} in ${namespace}, seed ${seed}`;
        const problem = isSame ? undefined : `${real.join(', ')}; and we say ${ours.join(', ')}`;
        recorder.check('review', title, problem);
      }
    }
    const isEnough = judged > POLICIES;
    const problem = isEnough ? undefined : `only ${judged} times`;
    recorder.check('review', 'random policies judge requests', problem);
  } finally {
    for (const plural of ['validatingadmissionpolicybindings', 'validatingadmissionpolicies']) {
      for (const name of [...policyNames(), LAST]) {
        await plane.request('DELETE', `${API}/${plural}/${name}`);
      }
    }
  }
}

function policyNames(): string[] {
  return Array.from({ length: POLICIES }, (_, index) => `random-${index}`);
}

const LAST = 'last-policy';

/** Policies come into force together: when the last one does, all have. */
async function seeLast(plane: ControlPlane): Promise<void> {
  const api = { apiVersion: 'admissionregistration.k8s.io/v1', metadata: { name: LAST } };
  const rule = {
    operations: ['*'],
    apiGroups: [''],
    apiVersions: ['*'],
    resources: ['configmaps'],
  };
  await plane.apply([
    {
      ...api,
      kind: 'ValidatingAdmissionPolicy',
      spec: {
        matchConstraints: { resourceRules: [rule] },
        validations: [{ expression: 'false', message: 'judged' }],
      },
    },
    {
      ...api,
      kind: 'ValidatingAdmissionPolicyBinding',
      spec: { policyName: LAST, validationActions: ['Warn'] },
    },
  ]);
  const [first] = JUDGED_NAMESPACES;
  await waitFor(async () => (await warnings(plane, first.name, REQUESTS[0]!)).includes(LAST), {
    what: 'the policies to come into force',
    seconds: 60,
  });
}

/** The random policies that warn of a request, sorted. */
async function judgedBy(plane: ControlPlane, namespace: string, asked: Asked): Promise<string[]> {
  const named = await warnings(plane, namespace, asked);
  return named.filter((name) => name !== LAST && name.startsWith('random-')).sort();
}

async function warnings(
  { request }: ControlPlane,
  namespace: string,
  { method, prefix, path, body }: Asked,
): Promise<string[]> {
  const place = `${prefix}/namespaces/${namespace}/${path}?dryRun=All`;
  const contentType = method === 'PATCH' ? { contentType: 'application/merge-patch+json' } : {};
  const answer = await request(method, place, body, contentType);
  if (answer.status >= 300) throw new Error(`${method} ${place}: ${answer.body?.message}`);
  return answer.warnings.flatMap(
    (text) => /ValidatingAdmissionPolicy '([^']+)'/.exec(text)?.[1] ?? [],
  );
}
