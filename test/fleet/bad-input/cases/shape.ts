import {
  API,
  type BadInput,
  ONE_POOL,
  TENANTS,
  platform,
  tenant,
  tier,
  withTenant,
} from '../bad-input';

/** Keys that are not known, values of a wrong type, words that are not allowed. */
export const SHAPE: readonly BadInput[] = [
  {
    rule: 'an unknown key of a tenant, with the nearest one',
    input: tenant('enviroments: { prod: { quota: { cpu: 5 } } }'),
    finds: [
      [
        'KEY_UNKNOWN 5:5',
        /`enviroments` is not a key of a tenant/,
        /Did you mean `environments`\?/,
      ],
    ],
  },
  {
    rule: 'an unknown key of a quota, with the nearest one',
    input: withTenant(ONE_POOL, 'quota: { gpus: 4 }'),
    finds: [['KEY_UNKNOWN 6:14', /`gpus` is not a key of `quota`/, /Did you mean `gpu`\?/]],
  },
  {
    rule: 'an unknown key of an environment, with the way to it',
    input: tenant('environments: { prod: { qouta: { cpu: 5 } } }'),
    finds: [
      [
        'KEY_UNKNOWN 5:29',
        /`qouta` is not a key of `environments\.prod`/,
        /Did you mean `quota`\?/,
      ],
    ],
  },
  {
    rule: 'an unknown key of the platform, of a tier, of the file',
    input: `${API}platfrom: {}\nplatform: { pool: {} }\ntiers: { small: { quotas: {} } }\n${TENANTS}`,
    finds: [
      [
        'KEY_UNKNOWN 2:1',
        /`platfrom` is not a key of the file/,
        /Move what it holds to `platform`/,
      ],
      ['KEY_UNKNOWN 3:13', /`pool` is not a key of `platform`/, /Did you mean `pools`\?/],
      ['KEY_UNKNOWN 4:19', /`quotas` is not a key of a tier/, /Did you mean `quota`\?/],
    ],
  },
  {
    rule: 'an unknown key that is near to nothing, with all that there are',
    input: platform('containers: { vram: 80 }'),
    finds: [
      [
        'KEY_UNKNOWN 3:17',
        /`vram` is not a key of `platform\.containers`/,
        /one of: default, defaultRequest, .*, podMax\./,
      ],
    ],
  },
  {
    rule: 'an unknown key that is near to nothing among many, with the command that lists them',
    input: platform('pools: { h100: { resource: nvidia.com/gpu, vram: 80 } }'),
    finds: [
      [
        'KEY_UNKNOWN 3:46',
        /`vram` is not a key of `platform\.pools\.h100`/,
        /`tenancy explain pools` lists the \d+ keys of `platform\.pools\.h100`\./,
      ],
    ],
  },
  {
    rule: 'a key in the wrong map, with the one it belongs to',
    input: withTenant(
      ONE_POOL,
      'gpu: 4\nservices: 20\ndns: node-local\ndefaultRequest: { cpu: 50m }',
    ),
    finds: [
      ['KEY_UNKNOWN 6:5', /`gpu` is not a key of a tenant/, /Put it under `quota`/],
      ['KEY_UNKNOWN 7:5', /`services` is not a key of a tenant/, /Put it under `objects`/],
      ['KEY_UNKNOWN 8:5', /`dns` is not a key of a tenant/, /Put it under `network`/],
      ['KEY_UNKNOWN 9:5', /`defaultRequest` is not a key of a tenant/, /Put it under `containers`/],
    ],
  },
  {
    rule: 'a key of the platform at the top',
    input: `${API}prefix: ml\n${TENANTS}`,
    finds: [['KEY_UNKNOWN 2:1', /`prefix` is not a key of the file/, /Put it under `platform`/]],
  },
  {
    rule: 'a misspelt key that must be there is one mistake, not two',
    input: `${API}tenants:\n  - name: vision\n    cost-center: ENG-1\n`,
    finds: [['KEY_UNKNOWN 4:5', /`cost-center` is not a key/, /Did you mean `costCenter`\?/]],
  },
  {
    rule: 'a misspelt `apiVersion`',
    input: `apiversion: cdk8s-tenancy/v1alpha1\n${TENANTS}`,
    finds: [
      ['KEY_UNKNOWN 1:1', /`apiversion` is not a key of the file/, /Did you mean `apiVersion`\?/],
    ],
  },
  {
    rule: 'a tenant without a name, without a cost center, without both',
    input: `${API}tenants:\n  - costCenter: ENG-1\n  - name: speech\n  - displayName: Speech\n`,
    finds: [
      ['KEY_MISSING 3:5', /`name` is missing from this tenant/, /a DNS label such as/],
      ['KEY_MISSING 4:5', /`costCenter` is missing from the tenant `speech`/, /who pays/],
      ['KEY_MISSING 5:5', /`costCenter` is missing from this tenant/, /who pays/],
      ['KEY_MISSING 5:5', /`name` is missing from this tenant/, /a DNS label such as/],
    ],
  },
  {
    rule: 'a file without `apiVersion`, without `tenants`',
    input: 'platform: {}\n',
    finds: [
      ['KEY_MISSING 1:1', /`apiVersion` is missing from the file/, /as the first line/],
      ['KEY_MISSING 1:1', /`tenants` is missing from the file/, /`- name:`/],
    ],
  },
  {
    rule: 'a pool without a resource',
    input: platform('pools: { h100: { product: NVIDIA-H100-80GB-HBM3 } }'),
    finds: [['KEY_MISSING 3:12', /`resource` is missing from the pool `h100`/, /nvidia\.com\/gpu/]],
  },
  {
    rule: 'an environment of the platform without a share',
    input: platform('environments: { dev: {}, prod: { share: 100% }, qa: {} }'),
    finds: [
      ['KEY_MISSING 3:19', /`share` is missing from the environment `dev`/, /`share: 30%`/],
      ['KEY_MISSING 3:51', /`share` is missing from the environment `qa`/, /`share: 30%`/],
    ],
  },
  {
    rule: 'another version of the format, with the one that is read',
    input: `apiVersion: cdk8s-tenancy/v1\n${TENANTS}`,
    finds: [
      [
        'API_VERSION 1:13',
        /`apiVersion` cannot be `cdk8s-tenancy\/v1`/,
        /`cdk8s-tenancy\/v1alpha1`/,
      ],
    ],
  },
  {
    rule: 'a version of the format that is a number',
    input: `apiVersion: 1\n${TENANTS}`,
    finds: [['TYPE_WRONG 1:13', /`apiVersion` is `1`/, /`cdk8s-tenancy\/v1alpha1`/]],
  },
  {
    rule: 'tenants as a map by name',
    input: `${API}tenants:\n  vision: { costCenter: ENG-1 }\n`,
    finds: [
      [
        'TYPE_WRONG 2:1',
        /`tenants` is a map, but must be a list/,
        /item for each tenant that starts with `- name:`/,
      ],
    ],
  },
  {
    rule: 'tenants as names alone',
    input: `${API}tenants: [vision, speech]\n`,
    finds: [
      ['TYPE_WRONG 2:11', /This tenant is the text `vision`, but must be a map/, /`- name:`/],
      ['TYPE_WRONG 2:19', /This tenant is the text `speech`/, /`- name:`/],
    ],
  },
  {
    rule: 'a dash with nothing behind it',
    input: `${API}tenants:\n  -\n  - { name: vision, costCenter: ENG-1 }\n`,
    finds: [['TYPE_WRONG 3:4', /This tenant is empty/, /Remove the empty entry/]],
  },
  {
    rule: 'a file that is a list, and one that is a sentence',
    input: '- name: vision\n  costCenter: ENG-1\n',
    finds: [['TYPE_WRONG 1:1', /The file is a list, but must be a map/, /starts with `apiVersion/]],
  },
  {
    rule: 'a file that is a sentence',
    input: 'hello\n',
    finds: [['TYPE_WRONG 1:1', /The file is the text `hello`/, /starts with `apiVersion/]],
  },
  {
    rule: 'a number of GPUs in quotes',
    input: withTenant(ONE_POOL, 'quota: { gpu: "4" }'),
    finds: [
      [
        'TYPE_WRONG 6:19',
        /`quota\.gpu` is the text `4`, but must be a whole number or a map/,
        /`4`, without quotes/,
      ],
    ],
  },
  {
    rule: 'one admin instead of a list',
    input: tenant('admins: alice'),
    finds: [['TYPE_WRONG 5:13', /`admins` is the text `alice`, but must be a list/, /`\[alice\]`/]],
  },
  {
    rule: 'one group instead of a list',
    input: tenant('users: { group: vision }'),
    finds: [['TYPE_WRONG 5:12', /`users` is a map, but must be a list/, /Put a dash before it/]],
  },
  {
    rule: 'one port instead of a list',
    input: tenant('network: { egress: { db: { namespace: db, ports: 5432 } } }'),
    finds: [
      [
        'TYPE_WRONG 5:54',
        /`network\.egress\.db\.ports` is `5432`, but must be a list/,
        /`\[5432\]`/,
      ],
    ],
  },
  {
    rule: 'a list where entries have names',
    input: tenant('network: { egress: [10.0.0.0/8] }'),
    finds: [
      [
        'TYPE_WRONG 5:24',
        /`network\.egress` is a list, but must be a map/,
        /a name for each entry/,
      ],
    ],
  },
  {
    rule: 'yes and no, which YAML 1.2 reads as texts',
    input: tenant('apiAccess: no\nnetwork: { internet: "yes" }'),
    finds: [
      [
        'TYPE_WRONG 5:16',
        /`apiAccess` is the text `no`, but must be true or false/,
        /`false`, without/,
      ],
      ['TYPE_WRONG 6:26', /`network\.internet` is the text `yes`/, /`true`, without quotes/],
    ],
  },
  {
    rule: 'another word where true or false stands',
    input: tenant('network: { internet: open }'),
    finds: [['TYPE_WRONG 5:26', /must be true or false or a map/, /`true`, `false` or a map/]],
  },
  {
    rule: 'a boolean where a word stands, with the words',
    input: tenant('podSecurity: true'),
    finds: [
      ['TYPE_WRONG 5:18', /`podSecurity` is `true`/, /`privileged`, `baseline` or `restricted`/],
    ],
  },
  {
    rule: 'a label that is a boolean',
    input: tenant('labels: { example.com/gpu: true }'),
    finds: [['TYPE_WRONG 5:32', /is `true`, but must be text/, /in quotes: "true"/]],
  },
  {
    rule: 'null where nothing can be removed',
    input: tenant('quota: null'),
    finds: [
      ['TYPE_WRONG 5:12', /`quota` is null, but must be a map/, /remove the key to inherit one/],
    ],
  },
  {
    rule: 'a text where a map stands, in a tier',
    input: tier('quota: large'),
    finds: [['TYPE_WRONG 4:12', /`quota` is the text `large`, but must be a map/, /`\{cpu: 100, /]],
  },
  {
    rule: 'a number in a notation that YAML keeps as text',
    input: withTenant(ONE_POOL, 'quota: { gpu: 1e1 }\nobjects: { services: 010 }'),
    finds: [
      ['TYPE_WRONG 6:19', /`quota\.gpu` is the text `1e1`/, /Write `10`/],
      ['TYPE_WRONG 7:26', /`objects\.services` is the text `010`/, /Write `10`/],
    ],
  },
  {
    rule: 'a word that is not allowed, with the nearest and all others',
    input: tenant('podSecurity: restriced\nnamespaces: singel\nstate: remove'),
    finds: [
      [
        'VALUE_UNKNOWN 5:18',
        /`podSecurity` cannot be `restriced`/,
        /Did you mean `restricted`\?.*`baseline`/,
      ],
      ['VALUE_UNKNOWN 6:17', /`namespaces` cannot be `singel`/, /Did you mean `single`\?/],
      ['VALUE_UNKNOWN 7:12', /`state` cannot be `remove`/, /Did you mean `removed`\?/],
    ],
  },
  {
    rule: 'a word in capitals',
    input: tenant('podSecurity: Restricted'),
    finds: [['VALUE_UNKNOWN 5:18', /cannot be `Restricted`/, /Did you mean `restricted`\?/]],
  },
  {
    rule: 'a word that is near to none, with all',
    input: platform('network: { dns: coredns }'),
    finds: [
      [
        'VALUE_UNKNOWN 3:19',
        /`platform\.network\.dns` cannot be `coredns`/,
        /`kube-dns`, `node-local`.*or `openshift`/,
      ],
    ],
  },
  {
    rule: 'an entry of a list is named by its list, not by its number',
    input: platform(
      'kinds: [{ group: lab.example.com, resource: runs, viewer: write }, { resource: runs }]',
    ),
    finds: [
      [
        'VALUE_UNKNOWN 3:61',
        /`viewer` in this entry of `platform\.kinds` cannot be `write`/,
        /`none` or `read`/,
      ],
      ['KEY_MISSING 3:70', /`group` is missing from this entry of `platform\.kinds`/, /Add `group/],
    ],
  },
];
