import { BUILT_IN_KINDS } from '../../../fleet/catalogue/built-in-kinds';
import type { NamespacedKind } from '../../../fleet/catalogue/namespaced-kind';
import type { ResourceAction } from '../../../verify/rights/rbac-action';
import { RBAC_GROUP } from '../../../verify/rights/rbac-group';
import { type RbacRule, ruleAllows } from '../../../verify/rights/rbac-rule';

/** The lists of people that a role comes closest to. */
export type RoleLevel = 'admins' | 'users' | 'viewers';

const CHANGES = ['create', 'update', 'patch', 'delete'] as const;
const LOOKS = ['get', 'list', 'watch'] as const;

const actions = (
  verbs: readonly string[],
  kinds: readonly Pick<NamespacedKind, 'group' | 'resource'>[],
): ResourceAction[] =>
  kinds.flatMap(({ group, resource }) => verbs.map((verb) => ({ verb, group, resource })));

/**
 * What tells the levels apart, the highest first: who may decide who works here, or how much there is, administers; who may
 * change what users write works here; who may read what viewers see looks.
 */
const MARKS: readonly (readonly [RoleLevel, readonly ResourceAction[]])[] = [
  [
    'admins',
    actions(CHANGES, [
      { group: RBAC_GROUP, resource: 'rolebindings' },
      { group: RBAC_GROUP, resource: 'roles' },
      { group: '', resource: 'resourcequotas' },
      { group: '', resource: 'limitranges' },
    ]),
  ],
  [
    'users',
    [
      ...actions(
        CHANGES,
        BUILT_IN_KINDS.filter(({ user }) => user === 'write'),
      ),
      ...['exec', 'attach', 'portforward'].flatMap((subresource) =>
        ['create', 'get'].map((verb) => ({ verb, group: '', resource: 'pods', subresource })),
      ),
    ],
  ],
  [
    'viewers',
    actions(
      LOOKS,
      BUILT_IN_KINDS.filter(({ viewer }) => viewer === 'read'),
    ),
  ],
];

/** The level that the rules of a role come closest to; undefined if they give nothing that people of a tenant have. */
export function levelOfRules(rules: readonly RbacRule[]): RoleLevel | undefined {
  const found = MARKS.find(([, marks]) =>
    marks.some((action) => rules.some((rule) => ruleAllows(rule, action))),
  );
  return found?.[0];
}
