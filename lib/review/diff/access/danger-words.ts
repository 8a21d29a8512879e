import { type ManifestMap, asMaps, asTexts } from '../../../verify/objects/manifest-data';

/** How far a right goes: `rule` leads to the rights of others, `work` runs or changes something, `read` only shows it. */
export type RightLevel = 'rule' | 'work' | 'read';

interface Danger {
  readonly level: 'rule' | 'work';
  readonly verbs: readonly string[];
  readonly resources: readonly string[];
  /** What it lets somebody do. */
  readonly words: string;
}

const WRITE = ['create', 'update', 'patch'];
const CHANGE = [...WRITE, 'delete', 'deletecollection'];
const READ = ['get', 'list', 'watch'];

/** Rights to look at twice. Source: kubernetes.io, "Role Based Access Control Good Practices". */
const DANGERS: readonly Danger[] = [
  {
    level: 'rule',
    verbs: ['impersonate'],
    resources: ['users', 'groups', 'serviceaccounts'],
    words: 'act as others (`impersonate`)',
  },
  {
    level: 'rule',
    verbs: ['bind', 'escalate'],
    resources: ['roles', 'clusterroles'],
    words: 'give rights that they do not have (`bind`, `escalate`)',
  },
  {
    level: 'rule',
    verbs: WRITE,
    resources: ['roles', 'clusterroles', 'rolebindings', 'clusterrolebindings'],
    words: 'change who may do what (`create` `rolebindings`)',
  },
  {
    level: 'rule',
    verbs: ['create'],
    resources: ['serviceaccounts/token'],
    words: 'take tokens of service accounts (`create` `serviceaccounts/token`)',
  },
  { level: 'rule', verbs: READ, resources: ['secrets'], words: 'read Secrets (`get` `secrets`)' },
  {
    level: 'rule',
    verbs: CHANGE,
    resources: ['resourcequotas', 'limitranges', 'networkpolicies', 'ciliumnetworkpolicies'],
    words: 'change quotas or network policies',
  },
  { level: 'rule', verbs: CHANGE, resources: ['namespaces'], words: 'change or delete namespaces' },
  {
    level: 'rule',
    verbs: CHANGE,
    resources: [
      'validatingadmissionpolicies',
      'validatingadmissionpolicybindings',
      'validatingwebhookconfigurations',
      'mutatingwebhookconfigurations',
    ],
    words: 'switch guard rails off',
  },
  {
    level: 'rule',
    verbs: ['create', 'get'],
    resources: ['nodes/proxy'],
    words: 'control nodes (`nodes/proxy`)',
  },
  {
    level: 'work',
    verbs: ['create'],
    resources: ['pods/exec', 'pods/attach'],
    words: 'enter pods (`create` `pods/exec`)',
  },
  {
    level: 'work',
    verbs: ['update', 'patch'],
    resources: ['pods/ephemeralcontainers'],
    words: 'put containers into pods (`patch` `pods/ephemeralcontainers`)',
  },
  {
    level: 'work',
    verbs: WRITE,
    resources: [
      'pods',
      'deployments',
      'statefulsets',
      'daemonsets',
      'replicasets',
      'jobs',
      'cronjobs',
    ],
    words: 'run pods (`create` `pods`, `jobs`, …)',
  },
  {
    level: 'work',
    verbs: ['delete', 'deletecollection'],
    resources: ['persistentvolumeclaims'],
    words: 'delete volumes (`delete` `persistentvolumeclaims`)',
  },
];

const EVERYTHING = 'do everything (`*`)';

/** What roles of Kubernetes itself let somebody do. Source: kubernetes.io, "Default roles and role bindings". */
const BUILT_IN: Readonly<Record<string, readonly string[]>> = {
  'cluster-admin': [EVERYTHING],
  admin: [
    'read Secrets (`get` `secrets`)',
    'change who may do what (`create` `rolebindings`)',
    'run pods (`create` `pods`, `jobs`, …)',
  ],
  edit: ['read Secrets (`get` `secrets`)', 'run pods (`create` `pods`, `jobs`, …)'],
  view: [],
};

/** The dangerous things that rules let somebody do, the worst first. */
export function dangersOf(rules: readonly ManifestMap[]): string[] {
  if (rules.some((rule) => has(rule, 'verbs', '*') && has(rule, 'resources', '*'))) {
    return [EVERYTHING];
  }
  return DANGERS.filter(({ verbs, resources }) =>
    rules.some(
      (rule) =>
        verbs.some((verb) => has(rule, 'verbs', verb)) &&
        resources.some((resource) => has(rule, 'resources', resource)),
    ),
  ).map(({ words }) => words);
}

/** The same for a role of Kubernetes itself; nothing for another one. */
export function builtInDangers(role: string): readonly string[] | undefined {
  return BUILT_IN[role];
}

/** How far the worst of some dangers goes. */
export function levelOf(dangers: readonly string[]): RightLevel {
  if (dangers.length === 0) return 'read';
  const isRule = dangers.some(
    (words) =>
      words === EVERYTHING || DANGERS.some((row) => row.words === words && row.level === 'rule'),
  );
  return isRule ? 'rule' : 'work';
}

function has(rule: ManifestMap, key: string, value: string): boolean {
  const texts = asTexts(rule[key]);
  return texts.includes(value) || texts.includes('*');
}

/** The rules of a role. */
export function rulesOf(role: ManifestMap): readonly ManifestMap[] {
  return asMaps(role['rules']);
}
