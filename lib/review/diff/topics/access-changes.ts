import { grouped } from '../../../fleet/values/groups';
import type { RbacRule } from '../../../verify/rights/rbac-rule';
import { type BindingGrant, type BoundSubject, grantsIn } from '../access/binding-grants';
import {
  type DangerWords,
  type RightLevel,
  dangerText,
  dangerWords,
  levelOf,
} from '../access/danger-words';
import { rightsBeyond } from '../access/rights-beyond';
import type { RoleReference } from '../access/role-book';
import { type RoleBooks, roleBooks } from '../access/role-books';
import { type Change, type Claim, say, whole } from '../change';
import { type DiffContext, namespaceChange, objectsOfFiles, pairsOf } from '../diff-context';
import { type ObjectPair, filesOf } from '../objects/object-pair';
import type { RuleId } from '../risk-rules';

interface Books extends RoleBooks {
  /** The dangers of one set of roles beyond another, by both: many people have the same. */
  readonly known: Map<string, DangerWords[]>;
}

/** What somebody has lost and gained in one namespace, or in the whole cluster. */
interface Shift {
  readonly subject: BoundSubject;
  readonly lost: readonly RoleReference[];
  readonly gained: readonly RoleReference[];
  readonly claims: readonly Claim[];
}

/** Who gains or loses which role, and where. */
export function accessChanges(context: DiffContext): Change[] {
  const pairs = pairsOf(context, 'RoleBinding', 'ClusterRoleBinding');
  if (pairs.length === 0) return [];
  // A tenant with another name has other files.
  const files = [...new Set(pairs.flatMap(filesOf))];
  const books = { ...roleBooks(context), known: new Map<string, DangerWords[]>() };
  const areas = grouped(pairs, ({ cluster, namespace }) => `${cluster}\n${namespace}`);
  return [...areas.values()]
    .flatMap((inArea) =>
      shiftsOf(inArea).map((shift) => shiftChange(context, books, inArea[0]!, shift)),
    )
    .concat(lockedOut(context, books, files, areas));
}

function shiftsOf(pairs: readonly ObjectPair[]): Shift[] {
  const moves = pairs.flatMap((pair) => [
    ...grantsIn(pair.before).map((grant) => ({ grant, pair, isAfter: false })),
    ...grantsIn(pair.after).map((grant) => ({ grant, pair, isAfter: true })),
  ]);
  const bySubject = grouped(moves, ({ grant }) => grant.subject.title);
  return [...bySubject]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, all]): Shift[] => {
      const [old, next] = [all.filter((one) => !one.isAfter), all.filter((one) => one.isAfter)];
      const lost = old.filter(({ grant }) => !next.some((one) => isSameRole(one.grant, grant)));
      const gained = next.filter(({ grant }) => !old.some((one) => isSameRole(one.grant, grant)));
      if (lost.length + gained.length === 0) return [];
      const touched = [...new Set([...lost, ...gained].map(({ pair }) => pair))];
      return [
        {
          subject: all[0]!.grant.subject,
          lost: unique(lost.map(({ grant }) => grant.role)),
          gained: unique(gained.map(({ grant }) => grant.role)),
          claims: touched.map((pair) => claimOf(pair)),
        },
      ];
    });
}

/** Of a binding, a sentence about people explains who is in it and what it gives; labels are another matter. */
function claimOf(pair: ObjectPair): Claim {
  const fields = pair.fields.filter(({ path: [first] }) =>
    [undefined, 'subjects', 'roleRef'].includes(first),
  );
  return fields.length === pair.fields.length ? whole(pair) : { pair, fields };
}

function isSameRole(one: BindingGrant, other: BindingGrant): boolean {
  return one.role.kind === other.role.kind && one.role.name === other.role.name;
}

function unique(roles: readonly RoleReference[]): RoleReference[] {
  return [...new Map(roles.map((role) => [`${role.kind}/${role.name}`, role])).values()].sort(
    (a, b) => (a.name < b.name ? -1 : 1),
  );
}

function shiftChange(context: DiffContext, books: Books, at: ObjectPair, shift: Shift): Change {
  const lost = { side: 'before', roles: shift.lost } as const;
  const gained = { side: 'after', roles: shift.gained } as const;
  const none = { side: 'after', roles: [] } as const;
  const words: ShiftWords = {
    lost: dangersBeyond(books, at, lost, none),
    gained: dangersBeyond(books, at, gained, none),
    added: dangersBeyond(books, at, gained, lost),
    lesser: dangersBeyond(books, at, lost, gained),
    at,
  };
  const isGone = namespaceChange(context, at) === 'removed';
  const place = context.places.of(at);
  return say(ruleOf(shift, words, isGone), place, shiftText(shift, words), shift.claims);
}

/** Roles of one of both trees. */
interface SideRoles {
  readonly side: 'before' | 'after';
  readonly roles: readonly RoleReference[];
}

/** The dangerous things that some roles let somebody do and others do not. */
function dangersBeyond(
  books: Books,
  { cluster, namespace }: ObjectPair,
  some: SideRoles,
  others: SideRoles,
): DangerWords[] {
  const titles = [some, others].map(({ side, roles }) =>
    [side, ...roles.map(({ kind, name }) => `${kind}/${name}`)].join(' '),
  );
  // A Role is known in its namespace alone.
  const isLocal = [...some.roles, ...others.roles].some(({ kind }) => kind === 'Role');
  const isInNamespace = namespace !== '';
  // A namespace cannot be called like this.
  const area = isInNamespace ? 'ANY' : '';
  const key = [cluster, isLocal ? namespace : area, ...titles].join('\n');
  const rulesOf = ({ side, roles }: SideRoles): RbacRule[] =>
    roles.flatMap((role) => books[side].rulesOf(cluster, namespace, role));
  const found = books.known.get(key) ?? beyond(rulesOf(some), rulesOf(others), isInNamespace);
  books.known.set(key, found);
  return found;
}

function beyond(
  some: readonly RbacRule[],
  others: readonly RbacRule[],
  isInNamespace: boolean,
): DangerWords[] {
  return dangerWords(others.length === 0 ? some : rightsBeyond(some, others), isInNamespace);
}

const GAINED: Readonly<Record<RightLevel, RuleId>> = {
  rule: 'access-admin-gained',
  work: 'access-worker-gained',
  read: 'access-gained',
};

function ruleOf({ subject, gained }: Shift, words: ShiftWords, isGone: boolean): RuleId {
  const { added, lesser, lost } = words;
  if (gained.length > 0) {
    if (subject.everybody !== undefined) return 'access-everybody-gained';
    const level = levelOf(added);
    return level === 'read' && lesser.length > 0 ? 'access-lost' : GAINED[level];
  }
  if (isGone) return 'access-gone';
  return levelOf(lost) === 'read' ? 'access-read-lost' : 'access-lost';
}

interface ShiftWords {
  readonly lost: readonly DangerWords[];
  readonly gained: readonly DangerWords[];
  /** What somebody gains and did not have before, and the other way round. */
  readonly added: readonly DangerWords[];
  readonly lesser: readonly DangerWords[];
  readonly at: ObjectPair;
}

function shiftText({ subject, lost, gained }: Shift, words: ShiftWords): string {
  const everywhere = words.at.namespace === '' ? ' in the whole cluster' : '';
  const [old, next] = [names(lost), names(gained)];
  if (gained.length === 0) return `${subject.title} loses ${old}${everywhere}`;
  const who =
    subject.everybody === undefined ? subject.title : `${subject.title} (${subject.everybody})`;
  if (lost.length === 0) return `${who} gets ${next}${everywhere}${may(words.gained)}`;
  return `${who} has ${next} instead of ${old}${everywhere}${may(words.added)}${mayNot(words.lesser)}`;
}

function names(roles: readonly RoleReference[]): string {
  return roles.map(({ name }) => `\`${name}\``).join(' and ');
}

function may(dangers: readonly DangerWords[]): string {
  return dangers.length === 0 ? '' : `, which may ${dangerText(dangers)}`;
}

function mayNot(dangers: readonly DangerWords[]): string {
  return dangers.length === 0 ? '' : `, and may no longer ${dangerText(dangers)}`;
}

/** Namespaces in which somebody could work before, and nobody can any more. */
function lockedOut(
  context: DiffContext,
  books: Books,
  files: readonly string[],
  areas: ReadonlyMap<string, readonly ObjectPair[]>,
): Change[] {
  const [old, next] = [
    workers(context, books, 'before', files),
    workers(context, books, 'after', files),
  ];
  return [...areas].flatMap(([area, pairs]) => {
    const pair = pairs[0]!;
    if (pair.namespace === '' || !old.has(area) || next.has(area)) return [];
    if (namespaceChange(context, pair) !== undefined) return [];
    const says = 'nobody is left who can work in the namespace, except admins of the platform';
    return [say('access-locked-out', context.places.of(pair), says, pairs.map(claimOf))];
  });
}

const BINDINGS: ReadonlySet<string> = new Set(['RoleBinding']);

/** The namespaces in which some person can work. */
function workers(
  context: DiffContext,
  books: Books,
  side: 'before' | 'after',
  files: readonly string[],
): Set<string> {
  const areas = new Set<string>();
  for (const { cluster, object } of objectsOfFiles(context[side], files, BINDINGS)) {
    if (object.kind !== 'RoleBinding') continue;
    const namespace = object.namespace ?? '';
    const canWork = grantsIn(object).some(
      ({ subject, role }) =>
        !subject.isAccount && levelOf(books[side].dangersOf(cluster, namespace, role)) !== 'read',
    );
    if (canWork) areas.add(`${cluster}\n${namespace}`);
  }
  return areas;
}
