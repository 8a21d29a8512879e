import type { Explanations } from './explanation';
import { yaml } from './yaml';

/** Names, labels, people. */
export const NAMES = {
  NAME_INVALID: {
    cause:
      'The name becomes a part of the name of an object, such as a namespace or a policy. ' +
      'There Kubernetes takes lower-case letters, digits and dashes only, as a rule at most ' +
      '63 of them.',
    fix: 'Use the spelling that is suggested. What people should read goes into `displayName`.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - { name: Computer Vision, costCenter: ENG-1 }
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - { name: computer-vision, displayName: Computer Vision, costCenter: ENG-1 }
      `,
    },
  },
  NAME_AMBIGUOUS: {
    cause:
      'Many tools still read YAML 1.1, in which `no`, `on`, `y`, numbers and dates are no texts. Quotes here would not ' +
      'help: the name is copied into other files by people, who leave them out.',
    fix: 'Choose a name that starts with a letter and is no word for true, false or nothing.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - { name: no, displayName: Team Norway, costCenter: ENG-1 }
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - { name: norway, displayName: Team Norway, costCenter: ENG-1 }
      `,
    },
  },
  NAME_RESERVED: {
    cause:
      'Kubernetes or a distribution keeps the name for itself, such as `kube-…` for ' +
      'namespaces and `system-…` for priority classes. Or DNS does: in a namespace called ' +
      '`com`, a Service called `github` would answer for github.com in the whole cluster.',
    fix: 'Choose another name, or give the platform a `prefix`, which stands before every namespace.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - { name: kube, costCenter: ENG-1 }
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { prefix: ml }
        tenants:
          - { name: kube, costCenter: ENG-1 }
      `,
    },
  },
  NAMESPACE_TOO_LONG: {
    cause:
      'A namespace is called after the prefix, the tenant and the environment, and Kubernetes takes at most 63 ' +
      'characters. Nothing is cut off, because two names that are cut can become one.',
    fix: 'Shorten the prefix or a name, or state a `namespace` for the environment.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { prefix: machine-learning }
        tenants:
          - { name: natural-language-understanding-and-search, costCenter: ENG-1 }
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { prefix: ml }
        tenants:
          - { name: natural-language-understanding-and-search, costCenter: ENG-1 }
      `,
    },
  },
  NAMESPACE_CLASH: {
    cause:
      'One namespace would have two owners: both would see its secrets and share its quota. Tenant `a` with ' +
      'environment `b-dev` and tenant `a-b` with `dev` both make `a-b-dev`.',
    fix: 'Rename one of them, or state another `namespace` for it.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - { name: search, costCenter: ENG-1, environments: { ads-dev: { share: 10% } } }
          - { name: search-ads, costCenter: ENG-2 }
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - { name: search, costCenter: ENG-1, environments: { demo: { share: 10% } } }
          - { name: search-ads, costCenter: ENG-2 }
      `,
    },
  },
  TENANT_DUPLICATE: {
    cause:
      'A name stands for one team, everywhere: in namespaces, labels, bills. With included files, the other entry may ' +
      'stand in another file.',
    fix: 'Rename one of the two, or merge them into one entry.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - { name: vision, costCenter: ENG-1, quota: { cpu: 20 } }
          - { name: vision, costCenter: ENG-1, quota: { memory: 64Gi } }
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - { name: vision, costCenter: ENG-1, quota: { cpu: 20, memory: 64Gi } }
      `,
    },
  },
  TENANT_VANISHED: {
    cause:
      'The output holds a file for a namespace that the input no longer has. Deleting it would have Flux or Argo CD ' +
      'delete the namespace with all its data, which is too much to happen by a lost line or a misspelt name.',
    fix:
      'Put the entry back with `state: removed`, run synth, commit, and delete the entry with the next commit. If the ' +
      'namespace is gone already, `tenancy synth --prune` deletes the file.',
    noExample: 'It compares tenants.yaml with what an earlier run wrote.',
  },
  LABEL_INVALID: {
    cause:
      'Labels are how bills, policies and `kubectl -l` find things, and the API server takes only short values of ' +
      'letters, digits, dashes, underscores and dots. It would refuse the whole object.',
    fix: 'Shorten the value to a code or a word. Free text goes into `annotations` or `displayName`.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            labels: { example.com/product: Self-driving cars }
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            labels: { example.com/product: self-driving-cars }
      `,
    },
  },
  LABEL_KEY: {
    cause:
      'The API server takes keys of letters, digits, dashes, underscores and dots, with one optional domain and a ' +
      'slash before them. It would refuse the whole object.',
    fix: 'Write the key as `owner` or as `example.com/owner`.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            labels: { product line: autonomy }
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            labels: { example.com/product-line: autonomy }
      `,
    },
  },
  LABEL_RESERVED: {
    cause:
      'Policies, quotas and GitOps engines trust these labels and annotations to say whose a namespace is and how it ' +
      'is guarded. A tenant that wrote them could pass for another one.',
    fix: 'Remove the key. Change the setting that it follows from, where there is one.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            labels: { pod-security.kubernetes.io/enforce: restricted }
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            podSecurity: restricted
      `,
    },
  },
  SUBJECT_INVALID: {
    cause:
      'Kubernetes binds roles to any text, so a name that nobody has is a grant that works for nobody, or one day for ' +
      'whoever takes that name. A plain text is a user; groups and service accounts say what they are.',
    fix:
      'Write users as the API server sees them, groups as `{group: NAME}`, service accounts as ' +
      '`{serviceAccount: NAMESPACE/NAME}`.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            users: ["group:vision"]
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            users: [{ group: vision }]
      `,
    },
  },
  SUBJECT_FORBIDDEN: {
    cause:
      'Everybody who can log in, every pod of the cluster, or whoever passes every check is in this group: a binding ' +
      'to it opens the namespace to far more than a team. Names with `system:` belong to Kubernetes.',
    fix: 'Name the people, or the group of your identity provider that holds them.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            viewers: [{ group: 'system:authenticated' }]
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            viewers: [{ group: all-engineers }]
      `,
    },
  },
} as const satisfies Explanations;
