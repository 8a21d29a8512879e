import * as path from 'node:path';
import { emit } from '../../../golden/fleets';
import { OWN_CLUSTER } from '../../../../lib/constructs/delivery/argo-application';
import { ARGO_NAMESPACE } from '../argo-cd';
import { type Question, judge } from '../judge';
import type { Check } from '../scene';

/** Something that must not be possible, and the same thing where it is one's own. */
interface Case {
  readonly what: string;
  readonly attack: Question;
  readonly twin: Question;
}

const FIXTURE = path.join(__dirname, '../../../fixtures/deploy-argocd/tenants.yaml');

/** The repositories that projects let in. */
const source = (what: string, attack: string, twin: string, project = 'vision'): Case => ({
  what: `deploy ${what}`,
  attack: { ask: 'source', project, url: attack },
  twin: { ask: 'source', project, url: twin },
});

const OWN = 'https://git.example.com/vision/app.git';

const SOURCES: readonly Case[] = [
  source('from the repository of another tenant', 'https://git.example.com/speech/api', OWN),
  source('from what begins like its own', 'https://git.example.com/vision-secret/app', OWN),
  source('from another host', 'https://git.example.org/vision/app', OWN),
  source('by another protocol', 'ssh://git@git.example.com/vision/app', OWN),
  source(
    'out of its folder',
    'https://git.example.com/vision/../speech/api',
    'https://git.example.com/vision/team/api',
  ),
  source(
    'out of a folder in it',
    'https://git.example.com/vision/team/../../speech/api',
    'https://git.example.com/vision/team/models/large/api',
  ),
  source(
    'out of its folder in other letters',
    'https://git.example.com/vision/%2e%2e/speech/api',
    'https://git.example.com/Vision/Team/api',
  ),
  source(
    'from another artifact',
    'oci://registry.example.com/vision/other',
    'oci://registry.example.com/vision/app',
  ),
  source(
    'out of its folder over ssh',
    'git@git.example.com:speech/../vision/app',
    'git@git.example.com:speech/app',
    'speech',
  ),
  source(
    'to production from where drafts are',
    'https://git.example.com/search-drafts/app',
    'https://git.example.com/search/release.git',
    'search-prod',
  ),
];

const destination = (what: string, namespace: string, server = OWN_CLUSTER): Case => ({
  what: `deploy to ${what}`,
  attack: { ask: 'destination', project: 'vision', server, namespace },
  twin: { ask: 'destination', project: 'vision', server: OWN_CLUSTER, namespace: 'ml-vision-prod' },
});

const DESTINATIONS: readonly Case[] = [
  destination('another tenant', 'ml-speech-prod'),
  destination('a namespace that begins like its own', 'ml-vision-production'),
  destination('Argo CD', ARGO_NAMESPACE),
  destination('the system', 'kube-system'),
  destination('no namespace', ''),
  destination('another cluster', 'ml-vision-prod', 'https://other.example.com'),
];

/** Kinds that no project lets in. */
const kind = (group: string, name: string, namespaced = true): Case => ({
  what: `apply a ${name}`,
  attack: { ask: 'kind', project: 'vision', group, kind: name, namespaced },
  twin: { ask: 'kind', project: 'vision', group: 'apps', kind: 'Deployment', namespaced: true },
});

const GUARDED_KINDS: readonly Case[] = [
  kind('', 'Namespace', false),
  kind('', 'PersistentVolume', false),
  kind('rbac.authorization.k8s.io', 'ClusterRoleBinding', false),
  kind('apiextensions.k8s.io', 'CustomResourceDefinition', false),
  kind('admissionregistration.k8s.io', 'ValidatingAdmissionPolicy', false),
  kind('scheduling.k8s.io', 'PriorityClass', false),
  kind('', 'ResourceQuota'),
  kind('', 'LimitRange'),
  kind('', 'ServiceAccount'),
  kind('', 'Secret'),
  kind('', 'Endpoints'),
  kind('apps', 'DaemonSet'),
  kind('networking.k8s.io', 'NetworkPolicy'),
  kind('rbac.authorization.k8s.io', 'Role'),
  kind('rbac.authorization.k8s.io', 'RoleBinding'),
  kind('argoproj.io', 'AppProject'),
  kind('argoproj.io', 'Application'),
  kind('argoproj.io', 'ApplicationSet'),
  kind('kustomize.toolkit.fluxcd.io', 'Kustomization'),
  kind('cilium.io', 'CiliumNetworkPolicy'),
  kind('lab.example.com', 'Vault'),
];

/** Kinds that users write, by the names that the API server knows. */
const ORDINARY_KINDS: readonly Case[] = [
  ['', 'ConfigMap'],
  ['', 'Pod'],
  ['', 'PersistentVolumeClaim'],
  ['autoscaling', 'HorizontalPodAutoscaler'],
  ['batch', 'CronJob'],
  ['networking.k8s.io', 'Ingress'],
  ['gateway.networking.k8s.io', 'HTTPRoute'],
  ['kubeflow.org', 'PyTorchJob'],
  ['ray.io', 'RayCluster'],
  ['serving.kserve.io', 'InferenceService'],
  ['lab.example.com', 'Sweep'],
  ['resource.k8s.io', 'ResourceClaimTemplate'],
].map(([group = '', name = '']) => ({
  what: `apply a ${name} of another group`,
  attack: { ask: 'kind', project: 'vision', group: 'example.com', kind: name, namespaced: true },
  twin: { ask: 'kind', project: 'vision', group, kind: name, namespaced: true },
}));

const application = (what: string, project: string, namespace: string): Case => ({
  what: `have an Application ${what}`,
  attack: { ask: 'application', project, namespace },
  twin: { ask: 'application', project: 'speech', namespace: 'ml-speech-dev' },
});

const APPLICATIONS: readonly Case[] = [
  application('of another tenant', 'vision', 'ml-speech-dev'),
  application('in the namespace of another tenant', 'speech', 'ml-vision-dev'),
  application('in a namespace that begins like its own', 'speech', 'ml-speech-devel'),
  application('where nobody may write them', 'vision', 'ml-vision-dev'),
];

/** A line of Argo CD's policy, asked as its server asks it. */
const may = (group: string, action: string, object: string, resource = 'applications') =>
  ({ ask: 'policy', groups: [group], resource, action, object }) as const;

const policy = (what: string, attack: Question, twin: Question): Case => ({ what, attack, twin });

const VISION_APP = 'vision/ml-vision-prod.app';
const SPEECH_API = 'speech/ml-speech-prod.api';

const POLICIES: readonly Case[] = [
  policy(
    'look at the Applications of others',
    may('speech', 'get', VISION_APP),
    may('vision', 'get', VISION_APP),
  ),
  policy(
    'sync the Applications of others',
    may('speech', 'sync', VISION_APP),
    may('vision', 'sync', VISION_APP),
  ),
  policy(
    'sync as a guest',
    may('CN=vision,OU=guests', 'sync', VISION_APP),
    may('CN=vision,OU=guests', 'get', VISION_APP),
  ),
  policy(
    'apply local files as a user',
    may('vision', 'override', VISION_APP),
    may('vision-leads', 'override', VISION_APP),
  ),
  policy(
    'delete an Application of the platform',
    may('vision-leads', 'delete', VISION_APP),
    may('vision-leads', 'sync', VISION_APP),
  ),
  policy(
    'change an Application of the platform',
    may('vision-leads', 'update', VISION_APP),
    may('vision-leads', 'get', VISION_APP),
  ),
  policy(
    'sync in the environment of others',
    may('speech', 'sync', SPEECH_API),
    may('speech-operators', 'sync', SPEECH_API),
  ),
  policy(
    'write in the environment of others',
    may('speech', 'create', 'speech/ml-speech-prod/x'),
    may('speech', 'create', 'speech/ml-speech-dev/x'),
  ),
  policy(
    'write where Argo CD is',
    may('speech', 'create', 'speech/x'),
    may('speech-operators', 'update', 'speech/ml-speech-prod/x'),
  ),
  policy(
    'open a shell',
    may('vision-leads', 'create', VISION_APP, 'exec'),
    may('vision-leads', 'get', VISION_APP, 'logs'),
  ),
  policy(
    'run actions',
    may('vision-leads', 'action/apps/Deployment/restart', VISION_APP),
    may('vision-leads', 'sync', VISION_APP),
  ),
  policy(
    'add a repository',
    may('vision-leads', 'create', 'vision/https://git.example.com/x', 'repositories'),
    may('vision-leads', 'get', 'vision', 'projects'),
  ),
  policy(
    'change the project',
    may('vision-leads', 'update', 'vision', 'projects'),
    may('vision', 'get', 'vision', 'projects'),
  ),
  policy(
    'look at the project of others',
    may('vision', 'get', 'speech', 'projects'),
    may('speech', 'get', 'speech', 'projects'),
  ),
  policy(
    'use the project of the platform',
    may('vision-leads', 'get', 'tenancy/tenancy-tenants-vision'),
    may('vision-leads', 'get', VISION_APP),
  ),
];

const CASES = [
  ...SOURCES,
  ...DESTINATIONS,
  ...GUARDED_KINDS,
  ...ORDINARY_KINDS,
  ...APPLICATIONS,
  ...POLICIES,
];

/** Argo CD's own code says what the projects of the golden tree let in. */
export async function projects(program: string, check: Check): Promise<void> {
  const objects = emit(FIXTURE).files.flatMap((file) => file.objects);
  const found = objects.filter(({ kind: name }) => name === 'AppProject');
  const valid = found.map(({ metadata: { name } }) => ({ ask: 'valid', project: name }) as const);
  const questions = [...valid, ...CASES.flatMap(({ attack, twin }) => [attack, twin])];
  const verdicts = await judge(program, ARGO_NAMESPACE, found, questions);
  valid.forEach(({ project }, index) => {
    const { allowed, why } = verdicts[index]!;
    check(`the project ${project} is valid`, allowed ? undefined : (why ?? 'it is not'));
  });
  CASES.forEach(({ what, attack, twin }, index) => {
    const [first, second] = verdicts.slice(valid.length + index * 2);
    check(
      `no tenant can ${what}`,
      first!.allowed ? `it can: ${JSON.stringify(attack)}` : undefined,
    );
    check(
      `… and its own is let in`,
      second!.allowed ? undefined : `it is not: ${JSON.stringify(twin)}`,
    );
  });
}
