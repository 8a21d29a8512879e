import { type BadInput, platform } from '../bad-input';

const REPOSITORY = 'repository: https://git.example.com/tenants.git';

const delivery = (text: string): string => platform(`delivery: { engine: flux, ${text} }`);

/** How the output gets into the cluster. */
export const DELIVERY: readonly BadInput[] = [
  {
    rule: 'an engine that does not exist, and none at all',
    input: platform(`delivery: { engine: fluxx, ${REPOSITORY} }`),
    finds: [['VALUE_UNKNOWN 3:23', /`fluxx`/, /`flux`/]],
  },
  {
    rule: 'an engine without a repository',
    input: platform('delivery: { engine: flux }'),
    finds: [['KEY_MISSING 3:3', /`repository` is missing/, /repository/]],
  },
  {
    rule: 'a repository as Git writes it, with how Flux reads it',
    input: delivery('repository: git@git.example.com:platform/tenants.git'),
    finds: [
      [
        'DELIVERY_INVALID 3:41',
        /cannot be the URL of a repository/,
        /`ssh:\/\/git@git\.example\.com\/platform\/tenants\.git`/,
      ],
    ],
  },
  {
    rule: 'a repository with a password in it',
    input: delivery('repository: "https://bot:hunter2@git.example.com/tenants.git"'),
    finds: [
      [
        'DELIVERY_INVALID 3:41',
        /`https:\/\/…@git\.example\.com/,
        /Leave the password out.*`secret`.*Argo CD from its own/,
      ],
    ],
  },
  {
    rule: 'a repository that anybody on the way can change',
    input: delivery('repository: http://git.example.com/tenants.git'),
    finds: [['DELIVERY_INVALID 3:41', /cannot be/, /Write `https:\/\/`/]],
  },
  {
    rule: 'a repository that is none',
    input: delivery('repository: platform/tenants'),
    finds: [['DELIVERY_INVALID 3:41', /cannot be/, /Write a URL such as/]],
  },
  ...['a..b', 'x.lock', 'x.lock/y', 'x.', 'a@{1}', '.x', '-x'].map((branch): BadInput => ({
    rule: `a branch that Git refuses, such as ${branch}`,
    input: delivery(`${REPOSITORY}, branch: '${branch}'`),
    finds: [['DELIVERY_INVALID 3:86', /cannot be the name of a branch or a tag/, /./]],
  })),
  {
    rule: 'a branch with dots that Git takes, which is fine',
    input: delivery(`${REPOSITORY}, branch: release/1.4.x.locked`),
    finds: [],
  },
  {
    rule: 'a path that is not from the root of the repository',
    input: delivery(`${REPOSITORY}, path: ./clusters/eu/dist/`),
    finds: [['DELIVERY_INVALID 3:84', /cannot be a folder/, /as `clusters\/eu\/dist`/]],
  },
  {
    rule: 'a path that leaves the repository',
    input: delivery(`${REPOSITORY}, path: ../dist`),
    finds: [['DELIVERY_INVALID 3:84', /cannot be a folder/, /such as `dist`/]],
  },
  {
    rule: 'fine: an output that is the root of the repository',
    input: delivery(`${REPOSITORY}, path: "."`),
    finds: [],
  },
  {
    rule: 'texts that are empty',
    input: delivery('repository: "", path: ""'),
    finds: [
      ['DELIVERY_INVALID 3:41', /An empty text cannot be the URL/, /Write a URL such as/],
      ['DELIVERY_INVALID 3:51', /An empty text cannot be a folder/, /or `\.` for the root/],
    ],
  },
  {
    rule: 'an artifact with its tag in the URL, which Flux refuses',
    input: delivery('repository: "oci://registry.example.com:5000/tenants:v1"'),
    finds: [
      [
        'DELIVERY_INVALID 3:41',
        /cannot be the URL/,
        /`repository: oci:\/\/registry\.example\.com:5000\/tenants` and `tag: v1`/,
      ],
    ],
  },
  {
    rule: 'a branch and a tag at once',
    input: delivery(`${REPOSITORY}, branch: main, tag: v1`),
    finds: [['DELIVERY_INVALID 3:86', /both stated/, /Remove one/]],
  },
  {
    rule: 'a branch of an artifact',
    input: delivery('repository: "oci://registry.example.com/tenants", branch: main'),
    finds: [['DELIVERY_INVALID 3:87', /no branches/, /write `tag` instead/]],
  },
  {
    rule: 'a branch that cannot be one',
    input: delivery(`${REPOSITORY}, branch: "my branch"`),
    finds: [['DELIVERY_INVALID 3:86', /cannot be the name of a branch/, /such as `main`/]],
  },
  {
    rule: 'durations without a unit, and of another language',
    input: delivery(`${REPOSITORY}, interval: "10", timeout: PT5M`),
    finds: [
      ['DELIVERY_INVALID 3:88', /`10` cannot be a duration/, /`10m` for minutes/],
      ['DELIVERY_INVALID 3:103', /`PT5M` cannot be a duration/, /`1h30m`/],
    ],
  },
  {
    rule: 'names that cannot be, of a namespace, a Secret and an account',
    input: delivery(`${REPOSITORY}, namespace: Flux, secret: a_b, serviceAccount: gitops/tenancy`),
    finds: [
      ['DELIVERY_INVALID 3:89', /name of a namespace/, /such as `flux`/],
      ['DELIVERY_INVALID 3:103', /name of a Secret/, /such as `a-b`/],
      ['DELIVERY_INVALID 3:124', /name of a service account/, /as `tenancy`.*`namespace`/],
    ],
  },
  {
    rule: 'an account that guard rails would refuse, with the line that lets it in',
    input: delivery(`${REPOSITORY}, serviceAccount: tenancy`),
    finds: [
      [
        'DELIVERY_ACCOUNT 3:94',
        /`flux-system\/tenancy`.*is not among the `reconcilers`/,
        /`reconcilers: \[\{serviceAccount: flux-system\/tenancy\}\]`/,
      ],
    ],
  },
  {
    rule: 'a namespace of Flux whose account nobody named',
    input: delivery(`${REPOSITORY}, namespace: gitops`),
    finds: [['DELIVERY_ACCOUNT 3:89', /`gitops\/kustomize-controller`/, /reconcilers/]],
  },
  {
    rule: 'what only Flux is told',
    input: platform(`delivery: { engine: argocd, ${REPOSITORY}, secret: a, interval: 5m }`),
    finds: [
      ['DELIVERY_INVALID 3:88', /`secret` is for Flux/, /Remove the line/],
      ['DELIVERY_INVALID 3:101', /`interval` is for Flux/, /Remove the line/],
    ],
  },
  {
    rule: 'a form of the delivery that does not exist',
    input: delivery(`${REPOSITORY}, as: resource-sets`),
    finds: [['VALUE_UNKNOWN 3:82', /`resource-sets`/, /`resource-set`/]],
  },
  {
    rule: 'a number of ResourceSets where there are none',
    input: delivery(`${REPOSITORY}, sets: 2`),
    finds: [['DELIVERY_INVALID 3:84', /`sets` is for ResourceSets/, /`as: resource-set`/]],
  },
  ...['0', '21'].map((sets): BadInput => ({
    rule: `a number of ResourceSets that cannot be, such as ${sets}`,
    input: delivery(`${REPOSITORY}, as: resource-set, sets: ${sets}`),
    finds: [['DELIVERY_INVALID 3:102', /is not a number of ResourceSets/, /from 1 to 20/]],
  })),
  {
    rule: 'half a ResourceSet',
    input: delivery(`${REPOSITORY}, as: resource-set, sets: 1.5`),
    finds: [['QUANTITY_INVALID 3:102', /1\.5/, /./]],
  },
  {
    rule: 'ResourceSets of Argo CD',
    input: platform(`delivery: { engine: argocd, ${REPOSITORY}, as: resource-set, sets: 2 }`),
    finds: [
      ['DELIVERY_INVALID 3:84', /`as` is for Flux/, /Remove the line/],
      ['DELIVERY_INVALID 3:104', /`sets` is for Flux/, /Remove the line/],
    ],
  },
  {
    rule: 'fine: two ResourceSets',
    input: delivery(`${REPOSITORY}, as: resource-set, sets: 2`),
    finds: [],
  },
  {
    rule: 'an artifact that Argo CD is to read',
    input: platform(
      'delivery: { engine: argocd, repository: "oci://registry.example.com/tenants" }',
    ),
    finds: [['DELIVERY_INVALID 3:43', /is for Flux/, /Git repository/]],
  },
  {
    rule: 'an Argo CD whose account nobody named',
    input: platform(`delivery: { engine: argocd, ${REPOSITORY}, namespace: gitops }`),
    finds: [['DELIVERY_ACCOUNT 3:91', /`gitops\/argocd-application-controller`/, /reconcilers/]],
  },
  {
    rule: 'fine: an account that is named',
    input: platform(
      `reconcilers: [{ serviceAccount: gitops/tenancy }]\ndelivery: { engine: flux, ${REPOSITORY}, namespace: gitops, serviceAccount: tenancy }`,
    ),
    finds: [],
  },
];
