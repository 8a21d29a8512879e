import { type Attack, attack, byPolicy } from '../battery/attack';
import { create, dry, patch, remove } from '../battery/calls';
import { WORKERS } from '../battery/people';
import { GREEN, SELF } from '../battery/targets';
import { type Work, expect } from '../battery/work';
import {
  type Manifest,
  fluxAttacks,
  fluxWork,
  kustomization,
  source,
  urlOf,
} from '../delivery/cases/tenants-objects';

const PLACE = { ...SELF, other: GREEN.namespace };

const PLURALS: Readonly<Record<string, string>> = {
  GitRepository: 'gitrepositories',
  Kustomization: 'kustomizations',
  OCIRepository: 'ocirepositories',
};

const draft = ({ kind, metadata: { labels }, spec }: Manifest) =>
  create(PLURALS[kind]!, { spec, ...(labels === undefined ? {} : { metadata: { labels } }) });

/** Objects of Flux that people write where that is granted. What the real Flux makes of them is in ../delivery. */
export const FLUX_OBJECT_ATTACKS: readonly Attack[] = Object.entries(fluxAttacks(PLACE)).map(
  ([what, { object, words }]) =>
    attack(
      'E85',
      what,
      draft(object),
      object.metadata.labels === undefined
        ? byPolicy('flux-fields', `in this \\w+, ${words.source}`)
        : byPolicy('flux-managed-objects', words.source),
      { target: SELF },
    ),
);

/** Nobody was granted releases of Helm here. Controllers that may write them are judged as well. */
const RELEASE = {
  interval: '10m',
  serviceAccountName: 'deployer',
  chartRef: { kind: 'OCIRepository', name: 'app' },
};
const OURS = { labels: { 'app.kubernetes.io/managed-by': 'cdk8s-tenancy' } };
const MANAGED = byPolicy(
  'flux-managed-objects',
  'the label `app\\.kubernetes\\.io\\/managed-by: cdk8s-tenancy` is for',
);

export const FLUX_KIND_ATTACKS: readonly Attack[] = [
  attack(
    'E85',
    'read an artifact over a connection that is not checked',
    create('ocirepositories', {
      spec: source(
        { url: `oci://artifacts.example.com/${SELF.tenant}/app`, insecure: true },
        'OCIRepository',
      )['spec'],
    }),
    byPolicy('flux-fields', 'in this OCIRepository, `insecure` must not be true'),
    { target: SELF },
  ),
  attack(
    'E85',
    'release a chart with the rights of Flux',
    create('helmreleases', { spec: { ...RELEASE, serviceAccountName: 'default' } }),
    byPolicy('flux-fields', 'in this HelmRelease, `serviceAccountName` must be `deployer`'),
    { target: SELF, by: ['engine'] },
  ),
  attack(
    'E85',
    'keep the records of Helm in the namespace of another tenant',
    create('helmreleases', { spec: { ...RELEASE, storageNamespace: GREEN.namespace } }),
    byPolicy('flux-fields', 'in this HelmRelease, `storageNamespace` must be this namespace'),
    { target: SELF, by: ['engine'] },
  ),
  attack(
    'E85',
    'make a release that looks like ours',
    create('helmreleases', { metadata: OURS, spec: RELEASE }),
    MANAGED,
    { target: SELF, by: ['engine'] },
  ),
  attack(
    'E85',
    'make a source that looks like ours',
    create('gitrepositories', { metadata: OURS, spec: source(urlOf(SELF.tenant))['spec'] }),
    MANAGED,
    { target: SELF },
  ),
];

const LARGE = 'x'.repeat(40 * 1024);

/** One object of each kind that is fine, but for a note that is larger than objects may be. */
export const FLUX_SIZE_ATTACKS: readonly Attack[] = [
  ...new Map(Object.values(fluxWork(PLACE)).map((object) => [object.kind, object])),
].map(([kind, { spec }]) =>
  attack(
    'E100',
    `fill etcd by a note on a ${kind}`,
    create(PLURALS[kind]!, { spec, metadata: { annotations: { note: LARGE } } }),
    byPolicy('flux-object-sizes', 'this object has \\d+ bytes; allowed here: 32768'),
    { target: SELF },
  ),
);

/** A Kustomization as the platform writes it for a tenant. */
const OUR_KUSTOMIZATION = create('kustomizations', {
  metadata: OURS,
  spec: kustomization()['spec'],
});
const OWN_PLACE = 'kustomizations/{name}';
const LABEL = { metadata: { labels: { a: 'b' } } };

/** From a repository that may be read only while the namespace says so. */
const OLD_SOURCE = create('gitrepositories', {
  spec: source({ url: 'https://old.example.com/app' })['spec'],
});

export const FLUX_OBJECT_WORK: readonly Work[] = [
  ...Object.entries(fluxWork(PLACE)).map(([what, object]): Work => ({
    what,
    by: WORKERS,
    target: SELF,
    run: [draft(object)],
  })),
  {
    what: 'write a Kustomization from tenants.yaml, change it and take it away',
    by: ['deliverer', 'deliveryTeam', 'flux', 'root'],
    target: SELF,
    run: [OUR_KUSTOMIZATION, patch(OWN_PLACE, LABEL), remove(OWN_PLACE)],
  },
  {
    what: 'write a Kustomization back that comes from tenants.yaml, in a newer version',
    by: ['migrator'],
    target: SELF,
    async run(worker) {
      await worker.asCluster(OUR_KUSTOMIZATION);
      await worker.call(patch(OWN_PLACE, LABEL));
      await worker.asCluster(remove(OWN_PLACE));
    },
  },
  {
    what: 'take a Kustomization from tenants.yaml away with its namespace',
    by: ['namespaceController'],
    target: SELF,
    async run(worker) {
      await worker.asCluster(OUR_KUSTOMIZATION);
      await worker.call(remove(OWN_PLACE));
    },
  },
  {
    what: 'meet a Kustomization from tenants.yaml, which others neither change nor take away',
    by: WORKERS,
    target: SELF,
    async run(worker) {
      await worker.asCluster(OUR_KUSTOMIZATION);
      for (const call of [patch(OWN_PLACE, { spec: { interval: '1h' } }), remove(OWN_PLACE)]) {
        const { status, body } = await worker.try(call);
        expect(status === 403 && /flux-managed-objects/.test(body.message), body.message);
      }
      await worker.asCluster(remove(OWN_PLACE));
    },
  },
  {
    what: 'write a large Kustomization, as controllers and those who deliver may',
    by: ['deliverer', 'deliveryTeam', 'flux', 'localOperator', 'migrator'],
    target: SELF,
    run: [
      create('kustomizations', {
        metadata: { annotations: { note: LARGE } },
        spec: kustomization()['spec'],
      }),
    ],
  },
  {
    what: 'label a source whose grant has ended',
    by: WORKERS,
    target: SELF,
    async run(worker) {
      await worker.whileStated('deploy-sources', 'https://old.example.com/*', async () => {
        await worker.untilAllowed(OLD_SOURCE);
      });
      await worker.untilRefused(dry(OLD_SOURCE));
      await worker.call(patch('gitrepositories/{name}', LABEL));
    },
  },
];
