import * as fs from 'node:fs';
import * as path from 'node:path';
import { stringify } from 'yaml';
import { waitFor } from '../../wait';
import { fleet, tenant, writeTree } from '../fleets';
import { Repository } from '../repository';
import { type Scene, deliver } from '../scene';
import {
  CONFORMING,
  type Manifest,
  configMap,
  fluxAttacks,
  fluxWork,
  kustomization,
  source,
  urlOf,
} from './tenants-objects';

const NAMESPACE = 'ml-vision';
const PLACE = { tenant: 'vision', namespace: NAMESPACE, other: 'ml-speech' };
const SPEC = `/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/${NAMESPACE}/kustomizations`;

/** A tenant with a repository `app` of its own, whose people write objects of Flux. */
const deploying = (name: string): string =>
  tenant(
    name,
    `deploy:
  sources: [https://git.example.com/${name}/*]
  selfService: true
  repositories: { app: { url: https://git.example.com/${name}/app.git, path: app, timeout: 10s } }
`,
  );

/** What tenants have Flux do: the work of a repository, and all ways out that we know. */
export async function tenantsRepositories(scene: Scene): Promise<void> {
  const { plane, folder } = scene;
  const text = fleet([deploying('vision'), deploying('speech')]);
  await deliver(scene, await writeTree(text, `${folder}/tenants-repositories`));
  const repository = new Repository(plane, folder, { namespace: NAMESPACE, name: 'app' });
  await repository.listen();
  try {
    await checkWork(scene, repository);
    for (const [what, objects] of Object.entries(REPOSITORY_ATTACKS)) {
      await checkRefused(scene, repository, what, objects);
    }
    await checkForeign(scene, repository);
  } finally {
    repository.close();
  }
  await checkPeople(scene);
}

/** What a repository may not hold. Each time, Flux must say that it was refused. */
const REPOSITORY_ATTACKS: Readonly<Record<string, readonly Manifest[]>> = {
  'an object of the whole cluster': [
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: { name: 'vision' },
      rules: [],
    },
  ],
  'the Namespace itself': [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE, labels: { mine: 'yes' } } },
  ],
  'a quota': [
    {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'more' },
      spec: { hard: { pods: '1000' } },
    },
  ],
  'a network policy': [
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'open' },
      spec: { podSelector: {}, ingress: [{}] },
    },
  ],
  'a binding of its own account': [
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: { name: 'more' },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'admin' },
      subjects: [{ kind: 'ServiceAccount', name: 'deployer', namespace: NAMESPACE }],
    },
  ],
  'a Secret': [{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'mine' } }],
  'what we write': [
    configMap('mine', { labels: { 'app.kubernetes.io/managed-by': 'cdk8s-tenancy' } }),
  ],
  'a Kustomization with the rights of Flux': [kustomization({ serviceAccountName: undefined })],
  'a Kustomization of the source of another tenant': [
    kustomization({ sourceRef: { kind: 'GitRepository', name: 'app', namespace: 'ml-speech' } }),
  ],
  'a source of somebody else': [source({ url: 'https://git.example.com/speech/app.git' })],
};

async function checkWork(scene: Scene, repository: Repository): Promise<void> {
  const { check, plane } = scene;
  const deployment = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: {
      replicas: 0,
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: { labels: { app: 'web' } },
        spec: { containers: [{ name: 'web', image: 'registry.example.com/web' }] },
      },
    },
  };
  const answer = await apply(scene, repository, [configMap('settings'), deployment]);
  check('a tenant deploys what users write', answer);
  const at = `/apis/apps/v1/namespaces/${NAMESPACE}/deployments/web`;
  const { body } = await plane.request('GET', at);
  const maker = body.metadata?.annotations?.['cdk8s-tenancy/created-by'] as unknown;
  check(
    'it does so as the account of its namespace',
    maker === `system:serviceaccount:${NAMESPACE}:deployer` ? undefined : String(maker),
  );
  const fewer = await apply(scene, repository, [configMap('settings')]);
  check('what leaves the repository leaves the namespace', fewer);
  const { status } = await plane.request('GET', at);
  check('the Deployment is gone', status === 404 ? undefined : `${status}`);
  // Nothing serves the source, so that Flux waits for what it has applied until its time is over.
  const nested = await apply(scene, repository, [source(urlOf('vision')), kustomization()]);
  const isApplied = nested !== undefined && /timeout waiting for|health check/i.test(nested);
  const { status: there } = await plane.request('GET', `${SPEC}/own`);
  check(
    'a repository holds sources and Kustomizations of its own',
    isApplied && there === 200 ? undefined : `${there} ${nested}`,
  );
}

async function checkRefused(
  scene: Scene,
  repository: Repository,
  what: string,
  objects: readonly Manifest[],
): Promise<void> {
  const answer = await apply(scene, repository, objects);
  const isRefused = answer !== undefined && /forbidden|denied request/.test(answer);
  scene.check(
    `the repository of a tenant deploys no ${what.replace(/^(?:a|an) /, '')}`,
    isRefused ? undefined : (answer ?? 'it does'),
  );
}

/** Objects that name another namespace arrive in the own one, and in no other. */
async function checkForeign(scene: Scene, repository: Repository): Promise<void> {
  const { check, plane } = scene;
  const answer = await apply(scene, repository, [configMap('there', { namespace: 'ml-speech' })]);
  check('an object that names the namespace of another tenant is applied here', answer);
  const at = (namespace: string): string => `/api/v1/namespaces/${namespace}/configmaps/there`;
  const [here, there] = [
    await plane.request('GET', at(NAMESPACE)),
    await plane.request('GET', at('ml-speech')),
  ];
  check('it is in the own namespace', here.status === 200 ? undefined : `${here.status}`);
  check('and not in the other', there.status === 404 ? undefined : `${there.status}`);
}

/** Publishes objects, and waits until Flux has applied them. Returns why it has not. */
async function apply(
  { plane, folder }: Scene,
  repository: Repository,
  objects: readonly Manifest[],
): Promise<string | undefined> {
  const app = path.join(folder, 'repository', 'app');
  fs.rmSync(app, { recursive: true, force: true });
  fs.mkdirSync(app, { recursive: true });
  fs.writeFileSync(
    path.join(app, 'objects.yaml'),
    objects.map((object) => stringify(object)).join('---\n'),
  );
  const revision = await repository.publish(app);
  const message = await waitFor(
    async () => {
      const { status = {} } = (await plane.request('GET', `${SPEC}/app`)).body as {
        status?: {
          lastAppliedRevision?: string;
          lastAttemptedRevision?: string;
          conditions?: { type: string; status: string; message: string }[];
        };
      };
      const ready = status.conditions?.find(({ type }) => type === 'Ready');
      if (status.lastAppliedRevision === revision && ready?.status === 'True') return 'applied';
      const hasFailed = status.lastAttemptedRevision === revision && ready?.status === 'False';
      return hasFailed ? `refused: ${ready.message}` : false;
    },
    { what: `Flux to apply ${revision}`, seconds: 120, everyMilliseconds: 200 },
  );
  return message === 'applied' ? undefined : message;
}

/** What people write themselves. */
async function checkPeople({ plane, check }: Scene): Promise<void> {
  const as = { as: 'ursula@example.com', groups: ['vision', 'system:authenticated'] };
  const post = (object: Manifest) => {
    const plural = `${object.kind.toLowerCase()}s`.replace('repositorys', 'repositories');
    const [group] = object.apiVersion.split('/');
    const at = `/apis/${group}/v1/namespaces/${NAMESPACE}/${plural}?dryRun=All`;
    return plane.request('POST', at, object, as);
  };
  for (const [what, object] of Object.entries(fluxWork(PLACE))) {
    const { status, body } = await post(object);
    check(`people may ${what}`, status === 201 ? undefined : body.message);
  }
  for (const [what, { object, words }] of Object.entries(fluxAttacks(PLACE))) {
    const { status, body } = await post(object);
    const isRefused = status === 403 && words.test(String(body.message));
    check(`people may not ${what}`, isRefused ? undefined : `${status} ${body.message}`);
  }
  const app = `${SPEC}/app`;
  const change = (more: object) =>
    plane.request('PATCH', app, more, { ...as, contentType: 'application/merge-patch+json' });
  const weaker = await change({ spec: { serviceAccountName: 'default' } });
  check(
    'people do not change what we write',
    weaker.status === 403 ? undefined : `${weaker.status}`,
  );
  const deleted = await plane.request('DELETE', app, undefined, as);
  check('nor delete it', deleted.status === 403 ? undefined : `${deleted.status}`);
  const again = { 'reconcile.fluxcd.io/requestedAt': new Date().toISOString() };
  const asked = await change({ metadata: { annotations: again } });
  check('they ask Flux to look again', asked.status === 200 ? undefined : asked.body.message);
  const neighbour = await plane.request('POST', SPEC, CONFORMING, {
    as: 'sven@example.com',
    groups: ['speech', 'system:authenticated'],
  });
  check(
    'people of another tenant write nothing here',
    neighbour.status === 403 ? undefined : `${neighbour.status}`,
  );
}
