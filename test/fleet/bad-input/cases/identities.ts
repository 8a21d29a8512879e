import { type BadInput, tenant, tier } from '../bad-input';

/** Accounts of workloads, pull secrets, and operators to work with. */
export const IDENTITIES: readonly BadInput[] = [
  {
    rule: 'presets that do not exist, with the nearest one',
    input: tenant('serviceAccounts:\n  a: { presets: [argo-executer] }\n  b: { presets: [dask] }'),
    finds: [
      ['VALUE_UNKNOWN 6:22', /cannot be `argo-executer`/, /Did you mean `argo-executor`\?/],
      ['VALUE_UNKNOWN 7:22', /cannot be `dask`/, /`kfp-runner`.*`spark-driver`/],
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
];
