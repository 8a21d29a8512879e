import * as fs from 'node:fs';
import * as path from 'node:path';
import { OWN_CLUSTER } from '../../../../lib/constructs/delivery/argo-application';
import { exists } from '../../delivery/scene';
import type { ObjectReference } from '../../discovery';
import { objectsIn, writeTree } from '../../delivery/fleets';
import { waitFor } from '../../wait';
import { ARGO_NAMESPACE } from '../argo-cd';
import {
  type ApplicationStatus,
  type Scene,
  applications,
  reasonOf,
  waitForSync,
  writeObjects,
} from '../scene';

const FIXTURE = path.join(__dirname, '../../../fixtures/deploy-argocd/tenants.yaml');

/** The repository of the platform, as the fixture names it. */
const PLATFORM = 'https://git.example.com/platform/tenants.git';

/** Something that a tenant commits or asks Argo CD for. */
interface Attempt {
  readonly what: string;
  /** What is in the repository. */
  readonly objects: readonly object[];
  /** @default - a repository of the tenant's own */
  readonly url?: string;
  /** @default vision */
  readonly project?: string;
  /** Where the Application is. @default - with Argo CD */
  readonly at?: string;
  /** The namespace that it deploys to. @default ml-vision-dev */
  readonly target?: string;
  /** What else is in its `syncPolicy`. */
  readonly syncPolicy?: object;
  /** What Argo CD or the API server says. Absent: it is delivered. */
  readonly refused?: RegExp;
}

const configMap = (name: string, namespace?: string): object => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, ...(namespace === undefined ? {} : { namespace }) },
  data: { written: 'by a tenant' },
});

const object = (apiVersion: string, kind: string, more: object = {}): object => ({
  apiVersion,
  kind,
  metadata: { name: 'tried' },
  ...more,
});

const CLUSTER_ADMIN = {
  apiGroup: 'rbac.authorization.k8s.io',
  kind: 'ClusterRole',
  name: 'cluster-admin',
};

const ATTEMPTS: readonly Attempt[] = [
  { what: 'a ConfigMap of its own', objects: [configMap('own')] },
  {
    what: 'a ConfigMap of its own, which says where it belongs',
    objects: [configMap('own-stated', 'ml-vision-dev')],
  },
  { what: 'a ConfigMap to production', objects: [configMap('own')], target: 'ml-vision-prod' },
  {
    what: 'from the repository of another tenant',
    objects: [configMap('foreign-source')],
    url: 'https://git.example.com/speech/app',
    refused: /repo .* is not permitted in project 'vision'/,
  },
  {
    what: 'out of its folder',
    objects: [configMap('climbing')],
    url: 'https://git.example.com/vision/../speech/app',
    refused: /repo .* is not permitted in project 'vision'/,
  },
  {
    what: 'to another tenant',
    objects: [configMap('foreign-namespace')],
    target: 'ml-speech-dev',
    refused: /destination .* do(es)? not match any of the allowed destinations/,
  },
  {
    what: 'an object that names another tenant',
    objects: [configMap('smuggled', 'ml-speech-dev')],
    refused: /namespace ml-speech-dev is not permitted in project 'vision'/,
  },
  {
    what: 'an object that names another environment of its own',
    objects: [configMap('sideways', 'ml-vision-prod')],
    refused: /forbidden: User "system:serviceaccount:ml-vision-dev:deployer"/,
  },
  {
    what: 'something cluster-wide',
    objects: [
      object('rbac.authorization.k8s.io/v1', 'ClusterRoleBinding', { roleRef: CLUSTER_ADMIN }),
    ],
    refused: /ClusterRoleBinding is not permitted in project vision/,
  },
  {
    what: 'a role for itself',
    objects: [object('rbac.authorization.k8s.io/v1', 'RoleBinding', { roleRef: CLUSTER_ADMIN })],
    refused: /RoleBinding is not permitted in project vision/,
  },
  {
    what: 'a quota of its own',
    objects: [object('v1', 'ResourceQuota', { spec: { hard: { pods: '9' } } })],
    refused: /ResourceQuota is not permitted in project vision/,
  },
  {
    what: 'a policy that opens its network',
    objects: [object('networking.k8s.io/v1', 'NetworkPolicy', { spec: { podSelector: {} } })],
    refused: /NetworkPolicy is not permitted in project vision/,
  },
  {
    what: 'labels of its namespace',
    objects: [configMap('relabelled')],
    syncPolicy: {
      syncOptions: ['CreateNamespace=true'],
      managedNamespaceMetadata: { labels: { 'pod-security.kubernetes.io/enforce': 'privileged' } },
    },
    refused:
      /Namespace is not permitted|forbidden: User "system:serviceaccount:ml-vision-dev:deployer"/,
  },
  {
    what: 'in the project of another tenant',
    objects: [configMap('foreign-project')],
    project: 'vision',
    at: 'ml-speech-dev',
    refused: /not (?:permitted|allowed) to use project/,
  },
  {
    what: 'from a namespace where people may write Applications',
    objects: [configMap('self-service')],
    url: 'ssh://git@git.example.com/speech/app',
    project: 'speech',
    at: 'ml-speech-dev',
    target: 'ml-speech-dev',
  },
];

/** Tenants deploy with Argo CD from their own repositories, each inside its fence. */
export async function tenants(scene: Scene): Promise<void> {
  const { argo, plane, check, folder } = scene;
  await argo.impersonate(true);
  await argo.kill();
  argo.start(['ml-speech-dev', 'ml-speech-prod']);
  const dist = await writeTree(fleetWith('closed'), `${folder}/tenants`);
  const revisions = commitApplications(scene);
  const revision = argo.publish(PLATFORM, path.dirname(dist));
  await plane.apply(fs.readFileSync(path.join(dist, 'delivery/argocd/root.k8s.yaml'), 'utf8'));
  const delivered = objectsIn(dist, (file) => file.startsWith('delivery/'))
    .filter(({ kind }) => kind === 'Application')
    .map(({ metadata }) => metadata.name);
  await waitForSync(plane, delivered, revision);
  check('with impersonation, what the platform delivers arrives', undefined);

  await waitForSync(plane, ['ml-vision-dev.app'], revisions);
  const app = (namespace: string) => configMap('app', namespace) as ObjectReference;
  check(
    'what a repository of a tenant holds arrives',
    (await exists(plane, app('ml-vision-dev'))) ? undefined : 'it does not',
  );
  const { body } = await plane.request('GET', '/api/v1/namespaces/ml-vision-dev/configmaps/app');
  const managers = (body.metadata.managedFields as { manager: string }[]).map((one) => one.manager);
  check('Argo CD applied it', managers.includes('argocd-controller') ? undefined : managers.join());

  await windows(scene);
  await operations(scene);
  const named = ATTEMPTS.map((attempt, index) => ({ attempt, name: `attempt-${index}` }));
  // Argo CD decides about all of them at once.
  for (const { attempt, name } of named) await ask(scene, attempt, name);
  for (const { attempt, name } of named) await judge(scene, attempt, name);
}

/** The fleet of the fixture, with a window for production that is open now, or closed. */
function fleetWith(window: 'open' | 'closed'): string {
  const text = fs.readFileSync(FIXTURE, 'utf8');
  const at = (hours: number): string => {
    const time = new Date(Date.now() + hours * 3_600_000);
    return `'${time.getUTCMinutes()} ${time.getUTCHours()} * * *', duration: 2h`;
  };
  const changed = text
    .replace(/0 8 \* \* 1-5, duration: 8h, timeZone: [\w/]+/, at(window === 'open' ? -1 : 6))
    .replace('0 0 24 12 *, duration: 72h', at(9));
  if (changed.includes('Berlin') || changed.includes('72h')) throw new Error('other windows');
  return changed;
}

/** Nothing is deployed while the window of production is closed. */
async function windows({ argo, plane, check, folder }: Scene): Promise<void> {
  const app = '/api/v1/namespaces/ml-vision-prod/configmaps/app';
  const isThere = async (): Promise<boolean> => (await plane.request('GET', app)).status === 200;
  check('nothing is deployed where the window is closed', (await isThere()) ? 'it is' : undefined);
  const dist = await writeTree(fleetWith('open'), `${folder}/tenants`);
  argo.publish(PLATFORM, path.dirname(dist));
  const comes = await waitFor(isThere, { what: 'it to be deployed', seconds: 90 }).catch(
    () => false,
  );
  check('… and it is where the window is open', comes ? undefined : 'it is not');
}

/**
 * What is written into the `operation` of an Application is applied, whatever its project lets in. So nobody in a tenant may
 * write Applications with kubectl.
 */
async function operations(scene: Scene): Promise<void> {
  const { argo, plane, check, folder } = scene;
  const url = 'https://git.example.com/speech/stolen';
  argo.publish(url, writeObjects(`${folder}/stolen`, [configMap('stolen')]));
  const operation = { sync: { source: { repoURL: url, targetRevision: 'main', path: '.' } } };
  const at = `/apis/argoproj.io/v1alpha1/namespaces/${ARGO_NAMESPACE}/applications`;
  const contentType = 'application/merge-patch+json';
  await plane.request('PATCH', `${at}/ml-vision-dev.app`, { operation }, { contentType });
  const stolen = '/api/v1/namespaces/ml-vision-dev/configmaps/stolen';
  const isThere = await waitFor(async () => (await plane.request('GET', stolen)).status === 200, {
    what: 'what the operation names',
    seconds: 30,
  }).catch(() => false);
  check('an operation needs no source of the project', isThere ? undefined : 'it does: say so');
  for (const verb of ['create', 'patch', 'update']) {
    check(
      `no tenant may ${verb} Applications`,
      (await mayWrite(scene, verb, 'applications')) ? 'it may' : undefined,
    );
    check(
      `… and ConfigMaps it may ${verb}`,
      (await mayWrite(scene, verb, 'configmaps')) ? undefined : 'it may not',
    );
  }
}

/** Whether an admin of the tenant may write such objects in its namespace. */
async function mayWrite({ plane }: Scene, verb: string, resource: string): Promise<boolean> {
  const group = resource === 'applications' ? 'argoproj.io' : '';
  const review = {
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SelfSubjectAccessReview',
    spec: { resourceAttributes: { group, resource, namespace: 'ml-vision-dev', verb } },
  };
  const path = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';
  const admin = { as: 'bob@example.com', groups: ['vision-leads', 'system:authenticated'] };
  const { body } = await plane.request('POST', path, review, admin);
  return body.status.allowed === true;
}

/** The first commit of the repositories that the fixture names, all in one. */
function commitApplications({ argo, folder }: Scene): string {
  const content = `${folder}/app`;
  for (const at of ['deploy/dev', 'deploy/prod', '.']) {
    writeObjects(path.join(content, at), [configMap('app')]);
  }
  argo.publish('oci://registry.example.com/vision/app', content);
  argo.publish('ssh://git@git.example.com/speech/api', content);
  return argo.publish('https://git.example.com/vision/app.git', content);
}

/** Commits what is tried, and makes its Application. */
async function ask({ argo, plane, folder }: Scene, attempt: Attempt, name: string): Promise<void> {
  const { objects, project = 'vision', target = 'ml-vision-dev', syncPolicy } = attempt;
  const { at = ARGO_NAMESPACE, url = `https://git.example.com/vision/${name}` } = attempt;
  argo.publish(url, writeObjects(`${folder}/${name}`, objects));
  const automated = { prune: true, selfHeal: true };
  await plane.apply([
    {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name, namespace: at },
      spec: {
        project,
        destination: { server: OWN_CLUSTER, namespace: target },
        source: { repoURL: url, targetRevision: 'main', path: '.' },
        syncPolicy: { automated, retry: { limit: 0 }, ...syncPolicy },
      },
    },
  ]);
}

/** Waits until Argo CD has decided, and checks what it says and what is there. */
async function judge({ plane, check }: Scene, attempt: Attempt, name: string): Promise<void> {
  const { what, objects, target = 'ml-vision-dev', at = ARGO_NAMESPACE, refused } = attempt;
  const title = `${refused === undefined ? 'a tenant deploys' : 'no tenant deploys'} ${what}`;
  let status: ApplicationStatus = {};
  await waitFor(
    async () => {
      status = (await applications(plane, at)).get(name) ?? {};
      const { phase } = status.operationState ?? {};
      const isOver = phase !== undefined && phase !== 'Running';
      return isOver || (status.conditions ?? []).length > 0;
    },
    { what: 'Argo CD to decide', seconds: 90, everyMilliseconds: 500 },
  ).catch((error: Error) => check(`${title}: Argo CD decides`, error.message));
  const reason = reasonOf(status);
  if (refused === undefined) {
    check(title, status.operationState?.phase === 'Succeeded' ? undefined : reason);
    return;
  }
  check(title, refused.test(reason) ? undefined : reason || 'it was not refused');
  for (const one of objects) {
    const there = one as ObjectReference;
    const { namespace = target } = there.metadata;
    const isThere = await exists(plane, { ...there, metadata: { ...there.metadata, namespace } });
    check(`… and ${there.kind} ${there.metadata.name} is not there`, isThere ? 'it is' : undefined);
  }
}
