import { type BadInput, platform, tenant, tier, withTenant } from '../bad-input';

/** The rules of an account `a`, from line 8, column 11. */
function accountRules(...rules: readonly string[]): string {
  return tenant(
    `serviceAccounts:\n  a:\n    rules:\n${rules.map((rule) => `      - ${rule}\n`).join('')}`,
  );
}

/** Accounts of workloads, pull secrets, and operators to work with. */
export const IDENTITIES: readonly BadInput[] = [
  {
    rule: 'presets that do not exist, with the nearest one',
    input: tenant('serviceAccounts:\n  a: { presets: [argo-executer] }\n  b: { presets: [slurm] }'),
    finds: [
      ['VALUE_UNKNOWN 6:22', /cannot be `argo-executer`/, /Did you mean `argo-executor`\?/],
      ['VALUE_UNKNOWN 7:22', /cannot be `slurm`/, /`kfp-runner`.*`spark-driver`/],
    ],
  },
  {
    rule: 'integrations that do not exist, with the nearest one',
    input: tenant(
      'network:\n  integrations:\n    - kube-ray\n    - { name: istoi, namespace: mesh }\n    - { namespace: mesh }\n    - airflow',
    ),
    finds: [
      ['VALUE_UNKNOWN 7:11', /cannot be `kube-ray`/, /Did you mean `kuberay`\?/],
      ['VALUE_UNKNOWN 8:19', /cannot be `istoi`/, /Did you mean `istio`\?/],
      ['KEY_MISSING 9:11', /`name` is missing/, /Add `name/],
      ['VALUE_UNKNOWN 10:11', /cannot be `airflow`/, /`argo-workflows`.*`vault`/],
    ],
  },
  {
    rule: 'an operator in no namespace',
    input: tenant('network: { integrations: [{ name: vault, namespace: Vault_1 }] }'),
    finds: [
      [
        'PEER_INVALID 5:57',
        /`Vault_1` cannot be the name of a namespace/,
        /leave it out for the usual one/,
      ],
    ],
  },
  {
    rule: 'the default account, once, in the tier',
    input: tier('serviceAccounts: { default: { automountToken: true } }'),
    finds: [['NAME_RESERVED 4:24', /every pod may do/, /`serviceAccountName`/]],
  },
  {
    rule: 'names that no account can have',
    input: tenant('serviceAccounts:\n  Spark_Driver: {}\n  yes: {}\n  a.b: null'),
    finds: [
      ['NAME_INVALID 6:7', /name of a service account/, /such as `spark-driver`/],
      ['NAME_AMBIGUOUS 7:7', /`yes`/, /contains a letter/],
      ['NAME_INVALID 8:7', /`a\.b`/, /dashes/],
    ],
  },
  {
    rule: 'annotations that are ours, or nobody can write',
    input: tenant(
      'serviceAccounts:\n  a:\n    annotations:\n      cdk8s-tenancy/why: x\n      kustomize.toolkit.fluxcd.io/prune: disabled\n      "no key": x\n      eks.amazonaws.com/role-arn: arn:aws:iam::1:role/x',
    ),
    finds: [
      ['LABEL_RESERVED 8:11', /cdk8s-tenancy itself writes/, /Remove it/],
      ['LABEL_RESERVED 9:11', /cdk8s-tenancy itself writes/, /follows from `state`/],
      ['LABEL_KEY 10:11', /key of an annotation/, /example\.com\/owner/],
    ],
  },
  {
    rule: 'rules that name nothing, or what is no group, kind or verb',
    input: accountRules(
      '{ apiGroups: [], resources: [], verbs: [], resourceNames: [] }',
      '{ apiGroups: [core, apps/v1], resources: [Pod, a/b/c], verbs: [gett, edit], resourceNames: [""] }',
    ),
    finds: [
      ['RULE_INVALID 8:26', /names no API group/, /`\[""\]`/],
      ['RULE_INVALID 8:41', /names no resource/, /\[pods, pods\/log\]/],
      ['RULE_INVALID 8:52', /names no verb/, /\[get, list, watch\]/],
      ['RULE_INVALID 8:71', /names no object/, /empty list for every object/],
      ['RULE_INVALID 9:27', /called `""`, not `core`/, /Write `""`/],
      ['RULE_INVALID 9:33', /group with a version/, /Write `apps`/],
      ['RULE_INVALID 9:55', /no capital letters/, /Write `pod`/],
      ['RULE_INVALID 9:60', /two slashes/, /`pods\/log`/],
      ['RULE_INVALID 9:76', /no verb `gett`/, /Did you mean `get`\?/],
      ['RULE_INVALID 9:82', /no verb `edit`/, /Verbs: create, delete,/],
      ['RULE_INVALID 9:105', /name of an object is empty/, /Remove it/],
    ],
  },
  {
    rule: 'rules with wildcards, and with the rights of others',
    input: accountRules(
      '{ apiGroups: ["*"], resources: ["pods/*"], verbs: ["*"] }',
      '{ apiGroups: [""], resources: [serviceaccounts], verbs: [impersonate] }',
    ),
    finds: [
      ['RULE_FORBIDDEN 8:27', /installed later/, /verbs: \[get, list, watch\]/],
      ['RULE_FORBIDDEN 8:45', /installed later/, /verbs: \[get, list, watch\]/],
      ['RULE_FORBIDDEN 8:64', /installed later/, /verbs: \[get, list, watch\]/],
      ['RULE_FORBIDDEN 9:70', /No account may `impersonate`/, /Remove the verb/],
    ],
  },
  {
    rule: 'rules about single objects, with requests that name none',
    input: accountRules(
      '{ apiGroups: [""], resources: [configmaps], verbs: [create, get, list], resourceNames: [a] }',
      '{ apiGroups: [""], resources: [pods/exec], verbs: [create], resourceNames: [a] }',
    ),
    finds: [
      [
        'RULE_INVALID 8:65',
        /`create` names no object/,
        /a rule of its own without `resourceNames`/,
      ],
      ['RULE_INVALID 8:78', /`list` names no object/, /a rule of its own without `resourceNames`/],
    ],
  },
  {
    rule: 'rules about what users do not have, once for all environments',
    input: accountRules(
      '{ apiGroups: [""], resources: [pod, pods/logs, deployments, widgets], verbs: [get] }',
      '{ apiGroups: ["", batch], resources: [pods], verbs: [get] }',
      '{ apiGroups: [""], resources: [nodes, pods/proxy, serviceaccounts/token, pods/finalizers], verbs: [get] }',
      '{ apiGroups: [rbac.authorization.k8s.io], resources: [roles], verbs: [create] }',
    ),
    finds: [
      ['RULE_FORBIDDEN 8:43', /no `pods\/logs`/, /Did you mean `pods\/log`\?/],
      ['RULE_INVALID 8:43', /no kind `pod`/, /Did you mean `pods`\?/],
      ['RULE_INVALID 8:43', /no kind `widgets`/, /`platform\.kinds`/],
      ['RULE_INVALID 8:43', /`deployments` is in the group `apps`/, /`apiGroups: \[apps\]`/],
      ['RULE_INVALID 9:26', /in the group `batch`/, /Remove the group/],
      ['RULE_FORBIDDEN 10:43', /may have `nodes`/, /Remove it/],
      ['RULE_FORBIDDEN 10:43', /may have `pods\/proxy`/, /Remove it/],
      ['RULE_FORBIDDEN 10:43', /`serviceaccounts\/token`: a token outlives/, /Remove it/],
      ['RULE_FORBIDDEN 10:43', /no `pods\/finalizers`/, /pods\/log/],
      ['RULE_FORBIDDEN 11:66', /choose their own rights/, /Remove it/],
    ],
  },
  {
    rule: 'rules with verbs that users do not have',
    input: accountRules(
      '{ apiGroups: [""], resources: [pods], verbs: [deletecollection, get] }',
      '{ apiGroups: ["", apps], resources: [serviceaccounts, resourcequotas, daemonsets], verbs: [get, update] }',
      '{ apiGroups: [""], resources: [pods/status], verbs: [patch] }',
    ),
    finds: [
      [
        'RULE_FORBIDDEN 8:58',
        /may `deletecollection` `pods`: users may only create, delete, get/,
        /Remove deletecollection/,
      ],
      [
        'RULE_FORBIDDEN 9:103',
        /`update` `daemonsets\.apps`: it runs on every node/,
        /Remove update/,
      ],
      ['RULE_FORBIDDEN 9:103', /`update` `resourcequotas`: they are guards/, /Remove update/],
      [
        'RULE_FORBIDDEN 9:103',
        /`update` `serviceaccounts`: users may only get, list, watch/,
        /Remove update/,
      ],
      [
        'RULE_FORBIDDEN 10:65',
        /`patch` `pods\/status`: people who write an address/,
        /Remove patch/,
      ],
    ],
  },
  {
    rule: 'rules that change the work of others, where a guard rail keeps people from it',
    input: withTenant(
      "platform: { kubernetesVersion: '1.36' }",
      `serviceAccounts:\n  a:\n    rules:\n      - { apiGroups: [apps], resources: [deployments/scale], verbs: [get, patch] }`,
    ),
    finds: [
      [
        'RULE_FORBIDDEN 9:73',
        /may `patch` `deployments\.apps\/scale`: users may only get/,
        /Remove patch/,
      ],
    ],
  },
  {
    rule: 'a preset whose kinds nobody may use',
    input: tenant('serviceAccounts: { a: { presets: [dask] } }'),
    finds: [
      [
        'PRESET_KINDS_MISSING 5:38',
        /`daskautoscalers`, `daskclusters`/,
        /\{group: kubernetes\.dask\.org, resource: daskautoscalers\}/,
      ],
    ],
  },
  {
    rule: 'fine: the rules of charts, with several groups, subresources, leases, and events without create',
    input: accountRules(
      '{ apiGroups: ["", apps, batch], resources: [pods, pods/log, deployments, jobs], verbs: [get, list, watch] }',
      '{ apiGroups: [""], resources: [pods/exec, pods/attach], verbs: [create, get] }',
      '{ apiGroups: [coordination.k8s.io], resources: [leases], verbs: [create, get, update] }',
      '{ apiGroups: ["", events.k8s.io], resources: [events], verbs: [get, list, patch, watch] }',
      '{ apiGroups: [apps], resources: [deployments/scale], verbs: [patch] }',
    ),
    finds: [],
  },
  {
    rule: 'rules that create events, once for each account',
    input: tier(
      [
        'serviceAccounts:',
        '  a:',
        '    rules:',
        '      - { apiGroups: [""], resources: [events], verbs: [get] }',
        '      - { apiGroups: ["", batch], resources: [jobs, events], verbs: [create] }',
        '      - { apiGroups: [events.k8s.io], resources: [events], verbs: [create, patch] }',
        '  b: { rules: [{ apiGroups: [events.k8s.io], resources: [events], verbs: [create] }] }',
      ].join('\n'),
    ),
    finds: [
      [
        'EVENTS_UNCOUNTED 8:50',
        /account `a` can fill etcd with events: no quota counts events/,
        /Remove `create` for `events`.*`--etcd-servers-overrides=\/events#https:/,
      ],
      ['EVENTS_UNCOUNTED 10:61', /account `b` can fill etcd/, /say so under `accept`/],
    ],
  },
  {
    rule: 'a role of the platform that creates events',
    input: platform(
      'roles:\n  own: { rules: [{ apiGroups: [""], resources: [events], verbs: [create] }] }',
    ),
    finds: [
      [
        'EVENTS_UNCOUNTED 4:50',
        /^People and accounts with the role `own` can fill etcd with events/,
        /Remove `create` for `events`/,
      ],
    ],
  },
  {
    rule: 'fine: an account that creates events, where somebody says why',
    input: tenant(
      [
        'accept: [{ code: EVENTS_UNCOUNTED, why: events are in an etcd of their own }]',
        'serviceAccounts:',
        '  a: { rules: [{ apiGroups: [""], resources: [events], verbs: [create] }] }',
      ].join('\n'),
    ),
    finds: [],
  },
  {
    rule: 'fine: a role that creates events, where the platform says why',
    input: platform(
      'accept: [{ code: EVENTS_UNCOUNTED, why: events are in an etcd of their own }]\n' +
        'roles: { own: { rules: [{ apiGroups: [""], resources: [events], verbs: [create] }] } }',
    ),
    finds: [],
  },
  {
    rule: 'names that no pull secret can have',
    input: tenant('imagePullSecrets: [registry.example.com, Our_Registry]'),
    finds: [['NAME_INVALID 5:46', /name of a Secret/, /such as `our-registry`/]],
  },
  {
    rule: 'accounts and workflows that reach the API server where nobody says where it is',
    input: tenant(
      'serviceAccounts:\n  batch: { presets: [spark-driver], apiAccess: true }\n  quiet: { presets: [spark-driver] }\nnetwork:\n  integrations: [vault, argo-workflows]',
    ),
    finds: [
      ['API_SERVER_MISSING 6:52', /account `batch`/, /`network: \{apiServer:/],
      ['API_SERVER_MISSING 9:21', /`argo-workflows` report/, /to the platform/],
    ],
  },
  {
    rule: 'fine: an account that a tenant removes, and a list that takes the place of the inherited one',
    input: tier(
      'serviceAccounts: { a: { presets: [kfp-runner], apiAccess: true } }\nnetwork: { integrations: [argo-workflows] }\nenvironments:\n  dev: { serviceAccounts: { a: null }, network: { integrations: [vault] } }\n  staging: null\n  prod: null',
    ),
    finds: [],
  },
  {
    rule: 'bindings of nobody, and of an account that is not there',
    input: withTenant(
      'platform: { roles: { reader: { rules: [{ apiGroups: [""], resources: [pods], verbs: [get] }] } } }',
      [
        'serviceAccounts: { hub: {} }',
        'bindings:',
        '  a: { clusterRole: reader }',
        '  b: { clusterRole: reader, accounts: [hbu] }',
        '  c: { clusterRole: reader, accounts: [pump] }',
      ].join('\n'),
    ),
    finds: [
      ['BINDING_INVALID 8:10', /The binding `a` is for nobody/, /`to: \[users\]`/],
      ['BINDING_INVALID 9:43', /has no `hbu` here/, /Did you mean `hub`\?/],
      ['BINDING_INVALID 10:43', /has no `pump` here/, /serviceAccounts: \{pump: \{\}\}/],
    ],
  },
  {
    rule: 'kinds of the cluster that name other tenants, and those that cannot be read',
    input: tenant('users: [alice]\nclusterReads: [nodes, namespaces, persistentVolumes]'),
    finds: [
      ['READS_NAME_TENANTS 6:19', /`namespaces` learn the name of every tenant/, /`accept`/],
      ['READS_NAME_TENANTS 6:19', /`persistentVolumes` learn/, /Remove `persistentVolumes`/],
    ],
  },
  {
    rule: 'kinds of the cluster that nobody may read',
    input: tenant('clusterReads: [secrets, node]'),
    finds: [
      ['VALUE_UNKNOWN 5:20', /cannot be `secrets`/, /`nodes`/],
      ['VALUE_UNKNOWN 5:29', /cannot be `node`/, /Did you mean `nodes`\?/],
    ],
  },
  {
    rule: 'a binding of everybody',
    input: tenant(
      'bindings: { d: { clusterRole: reader, subjects: [{ group: "system:authenticated" }] } }',
    ),
    finds: [['SUBJECT_FORBIDDEN 5:63', /everybody who can log in/, /Name the people/]],
  },
  {
    rule: 'roles that nobody in a tenant may have, and those that other keys bind',
    input: tenant(
      [
        'bindings:',
        '  a: { clusterRole: cluster-admin, to: [admins] }',
        '  b: { clusterRole: admin, to: [admins] }',
        '  c: { clusterRole: edit, to: [admins] }',
        '  d: { clusterRole: "system:node", to: [admins] }',
        '  e: { clusterRole: tenant-access, to: [users] }',
        '  f: { clusterRole: workload-gitlab-runner, to: [users] }',
        '  g: { clusterRole: a/b, to: [users] }',
      ].join('\n'),
    ),
    finds: [
      ['ROLE_FORBIDDEN 6:25', /everything/, /`platform\.admins`/],
      ['ROLE_FORBIDDEN 7:25', /writes roles and bindings/, /under `admins`/],
      ['ROLE_FORBIDDEN 8:25', /no cap counts/, /under `users`/],
      ['ROLE_FORBIDDEN 9:25', /belong to Kubernetes/, /`platform\.roles`/],
      ['ROLE_FORBIDDEN 10:25', /one of ours/, /`access: selfService`/],
      ['ROLE_FORBIDDEN 11:25', /one of ours/, /`platform\.roles`/],
      ['NAME_INVALID 12:25', /name of a ClusterRole/, /kubectl get clusterroles/],
    ],
  },
  {
    rule: 'a role that the file does not state, once for all environments',
    input: tenant('bindings: { a: { clusterRole: boards, subjects: [alice] } }'),
    finds: [['ROLE_UNKNOWN 5:35', /what `boards` may do/, /kubectl get clusterrole boards/]],
  },
  {
    rule: 'roles of the platform that cannot be written, or hold what cannot be meant',
    input: platform(
      [
        'roles:',
        '  edit: { rules: [{ apiGroups: [""], resources: [pods], verbs: [get] }] }',
        '  Boards: { rules: [{ apiGroups: [""], resources: [pods], verbs: [get] }] }',
        '  none: { rules: [] }',
        '  all: { rules: [{ apiGroups: [""], resources: ["*"], verbs: [read] }] }',
      ].join('\n'),
    ),
    finds: [
      ['ROLE_FORBIDDEN 4:11', /`edit` cannot be written/, /another name/],
      ['NAME_INVALID 5:5', /name of a role/, /such as `boards`/],
      ['RULE_INVALID 6:20', /has no rule/, /remove it/],
      ['RULE_FORBIDDEN 7:51', /no bound role may have it/, /List what the role is for/],
      ['RULE_INVALID 7:65', /no verb `read`/, /Verbs: create/],
    ],
  },
];
