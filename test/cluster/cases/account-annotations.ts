import {
  type Attack,
  type Refusal,
  attack,
  byEither,
  byPolicy,
  literally,
} from '../battery/attack';
import { type Call, type Draft, create, jsonPatch, patch, read, remove } from '../battery/calls';
import type { Persona } from '../battery/people';
import { type Work, expect } from '../battery/work';
import { OPEN } from '../battery/targets';
import { deployment } from './drafts';

/** Who makes accounts: by our role, by a built-in one that was bound by hand, and for whoever tells them to. */
const ACCOUNT_MAKERS: readonly Persona[] = ['admin', 'helper', 'operator', 'globalOperator'];

/** By which clouds, secret stores and OpenShift know an account. */
const IDENTITIES: Readonly<Record<string, string>> = {
  'azure.workload.identity/client-id': '11111111-2222-3333-4444-555555555555',
  'eks.amazonaws.com/role-arn': 'arn:aws:iam::111122223333:role/green',
  'iam.gke.io/gcp-service-account': 'green@project.iam.gserviceaccount.com',
  'pod-identity.alibabacloud.com/role-name': 'green',
  'serviceaccounts.openshift.io/oauth-redirecturi.first': 'https://green.example.com',
  'vault.hashicorp.com/alias-metadata-team': 'green',
};

const annotated = (annotations: Readonly<Record<string, string | null>>): Draft =>
  ({ metadata: { annotations } }) as Draft;

const chooses = (key: string) =>
  byPolicy(
    'account-annotations',
    `the annotation ${literally(key)} may give this account an identity outside of the cluster`,
  );

const PLATFORM_ROLE = 'eks.amazonaws.com/role-arn';
const OTHER_ROLE = annotated({ [PLATFORM_ROLE]: 'arn:aws:iam::1:role/other' });
const GKE = 'iam.gke.io/gcp-service-account';

const takes = (what: string, call: Call, refused: Refusal, by = ACCOUNT_MAKERS): Attack =>
  attack('E09', what, call, refused, { by });

export const ACCOUNT_ANNOTATION_ATTACKS: readonly Attack[] = [
  ...Object.entries(IDENTITIES).map(([key, value]) =>
    takes(
      `make an account with an identity of ${key.split('/')[0]}`,
      create('serviceaccounts', annotated({ [key]: value })),
      chooses(key),
    ),
  ),
  takes(
    'make an account with an identity beside what a chart writes',
    create('serviceaccounts', annotated({ 'meta.helm.sh/release-name': 'web', [GKE]: 'a@b.c' })),
    chooses(GKE),
  ),
  takes(
    'choose another identity for an account that the platform gave one',
    patch('serviceaccounts/target', OTHER_ROLE),
    chooses(PLATFORM_ROLE),
    [...ACCOUNT_MAKERS, 'maintainer'],
  ),
  ...['default', 'plain'].map((name) =>
    takes(
      `choose another identity for the account ${name}, which we write`,
      patch(`serviceaccounts/${name}`, OTHER_ROLE),
      byEither(
        chooses(PLATFORM_ROLE),
        byPolicy('managed-objects', 'this ServiceAccount is written from tenants.yaml'),
      ),
      [...ACCOUNT_MAKERS, 'maintainer'],
    ),
  ),
  takes(
    'add an identity to an account by a JSON patch',
    jsonPatch('serviceaccounts/target', [
      { op: 'add', path: `/metadata/annotations/${GKE.replace('/', '~1')}`, value: 'a@b.c' },
    ]),
    chooses(GKE),
  ),
];

/** What charts write on their accounts. */
const CHART: Draft = {
  metadata: {
    labels: { 'app.kubernetes.io/managed-by': 'Helm', case: '{name}' },
    annotations: {
      'meta.helm.sh/release-name': 'web',
      'helm.sh/hook-weight': '1',
      'argocd.argoproj.io/sync-wave': '1',
      note: 'for the web',
    },
  },
};

export const ACCOUNT_ANNOTATION_WORK: readonly Work[] = [
  {
    what: 'install a chart that brings its own service account, as most charts do',
    by: ['admin'],
    async run(worker) {
      await worker.create('serviceaccounts', CHART);
      await worker.create('deployments', deployment({ serviceAccountName: worker.name }));
      await worker.runningPods(1);
      await worker.kubectl('describe serviceaccount {name}');
      await worker.call(patch('serviceaccounts/{name}', annotated({ note: 'for all' })));
      await worker.call(remove('serviceaccounts/{name}'));
    },
  },
  {
    what: 'let a model server read a bucket by an account with a secret',
    by: ['admin'],
    run: [
      create('secrets', {
        ...annotated({ 'serving.kserve.io/s3-endpoint': 'storage.example.com' }),
        stringData: { AWS_ACCESS_KEY_ID: 'a' },
      } as Draft),
      create('serviceaccounts', {
        secrets: [{ name: '{name}' }],
        imagePullSecrets: [{ name: 'registry' }],
      } as Draft),
      read('serviceaccounts/{name}'),
    ],
  },
  {
    what: 'change and give back an account that the platform gave an identity',
    by: ['admin'],
    async run(worker) {
      const draft = annotated({ [PLATFORM_ROLE]: 'arn:aws:iam::1:role/blue' });
      await worker.asCluster(create('serviceaccounts', draft));
      await worker.call(patch('serviceaccounts/{name}', { metadata: { labels: { a: 'b' } } }));
      const none = annotated({ [PLATFORM_ROLE]: null });
      const { metadata } = await worker.call(patch('serviceaccounts/{name}', none));
      expect(metadata.annotations === undefined, 'the annotation is still there');
      await worker.call(remove('serviceaccounts/{name}'));
    },
  },
  {
    what: 'make an account with an identity for a tenant',
    by: ['platform', 'deliverer', 'deliveryTeam', 'flux', 'localOperator'],
    run: [
      create('serviceaccounts', annotated(IDENTITIES)),
      patch('serviceaccounts/{name}', OTHER_ROLE),
    ],
  },
  {
    what: 'make an account with an identity where that rail is off',
    by: ['admin'],
    target: OPEN,
    run: [create('serviceaccounts', annotated(IDENTITIES))],
  },
];
