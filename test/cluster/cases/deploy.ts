import { type Attack, attack, byPolicy } from '../battery/attack';
import { create } from '../battery/calls';
import { WORKERS } from '../battery/people';
import { GREEN, SELF } from '../battery/targets';
import type { Work } from '../battery/work';
import {
  type Manifest,
  fluxAttacks,
  fluxWork,
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
    'release a chart with the rights of Flux',
    create('helmreleases', { spec: { ...RELEASE, serviceAccountName: 'default' } }),
    byPolicy('flux-fields', 'in this HelmRelease, `serviceAccountName` must be `deployer`'),
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

export const FLUX_OBJECT_WORK: readonly Work[] = Object.entries(fluxWork(PLACE)).map(
  ([what, object]) => ({ what, by: WORKERS, target: SELF, run: [draft(object)] }),
);
