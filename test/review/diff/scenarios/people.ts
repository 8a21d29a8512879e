import type { Scenario } from './scenario';

/** Who may do what. */
export const PEOPLE: readonly Scenario[] = [
  {
    name: 'viewer-made-admin',
    edits: [
      ['admins: [alice@example.com]', 'admins: [alice@example.com, {group: finance}]'],
      ['    viewers: [{group: finance}]\n', ''],
    ],
  },
  {
    name: 'viewer-added',
    edits: [['viewers: [{group: finance}]', 'viewers: [{group: finance}, bob@example.com]']],
  },
  {
    name: 'user-added',
    edits: [['users: [{group: vision}]', 'users: [{group: vision}, {group: contractors}]']],
  },
  { name: 'admin-removed', edits: [['    admins: [alice@example.com]\n', '']] },
  {
    name: 'ci-account-given-prod',
    edits: [
      [
        'prod: {priorities: [serving]}',
        'prod: {priorities: [serving], deployers: [{serviceAccount: ci/deployer}]}',
      ],
    ],
  },
  {
    name: 'user-list-replaced-so-that-the-team-lost-prod',
    edits: [
      ['    admins: [alice@example.com]\n', ''],
      [
        'prod: {priorities: [serving]}',
        'prod: {priorities: [serving], users: [{serviceAccount: ci/deployer}]}',
      ],
    ],
  },
  {
    name: 'platform-admin-added',
    edits: [['admins: [{group: ml-platform}]', 'admins: [{group: ml-platform}, eve@example.com]']],
  },
  {
    name: 'platform-auditor-added',
    edits: [
      [
        '  admins: [{group: ml-platform}]',
        '  admins: [{group: ml-platform}]\n  auditors: [{group: security}]',
      ],
    ],
  },
  {
    name: 'platform-role-widened',
    edits: [
      [
        'verbs: [get, list, watch]}]',
        'verbs: [get, list, watch]}, {apiGroups: [grafana.example.com], resources: [charts], verbs: [get]}]',
      ],
    ],
  },
  {
    name: 'platform-role-narrowed',
    edits: [['verbs: [get, list, watch]}]', 'verbs: [get]}]']],
  },
  {
    name: 'platform-role-added',
    edits: [
      [
        '  roles:\n',
        '  roles:\n    chart-reader:\n      rules: [{apiGroups: [grafana.example.com], resources: [charts], verbs: [get]}]\n',
      ],
    ],
  },
  {
    name: 'role-bound-to-a-group',
    edits: [
      [
        '    contact: vision@example.com\n',
        '    contact: vision@example.com\n    bindings: {boards: {clusterRole: board-reader, subjects: [{group: finance}]}}\n',
      ],
    ],
  },
  {
    name: 'role-reads-secrets-by-hand',
    byHand: [
      [
        'platform/roles',
        'name: board-reader\nrules:\n',
        'name: board-reader\nrules:\n  - apiGroups: [""]\n    resources: [secrets]\n    verbs: [get, list]\n',
      ],
    ],
  },
  {
    name: 'role-gone-that-bindings-name-by-hand',
    files: (files) => {
      const path = 'platform/roles.k8s.yaml';
      const kept = files[path]!.split('---\n').filter(
        (text) => !/kind: ClusterRole\n[^]*\n  name: tenant-user\n/.test(text),
      );
      return { ...files, [path]: kept.join('---\n') };
    },
  },
  {
    name: 'renamed-tenant-whose-people-lost-their-work',
    edits: [
      ['  - name: search\n', '  - name: find\n    renamedFrom: search\n'],
      ['users: [{group: search}]', 'users: [{serviceAccount: ci/bot}]'],
    ],
  },
  {
    name: 'everybody-may-look-on-by-hand',
    files: (files) => ({
      ...files,
      'platform/extra.k8s.yaml':
        'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata:\n  name: public\nroleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}\nsubjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: system:unauthenticated}]\n',
    }),
  },
  {
    name: 'role-of-a-binding-changed-by-hand',
    byHand: [['access/vision/prod', 'name: tenant-viewer', 'name: tenant-admin']],
  },
  {
    name: 'account-acts-as-a-cloud-role',
    edits: [
      [
        '    contact: vision@example.com\n',
        '    contact: vision@example.com\n    serviceAccounts: {loader: {annotations: {eks.amazonaws.com/role-arn: "arn:aws:iam::111122223333:role/data"}}}\n',
      ],
    ],
  },
  {
    name: 'account-added',
    edits: [
      [
        '    contact: vision@example.com\n',
        '    contact: vision@example.com\n    serviceAccounts: {loader: {automountToken: false}}\n',
      ],
    ],
  },
  {
    name: 'platform-role-removed',
    edits: [
      [
        '  roles:\n    board-reader:\n      rules: [{apiGroups: [grafana.example.com], resources: [boards], verbs: [get, list, watch]}]\n',
        '',
      ],
    ],
  },
  { name: 'viewer-removed', edits: [['    viewers: [{group: finance}]\n', '']] },
  {
    name: 'account-gets-its-token-by-hand',
    byHand: [
      [
        'tenants/vision/dev',
        'automountServiceAccountToken: false',
        'automountServiceAccountToken: true',
      ],
    ],
  },
  {
    name: 'admin-until-a-day',
    edits: [
      [
        'admins: [alice@example.com]',
        'admins: [alice@example.com, {user: bob@example.com, until: 2026-12-24, why: on call}]',
      ],
    ],
  },
  {
    name: 'admin-for-good',
    base: 'on call',
    edits: [['{user: bob@example.com, until: 2026-12-24, why: on call}', 'bob@example.com']],
  },
  {
    name: 'admin-until-a-day-gone',
    base: 'on call',
    edits: [[', {user: bob@example.com, until: 2026-12-24, why: on call}', '']],
  },
];
