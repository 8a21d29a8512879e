import { type BadInput, API, tenant, withTenant } from '../bad-input';

const ACCEPTED = 'accept: [{ code: DEPLOY_IMPERSONATION, why: argocd-cm switches it on }]';

/** What Argo CD has to be told is accepted, so that each case has its own finding alone. */
const deploy = (text: string): string => tenant(`deploy: { engine: argocd, ${text} }\n${ACCEPTED}`);

const source = (pattern: string): string => deploy(`sources: ['${pattern}']`);

const repository = (text: string): string =>
  deploy(
    `sources: ['https://git.example.com/vision/*', 'oci://r.example.com/vision/*'], repositories: { app: { ${text} } }`,
  );

const URL = 'url: https://git.example.com/vision/app.git';

/** Two tenants with a source each, on lines 4 and 5. */
const two = (speech: string, vision: string): string =>
  `${API}platform: { delivery: { engine: argocd, repository: https://git.example.com/platform/tenants.git }, ${ACCEPTED} }\n` +
  'tenants:\n' +
  `  - { name: speech, costCenter: ENG-2, deploy: { sources: ['${speech}'] } }\n` +
  `  - { name: vision, costCenter: ENG-1, deploy: { sources: ['${vision}'] } }\n`;

/** How tenants deploy from repositories of their own. */
export const DEPLOY: readonly BadInput[] = [
  ...['*', 'https://*', 'https://*/vision/app.git', 'ssh://git@*/*', 'https://*.example.com/*'].map(
    (pattern): BadInput => ({
      rule: `a source that means repositories of anybody, such as ${pattern}`,
      input: source(pattern),
      finds: [['DEPLOY_SOURCE_ANY 5:41', /names no single host/, /Name the host/]],
    }),
  ),
  {
    rule: 'people who may deploy by themselves, and nothing to deploy from',
    input: tenant('deploy: { selfService: true }'),
    finds: [
      [
        'DEPLOY_NO_SOURCES 5:15',
        /`vision` deploys nothing: `selfService` is stated, but no repository/,
        /`deploy: \{sources: \[https:\/\/git\.example\.com\/vision\/\*\]\}`, or remove the line/,
      ],
    ],
  },
  {
    rule: 'a tenant that says how it deploys what its tier lets it deploy, but for one environment',
    input: `${API}platform: { ${ACCEPTED} }
tiers: { gold: { deploy: { engine: argocd, sources: ['https://git.example.com/gold/*'] } } }
tenants:
  - name: vision
    costCenter: ENG-1
    tier: gold
    deploy: { selfService: true }
    environments: { dev: { deploy: null } }
`,
    finds: [],
  },
  {
    rule: 'how to deploy, by the platform, for those who say from where',
    input: withTenant('platform: { deploy: { selfService: true } }', ''),
    finds: [],
  },
  {
    rule: 'a source with a star in the middle',
    input: source('https://git.example.com/*/app.git'),
    finds: [['DEPLOY_INVALID 5:41', /cannot be where/, /`\*` only as the last part/]],
  },
  {
    rule: 'a source as Git writes it, with how it is read',
    input: source('git@git.example.com:vision/app.git'),
    finds: [
      ['DEPLOY_INVALID 5:41', /cannot be/, /`ssh:\/\/git@git\.example\.com\/vision\/app\.git`/],
    ],
  },
  {
    rule: 'a source that anybody on the way can change',
    input: source('http://git.example.com/vision/app.git'),
    finds: [['DEPLOY_INVALID 5:41', /cannot be/, /Write `https:\/\/`/]],
  },
  {
    rule: 'a source with a password in it, which the message leaves out',
    input: source('https://bot:hunter2@git.example.com/vision/app.git'),
    finds: [['DEPLOY_INVALID 5:41', /`https:\/\/…@git\.example\.com/, /Leave the password out/]],
  },
  {
    rule: 'a source that leaves its folder',
    input: source('https://git.example.com/vision/../speech/*'),
    finds: [['DEPLOY_INVALID 5:41', /cannot be/, /last part/]],
  },
  {
    rule: 'a whole host where everybody can make a repository',
    input: source('https://github.com/*'),
    finds: [['DEPLOY_SOURCE_PUBLIC 5:40', /everybody can make one/, /github\.com\/example\/\*/]],
  },
  {
    rule: 'a part of such a host, which is fine',
    input: source('https://github.com/example/*'),
    finds: [],
  },
  {
    rule: 'a repository outside of the sources',
    input: repository('url: https://git.example.com/speech/app.git'),
    finds: [['DEPLOY_SOURCE_OUTSIDE 5:138', /not among the `sources` of `vision`/, /add this one/]],
  },
  {
    rule: 'a repository whose name begins like a source',
    input: repository('url: https://git.example.com/vision-two/app.git'),
    finds: [['DEPLOY_SOURCE_OUTSIDE 5:138', /not among/, /add this one/]],
  },
  {
    rule: 'a repository without a URL',
    input: repository('path: deploy'),
    finds: [['DEPLOY_INVALID 5:131', /has no URL/, /url: https/]],
  },
  {
    rule: 'two revisions',
    input: repository(`${URL}, branch: main, tag: v1`),
    finds: [['DEPLOY_INVALID 5:186', /`branch` and `tag` are stated together/, /`branch: null`/]],
  },
  {
    rule: 'a branch of an OCI artifact',
    input: repository('url: oci://r.example.com/vision/app, branch: main'),
    finds: [['DEPLOY_INVALID 5:178', /no branches/, /`tag` or `semver`/]],
  },
  ...['a..b', 'x.lock', 'x.lock/y', 'x.', 'a@{1}', '.x', '-x', 'a b'].map((branch): BadInput => ({
    rule: `a branch of a tenant that Git refuses, such as ${branch}`,
    input: repository(`${URL}, branch: '${branch}'`),
    finds: [['DEPLOY_INVALID 5:186', /cannot be the name of a branch/, /./]],
  })),
  {
    rule: "a path that leaves a tenant's repository",
    input: repository(`${URL}, path: ../other`),
    finds: [['DEPLOY_INVALID 5:184', /cannot be a folder/, /from the root/]],
  },
  {
    rule: 'what only Flux is told of a repository',
    input: repository(`${URL}, interval: 1h`),
    finds: [['DEPLOY_INVALID 5:188', /`interval` is for Flux/, /Remove/]],
  },
  {
    rule: 'windows of Flux',
    input: withTenant(
      'platform: { accept: [{ code: DEPLOY_LOCKDOWN, why: both flags are set }] }\n',
      "deploy: { sources: ['https://git.example.com/vision/*'], windows: [{ schedule: 0 8 * * *, duration: 8h }] }",
    ),
    finds: [['DEPLOY_INVALID 6:71', /Windows are for Argo CD/, /engine: argocd/]],
  },
  {
    rule: 'a window without a unit, and one that cron does not know',
    input: deploy(
      "sources: ['https://git.example.com/vision/*'], windows: [{ schedule: every day, duration: '8' }]",
    ),
    finds: [
      ['DEPLOY_INVALID 5:100', /cannot be a schedule/, /0 18 \* \* 5/],
      ['DEPLOY_INVALID 5:121', /cannot be a duration/, /`8m`/],
    ],
  },
  {
    rule: 'an account that has the name of the one that deploys',
    input: tenant(
      "deploy: { engine: argocd, sources: ['https://git.example.com/vision/*'] }\nserviceAccounts: { deployer: {} }" +
        `\n${ACCEPTED}`,
    ),
    finds: [['NAME_RESERVED 6:24', /every namespace has an account `deployer`/, /another name/]],
  },
  {
    rule: 'sources of two tenants, one above the other',
    input: two('https://git.example.com/ml/*', 'https://git.example.com/ml/vision/*'),
    finds: [['DEPLOY_SOURCE_SHARED 5:59', /`vision` and `speech`/, /Name a part/]],
  },
  {
    rule: 'one repository of two tenants, read in two ways',
    input: two('https://git.example.com/ml/app.git', 'ssh://git@git.example.com/ml/app'),
    finds: [['DEPLOY_SOURCE_SHARED 5:59', /same repositories/, /Name a part/]],
  },
  {
    rule: 'sources of two tenants that only begin alike, which is fine',
    input: two('https://git.example.com/ml/*', 'https://git.example.com/ml-vision/*'),
    finds: [],
  },
  {
    rule: 'a source that a tier grants to all of its tenants, which is fine',
    input:
      `${API}tiers: { small: { deploy: { engine: argocd, sources: ['https://git.example.com/ml/*'] }, ${ACCEPTED} } }\n` +
      'tenants:\n' +
      '  - { name: speech, costCenter: ENG-2, tier: small }\n' +
      '  - { name: vision, costCenter: ENG-1, tier: small }\n',
    finds: [],
  },
  {
    rule: 'Flux without the flags that hold tenants apart',
    input: tenant("deploy: { sources: ['https://git.example.com/vision/*'] }"),
    finds: [['DEPLOY_LOCKDOWN 5:5', /builds what repositories refer to/, /--no-remote-bases=true/]],
  },
  {
    rule: 'Argo CD, which nobody says works with the accounts of tenants',
    input: tenant("deploy: { engine: argocd, sources: ['https://git.example.com/vision/*'] }"),
    finds: [['DEPLOY_IMPERSONATION 5:13', /with its own rights/, /impersonation\.enabled: 'true'/]],
  },
  {
    rule: 'a tenant whose project would be that which Argo CD has from the start',
    input: `${API}platform: { ${ACCEPTED} }\ntenants:\n  - { name: default, costCenter: ENG-1, deploy: { engine: argocd, sources: ['https://git.example.com/a/*'] } }\n`,
    finds: [['DEPLOY_PROJECT_TAKEN 4:49', /The project `default`/, /`renamedFrom`/]],
  },
];
