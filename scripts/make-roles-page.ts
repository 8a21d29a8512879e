import type { k8s } from 'cdk8s-plus-28';
import {
  auditorRules,
  AUDITOR_ROLE,
  CATALOGUE_ROLE,
  catalogueRules,
  DEPLOYER_ROLE,
  DEVICE_CLAIMS_ROLE,
  deployerRules,
  deviceClaimRules,
  ACCESS_ROLE,
  NETWORK_POLICIES_ROLE,
  SHARED_WORK_ROLE,
  accessRules,
  networkPolicyRules,
  sharedWorkRules,
  TENANT_ROLES,
  tenantRules,
  type TenantRole,
} from '../lib/constructs/access/tenant-roles';
import { presetRules } from '../lib/constructs/access/workload-roles';
import { IDENTITY_PRESETS, presetRole } from '../lib/fleet/catalogue/identity-presets';
import { CLUSTER_READS, clusterReadRole } from '../lib/fleet/catalogue/readable-kinds';
import { FORBIDDEN_KINDS } from '../lib/fleet/catalogue/forbidden-kinds';
import { UNGUARDED_KINDS } from '../lib/fleet/catalogue/unguarded-kinds';
import { NEVER_GRANTED } from '../lib/fleet/catalogue/never-granted';
import type { ClusterRead, IdentityPreset } from '../lib/fleet/model/props';
import { code, codes, generatedFrom, page, table } from './markdown';

const ROLES: readonly TenantRole[] = ['viewer', 'user', 'admin'];

/** Sets of verbs that have a short name. The page spells out all others. */
const WORDS: readonly (readonly [word: string, verbs: string])[] = [
  ['read', 'get, list, watch'],
  ['write', 'create, delete, get, list, patch, update, watch'],
  ['write all', 'create, delete, deletecollection, get, list, patch, update, watch'],
];

/** The page about who may do what, made from the rules in the output. */
export function makeRolesPage(): string {
  return page([
    generatedFrom('lib/fleet/catalogue and lib/constructs/access/tenant-roles.ts'),
    '# Roles: who may do what',
    [
      'A tenant’s people are bound to four roles, namespace by namespace. The roles are closed: each lists its groups,',
      'kinds and verbs, none has a `*`, and none aggregates other roles, so an operator’s chart cannot widen them later.',
      'To add your own kinds, list them in [`platform.kinds`](reference.md#kind).',
    ],
    table(
      ['in tenants.yaml', 'ClusterRole', 'may'],
      [
        [code('viewers'), code(TENANT_ROLES.viewer), 'read everything except secrets'],
        [code('users'), code(TENANT_ROLES.user), 'run workloads, and read and write secrets'],
        [
          code('admins'),
          code(TENANT_ROLES.admin),
          'do what users may, write service accounts and workflow templates, and read role bindings',
        ],
        [
          code('deployers'),
          code(DEPLOYER_ROLE),
          'write what users write, without a shell in pods and without secrets',
        ],
      ],
    ),
    'The tables below use these words:',
    table(['word', 'verbs'], [...WORDS.map(([word, verbs]) => [word, verbs]), ['–', 'nothing']]),
    '## Kinds in a namespace',
    [
      'People who may read a kind may also read its `/status`. [`objects`](reference.md#objects) limits how many of each a',
      'namespace may hold. A kind whose CRD is not installed does no harm.',
    ],
    table(
      ['group', 'kinds', ...ROLES],
      accessRows(ROLES.map((role) => tenantRules(role, []).map(withoutStatus))),
    ),
    '## Deployers',
    [
      `\`deployers\` add to the people of a namespace: the lists of the tier, of the tenant and of the environment are joined.`,
      `\`${DEPLOYER_ROLE}\` is for pipelines, and for people who only deploy. Like everybody who starts pods, they can start one that`,
      'mounts a secret and prints it: keep secrets that a pipeline must not learn out of the namespaces that it deploys to.',
      'They have the same rights as users, but none on these:',
    ],
    table(
      ['group', 'kinds', 'verbs that users have'],
      accessRows([without(tenantRules('user', []), deployerRules([]))]),
    ),
    '## Claims of devices',
    [
      `Admins, users and deployers are bound to \`${DEVICE_CLAIMS_ROLE}\` only if their namespace was granted a pool that Dynamic Resource`,
      'Allocation backs.',
    ],
    table(['group', 'kinds', 'verbs'], accessRows([deviceClaimRules()])),
    '## Colleagues’ workloads',
    [
      'From Kubernetes 1.36 on, the guard rail [`ownWork`](security.md#modes-of-guard-rails) records who',
      `created a workload. \`${TENANT_ROLES.user}\` then lacks the requests that carry no such record. If you switch the rail off,`,
      `users get them back through \`${SHARED_WORK_ROLE}\`. No kind \`otherswork\` exists: the right to update it marks people`,
      'who may change their colleagues’ workloads.',
    ],
    table(['group', 'kinds', 'verbs'], accessRows([sharedWorkRules([])])),
    '## Self-service',
    [
      `Admins are bound to \`${ACCESS_ROLE}\` with \`access: selfService\`, and to \`${NETWORK_POLICIES_ROLE}\` with`,
      '`network: {tenantPolicies: true}`. Guard rails restrict bindings of people to the three roles, and protect our own',
      'policies. Charts bring a Role for their account: admins may write Roles that hold no more than they have themselves,',
      'which the API server checks, and bind them to accounts of their own namespace.',
    ],
    table(
      ['ClusterRole', 'group', 'kinds', 'verbs'],
      [
        [ACCESS_ROLE, accessRules()] as const,
        [NETWORK_POLICIES_ROLE, networkPolicyRules()] as const,
      ].flatMap(([role, rules]) =>
        rules.map((rule) => [
          code(role),
          groupText(rule.apiGroups?.[0] ?? ''),
          `${codes(rule.resources ?? [])}${rule.resourceNames === undefined ? '' : `, only ${codes(rule.resourceNames)}`}`,
          verbsText(rule.verbs),
        ]),
      ),
    ),
    '## Roles of your own',
    [
      '[`platform.roles`](reference.md#role) are written with these, and [`bindings`](reference.md#binding) give them to people and',
      'accounts of single namespaces ([how](how-to/bind-a-role-of-your-own.md)). They hold at most what users may do, leases',
      'and events, and reading custom resources that no other role lists.',
    ],
    '## What everybody may read',
    [
      `The people of all tenants are bound to \`${CATALOGUE_ROLE}\`, so that they can see what they may choose from. Nothing in it`,
      'names a tenant, a node or a namespace.',
    ],
    table(['group', 'kinds', 'verbs'], accessRows([catalogueRules()])),
    '## What some may read of the cluster',
    [
      'The people of a namespace with [`clusterReads`](reference.md#settings) get, list and watch these in the whole cluster. If',
      'the last column says something, the entry comes with a warning: [`READS_NAME_TENANTS`](findings.md#reads_name_tenants).',
    ],
    table(
      [
        'in `clusterReads`',
        'ClusterRole',
        'group',
        'kinds',
        'shows',
        'what people learn of other tenants',
      ],
      (Object.keys(CLUSTER_READS) as ClusterRead[]).sort().map((name): string[] => {
        const { group, resources, shows, leaks = '–' } = CLUSTER_READS[name];
        const role = code(clusterReadRole(name));
        return [code(name), role, groupText(group), codes(resources), shows, leaks];
      }),
    ),
    '## Accounts of workloads',
    [
      'This is what the presets of [`serviceAccounts`](reference.md#service-account) may do in their own namespace. If a row',
      'says “only”, the rule is limited to the object that it names.',
    ],
    table(
      ['preset', 'ClusterRole', 'group', 'kinds', 'verbs'],
      (Object.keys(IDENTITY_PRESETS) as IdentityPreset[])
        .sort()
        .flatMap((preset) =>
          presetRules(preset).map((rule) => [
            code(preset),
            code(presetRole(preset)),
            groupText(rule.apiGroups?.[0] ?? ''),
            `${codes(rule.resources ?? [])}${rule.resourceNames === undefined ? '' : `, only ${codes(rule.resourceNames)}`}`,
            verbsText(rule.verbs),
          ]),
        ),
    ),
    '## Auditors',
    [
      `\`platform.auditors\` are bound to \`${AUDITOR_ROLE}\` in the whole cluster. They read everything that viewers read, the`,
      'catalogue, and the objects that decide who may do what. They cannot read secrets.',
    ],
    table(
      ['group', 'kinds in addition to those of viewers and of the catalogue', 'verbs'],
      accessRows([without(auditorRules([]), [...tenantRules('viewer', []), ...catalogueRules()])]),
    ),
    '## What nobody in a tenant may do',
    [
      'No role of a tenant, of a workload or of the catalogue allows any of these. A test checks all rules for each of',
      'them.',
    ],
    table(
      ['verbs', 'group', 'kinds', 'because'],
      NEVER_GRANTED.map(({ verbs, group, resources, reason, unless }) => [
        verbs.length === 0 ? 'any' : codes(verbs),
        group === '*' ? 'any' : groupText(group),
        resources[0] === '*' ? 'any' : codes(resources),
        unless === undefined ? reason : `${reason}; but ${unless}`,
      ]),
    ),
    '## Kinds that you cannot grant',
    'If an entry of `platform.kinds` names one of these, that is an error: [`KIND_INVALID`](findings.md#kind_invalid).',
    table(
      ['group', 'kind', 'because'],
      FORBIDDEN_KINDS.map(({ group, resource, reason }) => [
        groupText(group),
        resource === undefined ? 'any' : code(resource),
        reason,
      ]),
    ),
    '## Kinds that no guard rail judges',
    [
      'You can grant these, and `tenancy` warns you where users or admins may write them:',
      '[`KIND_UNGUARDED`](findings.md#kind_unguarded). With them, people reach beyond their namespace.',
    ],
    table(
      ['group', 'kinds', 'with it, people'],
      UNGUARDED_KINDS.map(({ group, resources, reason }) => [
        groupText(group),
        resources === undefined ? 'any' : codes(resources),
        reason,
      ]),
    ),
  ]);
}

/** A row for each group and set of verbs; a column of verbs for each role. */
function accessRows(roles: readonly (readonly k8s.PolicyRule[])[]): string[][] {
  const kinds = new Map<string, { group: string; resource: string; verbs: string[][] }>();
  roles.forEach((rules, role) => {
    for (const { apiGroups = [], resources = [], verbs } of rules) {
      for (const group of apiGroups) {
        for (const resource of resources) {
          const key = `${group} ${resource}`;
          const kind = kinds.get(key) ?? { group, resource, verbs: roles.map(() => []) };
          kind.verbs[role]!.push(...verbs);
          kinds.set(key, kind);
        }
      }
    }
  });
  const rows = new Map<string, { group: string; resources: string[]; access: string[] }>();
  for (const { group, resource, verbs } of kinds.values()) {
    const access = verbs.map(verbsText);
    const key = JSON.stringify([group, access]);
    const row = rows.get(key) ?? { group, resources: [], access };
    row.resources.push(resource);
    rows.set(key, row);
  }
  return [...rows.values()]
    .sort((a, b) => compare(a.group, b.group) || compare(depth(a.resources), depth(b.resources)))
    .map(({ group, resources, access }) => [groupText(group), codes(resources.sort()), ...access]);
}

function compare(a: string | number, b: string | number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** 1 where all of them are parts of other kinds, such as `pods/exec`: those come last. */
function depth(resources: readonly string[]): number {
  return resources.every((name) => name.includes('/')) ? 1 : 0;
}

/** People who may read an object may read its status, so the page does not repeat it. */
function withoutStatus(rule: k8s.PolicyRule): k8s.PolicyRule {
  return { ...rule, resources: rule.resources?.filter((name) => !name.endsWith('/status')) };
}

/** Rules without what other rules grant with the same verbs. */
function without(
  rules: readonly k8s.PolicyRule[],
  others: readonly k8s.PolicyRule[],
): k8s.PolicyRule[] {
  const known = new Set(others.flatMap(grantsOf).map(({ key }) => key));
  return rules.map((rule) => ({
    ...rule,
    resources: grantsOf(rule).flatMap(({ key, resource }) => (known.has(key) ? [] : [resource])),
  }));
}

function grantsOf({
  apiGroups = [],
  resources = [],
  verbs,
}: k8s.PolicyRule): { key: string; resource: string }[] {
  return apiGroups.flatMap((group) =>
    resources.map((resource) => ({ key: `${group} ${resource} ${verbs.join()}`, resource })),
  );
}

function verbsText(verbs: readonly string[]): string {
  const text = [...new Set(verbs)].sort().join(', ');
  if (text === '') return '–';
  return WORDS.find(([, other]) => other === text)?.[0] ?? text;
}

function groupText(group: string): string {
  return group === '' ? 'core' : code(group);
}
