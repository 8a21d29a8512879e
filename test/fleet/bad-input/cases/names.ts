import { API, type BadInput, platform, tenant, tier } from '../bad-input';

const names = (...list: readonly string[]): string =>
  `${API}tenants:\n${list.map((name) => `  - { name: ${name}, costCenter: ENG-1 }\n`).join('')}`;

/** Names of tenants, environments and namespaces. */
export const NAMES: readonly BadInput[] = [
  {
    rule: 'warning: a mesh whose init container Pod Security refuses, by a label, an annotation or an integration',
    input: `${API}tenants:\n  - { name: a, costCenter: ENG-1, labels: { istio-injection: enabled } }\n  - { name: b, costCenter: ENG-1, annotations: { linkerd.io/inject: enabled } }\n  - { name: c, costCenter: ENG-1, network: { integrations: [istio] } }\n`,
    finds: [
      ['INJECTOR_REFUSED 3:62', /Istio adds `istio-init` with NET_ADMIN and NET_RAW/, /CNI/],
      ['INJECTOR_REFUSED 4:69', /Linkerd adds `linkerd-init`.*`baseline` refuses/, /CNI/],
      ['INJECTOR_REFUSED 5:60', /Istio adds/, /Istio CNI plugin or ambient mode/],
    ],
  },
  {
    rule: 'warning: tolerations for each pod that a guard rail refuses, or that cannot be read',
    input: `${API}tenants:\n  - { name: a, costCenter: ENG-1, annotations: { scheduler.alpha.kubernetes.io/defaultTolerations: '[{"key":"dedicated","value":"x"}]' } }\n  - { name: b, costCenter: ENG-1, annotations: { scheduler.alpha.kubernetes.io/defaultTolerations: dedicated } }\n`,
    finds: [
      [
        'DEFAULT_TOLERATION_REFUSED 3:100',
        /in `dev` of `a` that it is not granted/,
        /`scheduling: \{tolerations: \[dedicated=x\]\}`/,
      ],
      ['DEFAULT_TOLERATION_REFUSED 4:100', /is not a list of tolerations in JSON/, /"effect"/],
    ],
  },
  {
    rule: 'two tenants of one name',
    input: names('vision', 'speech', 'vision'),
    finds: [
      ['TENANT_DUPLICATE 5:13', /Another tenant is already called `vision`/, /Rename.*merge/],
    ],
  },
  {
    rule: 'names that YAML 1.1 reads as booleans or null',
    input: names('no', 'on', 'y', '"true"', '"null"', 'Off'),
    finds: [
      ['NAME_AMBIGUOUS 3:13', /`no`/, /contains a letter and does not mean true or false/],
      ['NAME_AMBIGUOUS 4:13', /`on`/, /Choose a name/],
      ['NAME_AMBIGUOUS 5:13', /`y`/, /Choose a name/],
      ['NAME_AMBIGUOUS 6:13', /`true`/, /Choose a name/],
      ['NAME_AMBIGUOUS 7:13', /`null`/, /Choose a name/],
      ['NAME_AMBIGUOUS 8:13', /`Off`/, /Choose a name/],
    ],
  },
  {
    rule: 'names that YAML reads as numbers, and quotes are no way out',
    input: names('123', '"456"', '1e3', '0x1f', '2024-01-01', 'true'),
    finds: [
      ['NAME_AMBIGUOUS 3:7', /`123` as a number/, /contains a letter/],
      ['NAME_AMBIGUOUS 4:13', /`456`/, /contains a letter/],
      ['NAME_AMBIGUOUS 5:13', /`1e3`/, /contains a letter/],
      ['NAME_AMBIGUOUS 6:13', /`0x1f`/, /contains a letter/],
      ['NAME_AMBIGUOUS 7:13', /`2024-01-01`/, /contains a letter/],
      ['NAME_AMBIGUOUS 8:7', /`true` as a boolean/, /contains a letter/],
    ],
  },
  {
    rule: 'names that are no DNS labels, with one that is',
    input: names('Team ML', 'team_b', '-a', 'data.science', 'Ünicode', '"!!"'),
    finds: [
      ['NAME_INVALID 3:13', /`Team ML` cannot be the name of a tenant/, /such as `team-ml`/],
      ['NAME_INVALID 4:13', /`team_b`/, /such as `team-b`/],
      ['NAME_INVALID 5:13', /`-a`/, /such as `a`/],
      ['NAME_INVALID 6:13', /`data\.science`/, /such as `data-science`/],
      ['NAME_INVALID 7:13', /`Ünicode`/, /such as `unicode`/],
      ['NAME_INVALID 8:13', /`!!`/, /lower-case letters, digits and dashes/],
    ],
  },
  {
    rule: 'a name of 64 characters',
    input: names('a'.repeat(64)),
    finds: [['NAME_INVALID 3:13', /a{64}/, /at most 63 characters, and this one has 64/]],
  },
  {
    rule: 'names of tiers, environments, pools and prefixes are held to the same rule',
    input: `${API}platform:\n  prefix: ML_\n  environments: { Prod: { share: 100% } }\n  pools: { H_100: { resource: nvidia.com/gpu } }\ntiers: { Big: {} }\ntenants: []\n`,
    finds: [
      ['NAME_INVALID 3:11', /`ML_` cannot be the prefix of namespaces/, /such as `ml`/],
      ['NAME_INVALID 4:19', /`Prod` cannot be the name of an environment/, /such as `prod`/],
      ['NAME_INVALID 5:12', /`H_100` cannot be the name of a pool/, /such as `h-100`/],
      ['NAME_INVALID 6:10', /`Big` cannot be the name of a tier/, /such as `big`/],
    ],
  },
  {
    rule: 'a namespace that is no DNS label, also where the tenant has other mistakes',
    input: tenant('namespaces: single\nnamespace: Vision\npodSecurity: strict'),
    finds: [
      ['NAME_INVALID 6:16', /`Vision` cannot be the name of a namespace/, /such as `vision`/],
      ['VALUE_UNKNOWN 7:18', /`strict`/, /`baseline`/],
    ],
  },
  {
    rule: 'a namespace over 63 characters, once for the longest environment',
    input: `${API}platform: { prefix: machine-learning }\ntenants:\n  - { name: a-tenant-with-a-name-of-forty-characters-x, costCenter: ENG-1 }\n`,
    finds: [
      ['NAMESPACE_TOO_LONG 4:13', /-staging` has 67 characters/, /shorten the name by 4, or state/],
    ],
  },
  {
    rule: 'a namespace of 64 characters, and fine: one of 63',
    input: `${API}platform: { environments: { prod: { share: 100% } } }\ntenants:\n  - { name: ${'a'.repeat(58)}, costCenter: ENG-1 }\n  - { name: ${'b'.repeat(59)}, costCenter: ENG-1 }\n`,
    finds: [['NAMESPACE_TOO_LONG 5:13', /b-prod` has 64 characters/, /shorten the name by 1,/]],
  },
  {
    rule: 'two tenants deriving one namespace: a + b-c and a-b + c',
    input: `${API}tenants:\n  - { name: a, costCenter: ENG-1, environments: { b-dev: { share: 10% } } }\n  - { name: a-b, costCenter: ENG-1 }\n`,
    finds: [
      [
        'NAMESPACE_CLASH 4:13',
        /`a-b-dev` would belong to both `b-dev` of `a` and `dev` of `a-b`/,
        /Rename one/,
      ],
    ],
  },
  {
    rule: 'a stated namespace that another tenant derives, where it is stated',
    input: `${API}tenants:\n  - { name: a, costCenter: ENG-1 }\n  - { name: b, costCenter: ENG-1, environments: { dev: { namespace: a-dev } } }\n`,
    finds: [
      [
        'NAMESPACE_CLASH 4:69',
        /`a-dev` would belong to both `dev` of `a` and `dev` of `b`/,
        /Rename one/,
      ],
    ],
  },
  {
    rule: 'two environments of one tenant in one namespace',
    input: tenant('environments:\n  dev: { namespace: shared }\n  prod: { namespace: shared }'),
    finds: [
      [
        'NAMESPACE_CLASH 7:26',
        /`shared` would belong to both `dev` of `vision` and `prod` of/,
        /Rename/,
      ],
    ],
  },
  {
    rule: 'a namespace in a tier, which all its tenants would get, once and in the tier',
    input: tier('environments: { dev: { namespace: shared } }'),
    finds: [
      ['NAMESPACE_CLASH 4:39', /`shared` would belong to/, /Remove it here, so that every tenant/],
    ],
  },
  {
    rule: 'one namespace for a tenant that has one for each environment',
    input: tenant('namespace: vision'),
    finds: [
      ['NAMESPACE_CLASH 5:16', /one namespace.*one for each environment/, /`namespaces: single`/],
    ],
  },
  {
    rule: 'one namespace for a tenant that has one environment: not taken for granted',
    input: tenant('namespace: vision\nenvironments: { dev: null, staging: null }'),
    finds: [['NAMESPACE_CLASH 5:16', /one namespace/, /`namespaces: single`/]],
  },
  {
    rule: 'names that are reserved, once for a tenant and not for each environment',
    input: names('kube'),
    finds: [['NAME_RESERVED 3:13', /`kube-staging`.*belong to Kubernetes/, /a `prefix`/]],
  },
  {
    rule: 'namespaces that are reserved: default, like a top-level domain, or stated',
    input: `${API}platform: { namespaces: single }\ntenants:\n  - { name: default, costCenter: ENG-1 }\n  - { name: com, costCenter: ENG-1 }\n  - { name: a, costCenter: ENG-1, namespace: kube-system }\n`,
    finds: [
      ['NAME_RESERVED 4:13', /everything lands that names no namespace/, /a `prefix`/],
      ['NAME_RESERVED 5:13', /top-level domain \.com.*github\.com/, /a `prefix`/],
      ['NAME_RESERVED 6:46', /`kube-system`/, /^Choose another name\.$/],
    ],
  },
  {
    rule: 'a reserved prefix, at the prefix and not at every tenant',
    input: platform('prefix: kube'),
    finds: [['NAME_RESERVED 3:11', /Namespaces cannot start with `kube-`/, /another prefix/]],
  },
  {
    rule: 'texts that give no label',
    input: `${API}tenants:\n  - { name: vision, costCenter: '***', department: 研究 }\n  - { name: speech, costCenter: '' }\n`,
    finds: [
      ['LABEL_INVALID 3:33', /"\*\*\*" cannot become a label/, /in Latin letters/],
      ['LABEL_INVALID 3:52', /"研究" cannot become a label/, /in Latin letters/],
      ['LABEL_INVALID 4:33', /`costCenter` is empty/, /in Latin letters/],
    ],
  },
  {
    rule: 'label keys and values that Kubernetes refuses',
    input: tenant('labels:\n  bad key: x\n  team: Data Science\nannotations:\n  a/b/c: x'),
    finds: [
      ['LABEL_KEY 6:7', /`bad key` cannot be the key of a label/, /example\.com\/owner/],
      ['LABEL_INVALID 7:13', /"Data Science" cannot be the value of a label/, /63 letters/],
      ['LABEL_KEY 9:7', /`a\/b\/c` cannot be the key of an annotation/, /example\.com\/owner/],
    ],
  },
  {
    rule: 'labels that say who may do what, with the setting that they follow from',
    input: tenant(
      'labels: { tenant: other, cost-center: x, pod-security.kubernetes.io/enforce: privileged }\n' +
        'annotations: { cdk8s-tenancy/contact: x, kustomize.toolkit.fluxcd.io/prune: enabled }',
    ),
    finds: [
      ['LABEL_RESERVED 5:15', /cdk8s-tenancy itself writes `tenant`/, /follows from `name`/],
      ['LABEL_RESERVED 5:30', /`cost-center`/, /follows from `costCenter`/],
      [
        'LABEL_RESERVED 5:46',
        /`pod-security\.kubernetes\.io\/enforce`/,
        /follows from `podSecurity`/,
      ],
      ['LABEL_RESERVED 6:20', /`cdk8s-tenancy\/contact`/, /Remove it\./],
      ['LABEL_RESERVED 6:46', /prune`/, /follows from `state`/],
    ],
  },
  {
    rule: 'fine: two texts that give the same label, free text, numbers as cost centers',
    input: `${API}tenants:\n  - { name: a, costCenter: 4711, department: Data Science }\n  - { name: b, costCenter: ENG 1, department: data-science }\n`,
    finds: [],
  },
  {
    rule: 'a former name that somebody has, that two claim, or that is the own one',
    input: `${API}sharedServices:
  mlflow: { costCenter: P-1, ports: { http: 80 }, consumers: all, renamedFrom: speech }
tenants:
  - { name: vision, costCenter: ENG-1, renamedFrom: vision }
  - { name: speech, costCenter: ENG-1, renamedFrom: [voice] }
  - { name: talk, costCenter: ENG-1, renamedFrom: voice }
  - { name: eyes, costCenter: ENG-1, renamedFrom: Vision }
`,
    finds: [
      [
        'RENAME_INVALID 3:80',
        /There still is a tenant or shared service `speech`, so `mlflow` cannot/,
        /state a `namespace` for each/,
      ],
      ['RENAME_INVALID 5:53', /`vision` is what it is called now/, /Remove this line/],
      ['RENAME_INVALID 7:51', /`speech` was renamed from `voice` as well/, /rename the other/],
      ['NAME_INVALID 8:51', /`Vision` cannot be a former name/, /such as `vision`/],
    ],
  },
  {
    rule: 'a former name of an environment that the tenant still has',
    input: tenant('environments: { live: { share: 10%, renamedFrom: prod } }'),
    finds: [
      [
        'RENAME_INVALID 5:54',
        /There still is an environment `prod`, so `live` cannot have been renamed from it/,
        /rename the other one/,
      ],
    ],
  },
  {
    rule: 'a namespace that something moved away from and that somebody has',
    input: `${API}tenants:
  - { name: vision, costCenter: ENG-1, environments: { prod: { movedFrom: speech-prod } } }
  - { name: speech, costCenter: ENG-1, movedFrom: voice }
  - { name: text, costCenter: ENG-1, namespaces: single, movedFrom: text }
`,
    finds: [
      [
        'RENAME_INVALID 3:75',
        /The namespace `speech-prod` belongs to `prod` of `speech`, so nothing has moved/,
        /Name the namespace that this one replaces/,
      ],
      [
        'RENAME_INVALID 4:51',
        /names one namespace, but the tenant has one for each/,
        /State it under `environments`/,
      ],
      ['RENAME_INVALID 5:69', /The namespace `text` belongs to `all` of `text`/, /remove the line/],
    ],
  },
  {
    rule: 'namespaces in which something runs that every tenant trusts',
    input: `${API}platform:
  prefix: ml
  kubernetesVersion: "1.34"
  namespaces: single
  controllers: [{ serviceAccount: ml-ray/kuberay-operator }]
  network:
    ingress: { metrics: { namespace: ml-monitoring, ports: [9090] } }
    integrations: [{ name: kserve, namespace: ml-gateway }]
    dns: { namespace: ml-dns, podLabels: { app: dns } }
sharedServices:
  monitoring: { costCenter: P-1, ports: { http: 80 }, consumers: all, network: { egress: { all: { cidr: 10.20.0.0/16 } } } }
  ray: { costCenter: P-1, ports: { http: 80 }, consumers: all }
tenants:
  - { name: argocd, costCenter: ENG-1 }
  - { name: cd, costCenter: ENG-1, namespace: argocd }
  - { name: flux, costCenter: ENG-1, namespaces: perEnvironment, environments: { dev: null, staging: null, prod: { namespace: flux-system } } }
  - { name: gateway, costCenter: ENG-1 }
  - { name: dns, costCenter: ENG-1 }
`,
    finds: [
      [
        'NAME_RESERVED 13:3',
        /`ml-ray` cannot be used: the account `ml-ray\/kuberay-operator`/,
        /another `prefix`/,
      ],
      ['NAME_RESERVED 16:47', /`argocd` cannot be used: Argo CD runs there/, /another name/],
      ['NAME_RESERVED 17:127', /`flux-system` cannot be used: Flux runs there/, /another name/],
      ['NAME_RESERVED 18:13', /`ml-gateway` cannot be used: the integration `kserve`/, /another/],
      [
        'NAME_RESERVED 19:13',
        /`ml-dns` cannot be used: the DNS servers of the platform/,
        /another/,
      ],
    ],
  },
  {
    rule: 'tenants without a prefix that are called like something that runs in the cluster',
    input: `${API}platform:
  kubernetesVersion: "1.34"
  namespaces: single
  network: { egress: { store: { namespace: minio, ports: [9000] } } }
tenants:
  - { name: kyverno, costCenter: ENG-1 }
  - { name: minio, costCenter: ENG-1 }
`,
    finds: [
      ['NAME_RESERVED 7:13', /`kyverno` cannot be used: Kyverno runs there/, /another `prefix`/],
      [
        'NAME_RESERVED 8:13',
        /`network\.egress\.store` of the platform or a tier opens every tenant/,
        /another/,
      ],
    ],
  },
];
