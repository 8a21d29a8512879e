import { type Attack, byEither, byPolicy } from '../battery/attack';
import { type Draft, create, jsonPatch, patch, read, remove } from '../battery/calls';
import type { Persona } from '../battery/people';
import { type Work, expect } from '../battery/work';
import { BLUE, OPEN } from '../battery/targets';
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
    `the annotation ${key.replace(/[./]/g, '\\$&')} may give this account an identity outside of the cluster`,
  );

const OTHER_ROLE = annotated({ 'eks.amazonaws.com/role-arn': 'arn:aws:iam::1:role/other' });

export const ACCOUNT_ANNOTATION_ATTACKS: readonly Attack[] = [
  ...Object.entries(IDENTITIES).map(([key, value]): Attack => ({
    route: 'E09',
    what: `make an account with an identity of ${key.split('/')[0]}`,
    call: create('serviceaccounts', annotated({ [key]: value })),
    by: ACCOUNT_MAKERS,
    refused: chooses(key),
  })),
  {
    route: 'E09',
    what: 'make an account with an identity beside what a chart writes',
    call: create(
      'serviceaccounts',
      annotated({ 'meta.helm.sh/release-name': 'web', 'iam.gke.io/gcp-service-account': 'a@b.c' }),
    ),
    by: ACCOUNT_MAKERS,
    refused: chooses('iam.gke.io/gcp-service-account'),
  },
  {
    route: 'E09',
    what: 'choose another identity for an account that the platform gave one',
    call: patch('serviceaccounts/target', OTHER_ROLE),
    by: [...ACCOUNT_MAKERS, 'maintainer'],
    refused: chooses('eks.amazonaws.com/role-arn'),
  },
  ...['default', 'plain'].map((name): Attack => ({
    route: 'E09',
    what: `choose another identity for the account ${name}, which we write`,
    call: patch(`serviceaccounts/${name}`, OTHER_ROLE),
    by: [...ACCOUNT_MAKERS, 'maintainer'],
    refused: byEither(
      chooses('eks.amazonaws.com/role-arn'),
      byPolicy('managed-objects', 'this ServiceAccount is written from tenants.yaml'),
    ),
  })),
  {
    route: 'E09',
    what: 'add an identity to an account by a JSON patch',
    call: jsonPatch('serviceaccounts/target', [
      { op: 'add', path: '/metadata/annotations/iam.gke.io~1gcp-service-account', value: 'a@b.c' },
    ]),
    by: ACCOUNT_MAKERS,
    refused: chooses('iam.gke.io/gcp-service-account'),
  },
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
      const draft = annotated({ 'eks.amazonaws.com/role-arn': 'arn:aws:iam::1:role/blue' });
      await worker.asCluster(create('serviceaccounts', draft));
      await worker.call(patch('serviceaccounts/{name}', { metadata: { labels: { a: 'b' } } }));
      const none = annotated({ 'eks.amazonaws.com/role-arn': null });
      const { metadata } = await worker.call(patch('serviceaccounts/{name}', none));
      expect(metadata.annotations === undefined, 'the annotation is still there');
      await worker.call(remove('serviceaccounts/{name}'));
    },
  },
  {
    what: 'make an account with an identity for a tenant',
    by: ['platform', 'deliverer', 'deliveryTeam', 'flux', 'localOperator'],
    target: BLUE,
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
