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
  'lab-blue-dev': /./,
  'lab-small': /^ResourceQuota (compute|objects|accelerators)$/,
  'lab-open': /^ResourceQuota accelerators$/,
  'lab-dra': /^(ResourceQuota accelerators|RoleBinding device-claims)$/,
  'lab-strict': /^Namespace /,
  'lab-burst': /^(ResourceQuota compute|LimitRange defaults)$/,
  'lab-bounded': /^LimitRange defaults$/,
};

/** Which areas look at an object. */
const AREAS: Readonly<Record<string, readonly string[]>> = {
  'ResourceQuota compute': ['quota', 'everyday'],
  'ResourceQuota objects': ['quota', 'network', 'storage'],
  'ResourceQuota accelerators': ['accelerators'],
  'ResourceQuota forbidden-priorities': ['pods', 'everyday'],
  'LimitRange defaults': ['everyday', 'quota'],
  'ServiceAccount default': ['everyday'],
  ServiceAccount: ['identities'],
  'RoleBinding device-claims': ['accelerators'],
  RoleBinding: ['rights', 'pods', 'identities', 'everyday'],
  Namespace: ['pods', 'accelerators', 'everyday'],
  ValidatingAdmissionPolicy: ['accelerators'],
  ValidatingAdmissionPolicyBinding: ['accelerators'],
  'ClusterRoleBinding tenant-catalogue': ['everyday'],
  ClusterRoleBinding: ['platform', 'everyday'],
  'ClusterRole platform-auditor': ['platform'],
  'ClusterRole tenant-catalogue': ['everyday', 'accelerators'],
  'ClusterRole tenant-device-claims': ['accelerators'],
  ClusterRole: ['rights', 'identities', 'everyday'],
  PriorityClass: ['everyday', 'pods'],
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
  const areas = AREAS[`${kind} ${metadata.name}`] ?? AREAS[kind] ?? [];
  const without = (path: readonly (string | number)[], unseen?: string): Mutant => ({
    title: `${title} without ${path.join('.')}`,
    original,
    mutated: remove(original, path) as Manifest,
    areas,
    ...(unseen && { unseen }),
  });

  if (kind === 'NetworkPolicy') return [{ title, original, areas, unseen: NETWORK }];
  if (kind === 'Namespace') {
    return [
      ...Object.keys(metadata.labels ?? {}).map((key) =>
        without(['metadata', 'labels', key], UNSEEN_LABELS[key]),
      ),
      ...Object.keys(metadata.annotations ?? {}).map((key) =>
        without(['metadata', 'annotations', key], unseenAnnotation(key)),
      ),
    ];
  }
  return [
    { title, original, areas },
    ...piecesOf(original).map((path) => without(path, unseenPiece(original, path))),
  ];
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
    case 'ValidatingAdmissionPolicy':
      return [
        ...items('matchConditions', spec?.['matchConditions']),
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
    const served = rule.resources.some((resource) =>
      isServed(resource.split('/')[0]!, rule.apiGroups[0]!),
    );
    if (!served) return ABSENT;
  }
  if (kind === 'ValidatingAdmissionPolicy' && path.includes('resourceRules') && path.at(-1) === 1) {
    return 'the API server lets no such request name devices today';
  }
  if (path[0] === 'subjects') {
    const { name } = (original as unknown as { subjects: { name: string }[] }).subjects[
      path[1] as number
    ]!;
    if (!TRIED_PEOPLE.test(name)) return 'nobody of the cases is that';
  }
  return undefined;
}

/** Subjects whose cases look at what a binding gives. */
const TRIED_PEOPLE = /^(alice@|blue-|platform-team|security-team)/;

/** Quotas are alike in all namespaces: where the cases for a key are. */
const REPEATED: Readonly<Record<string, Readonly<Record<string, readonly RegExp[]>>>> = {
  'lab-blue-dev': {
    objects: [/^services\./, /^requests\.storage$/],
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
const NOT_CORE = /^(jobset|leaderworkerset|kueue|gateway|inference|snapshot|metrics|hnc)\./;

function isServed(plural: string, group: string): boolean {
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

function unseenAnnotation(key: string): string | undefined {
  if (/^(argocd|kustomize)\./.test(key)) return 'delivery engines read it';
  if (/^cdk8s-tenancy\/(extended-resources|device-classes)$/.test(key)) return undefined;
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
