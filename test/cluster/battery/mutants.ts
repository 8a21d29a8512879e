import { CUSTOM_KINDS } from './kinds';
import { type Manifest, type Tree, titleOf } from './trees';

/** An object as we write it, without one piece of it, or without the object. */
export interface Mutant {
  /** What is missing. */
  readonly title: string;
  readonly original: Manifest;
  /** Absent: the object itself is missing. */
  readonly mutated?: Manifest;
  /** The areas whose cases should notice, those that are likely first. */
  readonly areas: readonly string[];
  /** Why no case can notice. */
  readonly unseen?: string;
}

/**
 * What is taken away, by namespace: everything in the first one, and what only another tenant has. The
 * rest is the same again.
 */
const CHOSEN: Readonly<Record<string, RegExp>> = {
  // What a guard rail refuses first is taken away where that is off.
  'lab-blue-dev': /^(?!ResourceQuota forbidden-priorities$)/,
  'lab-small': /^ResourceQuota (compute|objects|accelerators)$/,
  'lab-open':
    /^(Namespace lab-open|ResourceQuota (accelerators|forbidden-priorities)|RoleBinding shared-work)$/,
  'lab-dra': /^(Namespace lab-dra|ResourceQuota namespace|RoleBinding device-claims)$/,
  'lab-strict': /^Namespace /,
  'lab-burst': /^(ResourceQuota namespace|LimitRange defaults)$/,
  'lab-bounded': /^LimitRange defaults$/,
  'lab-disk': /^(ResourceQuota namespace|LimitRange defaults)$/,
  'lab-listed': /^(Namespace |ConfigMap gpu-pools$)/,
  'lab-finer': /^(ResourceQuota priority-|LimitRange defaults$)/,
  'lab-timed': /^Namespace /,
  'lab-housed': /^Namespace /,
  'lab-narrow': /^Namespace /,
  'lab-solo': /^Namespace /,
  'lab-self': /^(Namespace lab-self|RoleBinding (access|network-policies))$/,
};

/** Labels of namespaces, where their cases are. The same labels stand on all others. */
const LABELS: Readonly<Record<string, RegExp>> = {
  'lab-blue-dev': /(?:)/,
  // What would be warned of is refused there.
  'lab-strict': /^pod-security\.kubernetes\.io\/enforce/,
};

/** Which areas look at an object. */
const AREAS: Readonly<Record<string, readonly string[]>> = {
  'ResourceQuota namespace': ['quota', 'everyday', 'network', 'storage', 'accelerators'],
  'ResourceQuota forbidden-priorities': ['pods', 'pod-rails'],
  'ResourceQuota priority-lab-urgent': ['budgets'],
  'LimitRange defaults': ['everyday', 'quota', 'budgets'],
  'ServiceAccount default': ['everyday'],
  ServiceAccount: ['identities'],
  'ConfigMap gpu-pools': ['accelerators'],
  'RoleBinding access': ['platform-rails'],
  'RoleBinding device-claims': ['accelerators'],
  'RoleBinding network-policies': ['platform-rails'],
  'RoleBinding shared-work': ['own-work'],
  RoleBinding: ['rights', 'pods', 'identities', 'everyday'],
  'Namespace lab-housed': ['budgets'],
  'Namespace lab-narrow': ['pod-rails'],
  'Namespace lab-timed': ['budgets'],
  'Namespace lab-open': ['platform-rails', 'pod-rails'],
  'Namespace lab-self': ['platform-rails'],
  'Namespace lab-solo': ['object-rails'],
  Namespace: [
    'pods',
    'accelerators',
    'metadata',
    'node-selector',
    'node-taint',
    'own-work',
    'everyday',
    'pod-rails',
    'object-rails',
  ],
  ValidatingAdmissionPolicy: ['accelerators'],
  ValidatingAdmissionPolicyBinding: ['accelerators'],
  'ClusterRoleBinding tenant-catalogue': ['everyday'],
  ClusterRoleBinding: ['platform', 'everyday'],
  'ClusterRole platform-auditor': ['platform'],
  'ClusterRole tenant-access': ['platform-rails'],
  'ClusterRole tenant-catalogue': ['everyday', 'accelerators'],
  'ClusterRole tenant-device-claims': ['accelerators'],
  'ClusterRole tenant-network-policies': ['platform-rails'],
  'ClusterRole tenant-shared-work': ['own-work'],
  'ClusterRole workload-ray-autoscaler': ['identities', 'own-work'],
  ClusterRole: ['rights', 'identities', 'everyday'],
  PriorityClass: ['everyday', 'pods'],
};

/** The areas of a policy and of its binding, by their name. */
const POLICY_AREAS: Readonly<Record<string, readonly string[]>> = {
  'flux-object-sizes': ['deploy'],
  'object-sizes': ['sizes'],
  'pod-deletion': ['pod-rails'],
  'tenant-pods': ['pod-rails', 'accelerators', 'pods', 'sizes'],
  'account-annotations': ['platform-rails'],
  'burst-limits': ['own-work'],
  'image-pulls': ['pod-rails'],
  'required-runtimes': ['runtimes'],
  'queue-turns': ['queues'],
  'queued-jobs': ['queues'],
  'queued-services': ['queues'],
  'engine-fields': ['engines'],
  'managed-namespaces': ['platform-rails'],
  'managed-objects': ['platform-rails'],
  'own-work': ['own-work'],
  'own-work-stamp': ['own-work'],
  'pod-totals': ['own-work'],
  'contour-routes': ['object-rails'],
  'proxy-routes': ['object-rails'],
  'traefik-routes': ['object-rails'],
  'ray-autoscaling': ['own-work'],
  'role-bindings': ['platform-rails'],
  'route-annotations': ['object-rails'],
  'route-hosts': ['object-rails'],
  'service-exposure': ['object-rails'],
  'token-requests': ['pod-rails'],
  'token-secrets': ['pod-rails'],
  'volume-claims': ['object-rails'],
  'volume-snapshots': ['object-rails'],
  'disruption-budgets': ['object-rails'],
  'workflow-status': ['engines'],
  'workload-history': ['object-rails'],
  'workload-metadata': ['metadata'],
  'data-metadata': ['metadata'],
};

const NETWORK = 'the network plugin decides on it';
const ABSENT = 'this cluster has no such kind';

/** Every mutant of a tree. */
export function mutantsOf(tree: Tree): Mutant[] {
  return tree.files.flatMap(({ objects }) => objects.filter(isChosen).flatMap(mutantsOfObject));
}

function isChosen({ kind, metadata }: Manifest): boolean {
  const namespace = kind === 'Namespace' ? metadata.name : metadata.namespace;
  return namespace === undefined || !!CHOSEN[namespace]?.test(`${kind} ${metadata.name}`);
}

function mutantsOfObject(original: Manifest): Mutant[] {
  const { kind, metadata } = original;
  const title = titleOf(original);
  const areas =
    AREAS[`${kind} ${metadata.name}`] ??
    (/AdmissionPolicy/.test(kind) ? POLICY_AREAS[metadata.name] : undefined) ??
    AREAS[kind] ??
    [];
  const without = (path: readonly (string | number)[], unseen?: string): Mutant => ({
    title: `${title} without ${path.join('.')}`,
    original,
    mutated: remove(original, path) as Manifest,
    areas,
    ...(unseen && { unseen }),
  });

  if (/^(Cluster)?NetworkPolicy$/.test(kind)) return [{ title, original, areas, unseen: NETWORK }];
  if (kind === 'Namespace') {
    return [
      ...Object.keys(metadata.labels ?? {})
        .filter((key) => LABELS[metadata.name]?.test(key))
        .map((key) => without(['metadata', 'labels', key], UNSEEN_LABELS[key])),
      ...Object.keys(metadata.annotations ?? {}).map((key) =>
        without(['metadata', 'annotations', key], unseenAnnotation(key, metadata.name)),
      ),
    ];
  }
  return [
    { title, original, areas },
    ...withoutRefusals(original).map((mutated, index) => ({
      title: `${title} without refusal ${index}`,
      original,
      mutated,
      areas,
    })),
    ...piecesOf(original).map((path) => without(path, unseenPiece(original, path))),
  ];
}

/** A policy of several guard rails without one of the lines that say what they refuse. */
function withoutRefusals(original: Manifest): Manifest[] {
  const { spec } = original as Manifest & {
    spec?: { variables?: Expression[]; validations?: Expression[] };
  };
  return (['variables', 'validations'] as const).flatMap((list) =>
    (spec?.[list] ?? []).flatMap(({ expression }, at) => {
      const lines = expression.split('\n');
      return lines.flatMap((line, index) => {
        // An expression of one line is no list of refusals, and without it nothing is left.
        if (lines.length === 1 || !/^(!|&& )\(/.test(line)) return [];
        const mutated = structuredClone(original) as typeof original & { spec: typeof spec };
        mutated.spec![list]![at]!.expression = lines.filter((_, i) => i !== index).join('\n');
        return [mutated as Manifest];
      });
    }),
  );
}

interface Expression {
  expression: string;
}

/** Paths of what an object says. */
function piecesOf(original: Manifest): (string | number)[][] {
  const { kind, spec, rules, subjects } = original as Manifest & {
    spec?: Record<string, unknown>;
    rules?: unknown[];
    subjects?: unknown[];
  };
  const items = (at: string, list: unknown): (string | number)[][] =>
    Array.isArray(list) ? list.map((_, index) => ['spec', at, index]) : [];
  switch (kind) {
    case 'ResourceQuota': {
      const selector = spec?.['scopeSelector'] as { matchExpressions: unknown[] } | undefined;
      // A quota without any entry is none: the mutant without the object says the same.
      const keys = Object.keys(spec?.['hard'] as object);
      return [
        ...(keys.length > 1 ? keys.map((key) => ['spec', 'hard', key]) : []),
        ...(selector?.matchExpressions ?? []).map((_, index) => [
          'spec',
          'scopeSelector',
          'matchExpressions',
          index,
        ]),
      ];
    }
    case 'LimitRange': {
      const limits = spec?.['limits'] as Record<string, unknown>[];
      return limits.flatMap((item, index) =>
        Object.entries(item)
          .filter(([, value]) => typeof value === 'object')
          .flatMap(([key, value]) =>
            Object.keys(value as object).map((name) => ['spec', 'limits', index, key, name]),
          ),
      );
    }
    case 'ClusterRole':
      return (rules ?? []).map((_, index) => ['rules', index]);
    case 'RoleBinding':
    case 'ClusterRoleBinding':
      return (subjects ?? []).length > 1 ? subjects!.map((_, index) => ['subjects', index]) : [];
    case 'MutatingAdmissionPolicy':
    case 'ValidatingAdmissionPolicy':
      return [
        ...items('matchConditions', spec?.['matchConditions']),
        // A policy without any is none.
        ...(((spec?.['validations'] ?? []) as unknown[]).length > 1
          ? items('validations', spec?.['validations'])
          : []),
        ...((spec?.['matchConstraints'] as { resourceRules: unknown[] }).resourceRules.length > 1
          ? (spec?.['matchConstraints'] as { resourceRules: unknown[] }).resourceRules.map(
              (_, index) => ['spec', 'matchConstraints', 'resourceRules', index],
            )
          : []),
      ];
    default:
      return [];
  }
}

function unseenPiece(original: Manifest, path: readonly (string | number)[]): string | undefined {
  const { kind, metadata } = original;
  const key = String(path.at(-1));
  if (kind === 'ResourceQuota') {
    const group = /^count\/(\w+)\.(.+)$/.exec(key);
    if (group && !isServed(group[1]!, group[2]!)) return ABSENT;
    const repeats = REPEATED[metadata.namespace ?? '']?.[metadata.name];
    if (repeats && !repeats.some((pattern) => pattern.test(key))) {
      return 'the same key is taken away in another namespace';
    }
  }
  // The people's three roles are tried verb by verb, whether a kind is served or not.
  const isTried = /^tenant-(admin|user|viewer)$/.test(metadata.name);
  if (kind === 'ClusterRole' && path[0] === 'rules' && !isTried) {
    const rule = (original as unknown as { rules: { apiGroups: string[]; resources: string[] }[] })
      .rules[path[1] as number]!;
    const served = rule.resources.some((resource) => {
      const [plural = '', part] = resource.split('/');
      // Our definitions of custom resources have no scale.
      return isServed(plural, rule.apiGroups[0]!) && !(part === 'scale' && CUSTOM_KINDS[plural]);
    });
    if (!served) return ABSENT;
  }
  if (kind.endsWith('AdmissionPolicy') && path.includes('resourceRules')) {
    const { apiGroups, resources } = (
      original as unknown as {
        spec: {
          matchConstraints: { resourceRules: { apiGroups: string[]; resources: string[] }[] };
        };
      }
    ).spec.matchConstraints.resourceRules[path.at(-1) as number]!;
    if (!resources.some((name) => isServed(name.split('/')[0]!, apiGroups[0]!))) return ABSENT;
  }
  if (metadata.name === 'burst-limits' && path.includes('matchConditions')) {
    return 'it spares pods that have no limit by default the look at their containers';
  }
  if (['data-metadata', 'workload-metadata'].includes(metadata.name) && path.at(-1) === 0) {
    if (path.includes('matchConditions')) return 'it spares a look at what does not change';
  }
  if (path[0] === 'subjects') {
    const { name } = (original as unknown as { subjects: { name: string }[] }).subjects[
      path[1] as number
    ]!;
    if (!TRIED_PEOPLE.test(name)) return 'none of the cases is about that person';
  }
  return undefined;
}

/** Subjects whose cases look at what a binding gives. */
const TRIED_PEOPLE = /^(alice@|blue-|platform-team|security-team)/;

/** Quotas are alike in all namespaces: where the cases for a key are. */
const REPEATED: Readonly<Record<string, Readonly<Record<string, readonly RegExp[]>>>> = {
  'lab-blue-dev': {
    objects: [/^requests\.storage$/],
    compute: [/^requests\./],
    accelerators: [/nvidia\.com\/(gpu|mig-1g\.10gb)$/],
  },
  'lab-small': {
    compute: [/pods$/],
    accelerators: [/nvidia\.com\/gpu$/],
  },
  'lab-open': { accelerators: [/^requests\./] },
  'lab-dra': { accelerators: [/^requests\.amd\.com\/gpu$|[./]?gpu\.amd\.com(\.deviceclass.*)?$/] },
  'lab-burst': { compute: [/^limits\.cpu$/] },
};

/** Groups that every API server serves. */
const CORE_GROUPS = /^$|^(apps|batch|autoscaling|policy)$|\.k8s\.io$/;
const NOT_CORE =
  /^(jobset|leaderworkerset|kueue|gateway|inference|snapshot|sparkoperator|metrics|hnc)\./;

function isServed(plural: string, group: string): boolean {
  // Permissions of ours: no object is called so, and admission policies ask for them.
  if (group === 'cdk8s-tenancy') return true;
  const custom = CUSTOM_KINDS[plural];
  if (custom && custom[0].startsWith(`${group}/`)) return true;
  return CORE_GROUPS.test(group) && !NOT_CORE.test(group);
}

const UNSEEN_LABELS: Readonly<Record<string, string>> = {
  tenant: 'people and cost reports read it',
  environment: 'people and cost reports read it',
  'cost-center': 'people and cost reports read it',
  department: 'people and cost reports read it',
  'example.com/kind': 'people read it',
  'pod-security.kubernetes.io/audit': 'the audit log holds it',
  'pod-security.kubernetes.io/audit-version': 'the audit log holds it',
};

/** Annotations that guard rails read, and whose cases are there. */
const PARAMETERS: readonly string[] = [
  'accelerators',
  'access',
  'autoscaler-accounts',
  'claimable-accelerators',
  'default-priority',
  'device-classes',
  'extended-resources',
  'external-name-accounts',
  'guard-rails-off',
  'hosts',
  'image-pull-policy',
  'image-registries',
  'ingress-classes',
  'max-gpu-pod-seconds',
  'max-gpus-per-container',
  'max-gpus-per-pod',
  'metadata',
  'priority-classes',
  'queue-priorities',
  'queues',
  'ray-tokens',
  'runtime-classes',
  'schedulers',
  'service-types',
  'storage-classes',
  'tolerations',
  'volume-attributes-classes',
  'volume-drivers',
  'volumes',
];

function unseenAnnotation(key: string, namespace: string): string | undefined {
  if (namespace === 'lab-open' && key !== 'cdk8s-tenancy/guard-rails-off') {
    return 'the rail that would read it is off there';
  }
  if (/^(argocd|kustomize)\./.test(key)) return 'delivery engines read it';
  if (PARAMETERS.some((name) => key === `cdk8s-tenancy/${name}`)) return undefined;
  return 'people read it';
}

/** A copy without what stands at a path. */
function remove(value: unknown, [key, ...rest]: readonly (string | number)[]): unknown {
  if (Array.isArray(value)) {
    return rest.length === 0
      ? value.filter((_, index) => index !== key)
      : value.map((item, index) => (index === key ? remove(item, rest) : item));
  }
  const entries = Object.entries(value as object).flatMap(([name, item]) => {
    if (name !== key) return [[name, item]];
    return rest.length === 0 ? [] : [[name, remove(item, rest)]];
  });
  return Object.fromEntries(entries);
}
