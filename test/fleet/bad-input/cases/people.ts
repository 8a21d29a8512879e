import { type BadInput, platform, tenant } from '../bad-input';

/** Who may do something: users, groups, service accounts. */
export const PEOPLE: readonly BadInput[] = [
  {
    rule: 'a subject that starts or ends with a space, or has a character that nobody sees',
    input: tenant('admins: [" alice", { group: "ml team " }, "a\\tb", "zoe\\u200b", "  "]'),
    finds: [
      ['SUBJECT_INVALID 5:14', /" alice" starts or ends with a space/, /alice@example\.com/],
      ['SUBJECT_INVALID 5:33', /"ml team " starts or ends/, /as the API server sees it/],
      ['SUBJECT_INVALID 5:47', /character that nobody sees/, /as the API server sees it/],
      ['SUBJECT_INVALID 5:55', /character that nobody sees/, /as the API server sees it/],
      ['SUBJECT_INVALID 5:68', /is empty/, /as the API server sees it/],
    ],
  },
  {
    rule: 'fine: names with spaces inside, as directories have them',
    input: tenant(
      'admins: [{ group: "oidc:ML Vision Team" }]\nusers: [Alice Smith, { group: "CN=ml team,OU=x" }]',
    ),
    finds: [],
  },
  {
    rule: 'a list of an environment that takes it from the team',
    input: tenant(
      'users: [{ group: vision }]\nenvironments: { prod: { users: [{ serviceAccount: ci/deployer }] } }',
    ),
    finds: [
      [
        'PEOPLE_DROPPED 6:36',
        /`group:vision` no longer works in it/,
        /`deployers: \[\{serviceAccount: ci\/deployer\}\]`/,
      ],
    ],
  },
  {
    rule: 'everybody who can log in: a look for viewers, and too much for all others',
    input: tenant(
      'viewers: [{ group: "system:authenticated" }, { group: "system:authenticated:oauth" }, { group: "system:unauthenticated" }]\n' +
        'deployers: [{ group: "system:authenticated" }]',
    ),
    finds: [
      ['SUBJECT_EVERYBODY 5:24', /every service account/, /under `accept`/],
      ['SUBJECT_EVERYBODY 5:59', /every service account/, /under `accept`/],
      ['SUBJECT_FORBIDDEN 5:100', /everybody in the network/, /that you mean/],
      ['SUBJECT_FORBIDDEN 6:26', /everybody who can log in/, /that you mean/],
    ],
  },
  {
    rule: 'groups that everybody is in, or that pass every check',
    input: tenant(
      'admins:\n  - system:masters\n  - { group: "system:masters" }\n  - { group: "system:authenticated" }\n' +
        '  - { group: "system:unauthenticated" }\n  - { group: "system:serviceaccounts" }\n' +
        '  - { group: "system:serviceaccounts:ci" }\n  - system:anonymous\n  - system:kube-scheduler',
    ),
    finds: [
      ['SUBJECT_FORBIDDEN 6:9', /`system:masters`.*pass every check/, /that you mean/],
      ['SUBJECT_FORBIDDEN 7:18', /`system:masters`.*pass every check/, /that you mean/],
      ['SUBJECT_FORBIDDEN 8:18', /everybody who can log in/, /that you mean/],
      ['SUBJECT_FORBIDDEN 9:18', /everybody in the network/, /that you mean/],
      ['SUBJECT_FORBIDDEN 10:18', /every pod in the cluster/, /that you mean/],
      ['SUBJECT_FORBIDDEN 11:18', /every pod of a namespace/, /that you mean/],
      ['SUBJECT_FORBIDDEN 12:9', /everybody in the network/, /that you mean/],
      ['SUBJECT_FORBIDDEN 13:9', /belongs to Kubernetes itself/, /that you mean/],
    ],
  },
  {
    rule: 'the same of the platform',
    input: platform(
      'kubernetesVersion: "1.36"\nadmins: [system:masters]\nauditors: [{ group: "system:authenticated" }]',
    ),
    finds: [
      ['SUBJECT_FORBIDDEN 4:12', /pass every check/, /that you mean/],
      ['SUBJECT_FORBIDDEN 5:23', /everybody who can log in/, /that you mean/],
    ],
  },
  {
    rule: 'a service account without a namespace, or in another notation',
    input: tenant(
      'users:\n  - { serviceAccount: deployer }\n  - { serviceAccount: a/b/c }\n  - { serviceAccount: CI/deployer }\n' +
        '  - system:serviceaccount:ci:deployer',
    ),
    finds: [
      ['SUBJECT_INVALID 6:27', /`deployer` has no namespace/, /ci\/deployer/],
      ['SUBJECT_INVALID 7:27', /`a\/b\/c` is not a valid service account/, /namespace\/name/],
      ['SUBJECT_INVALID 8:27', /`CI\/deployer` is not a valid service account/, /namespace\/name/],
      [
        'SUBJECT_INVALID 9:9',
        /written as a user, but is a service account/,
        /\{serviceAccount: ci\/deployer\}/,
      ],
    ],
  },
  {
    rule: 'a group written as a text, which would be a user of that name',
    input: tenant('users: ["group:ml", "serviceaccount:ci/deployer"]'),
    finds: [
      ['SUBJECT_INVALID 5:13', /`group:ml` does not look like one/, /Write \{group: ml\}/],
      [
        'SUBJECT_INVALID 5:25',
        /`serviceaccount:ci\/deployer`/,
        /Write \{serviceAccount: ci\/deployer\}/,
      ],
    ],
  },
  {
    rule: 'a subject that is nobody, or two',
    input: tenant('viewers: [{}, "", { group: "" }, { user: alice, group: ml }]'),
    finds: [
      ['SUBJECT_INVALID 5:15', /names nobody/, /exactly one/],
      ['SUBJECT_INVALID 5:19', /is empty/, /as the API server sees it/],
      ['SUBJECT_INVALID 5:32', /is empty/, /as the API server sees it/],
      ['SUBJECT_INVALID 5:38', /user and group at once/, /exactly one/],
    ],
  },
  {
    rule: 'a misspelt kind of subject is one mistake, not two',
    input: tenant('users: [{ groups: ml }, { group: null }]'),
    finds: [
      [
        'KEY_UNKNOWN 5:15',
        /`groups` is not a key of this entry of `users`/,
        /Did you mean `group`\?/,
      ],
      ['TYPE_WRONG 5:38', /`group` in this entry of `users` is null/, /Give it a value/],
    ],
  },
  {
    rule: 'a number as a subject',
    input: tenant('users: [4711]'),
    finds: [
      [
        'TYPE_WRONG 5:13',
        /This entry of `users` is `4711`, but must be text or a map/,
        /in quotes: "4711"/,
      ],
    ],
  },
  {
    rule: 'fine: users and groups with prefixes of an identity provider',
    input: tenant('users: ["oidc:alice", { user: "group:x" }, { group: "oidc:ml/team-a" }]'),
    finds: [],
  },
];
