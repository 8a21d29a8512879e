import { grouped } from '../../../fleet/values/groups';
import { firstFew } from '../../../fleet/values/texts';
import { type RbacRule, rulesIn } from '../../../verify/rights/rbac-rule';
import { dangerText, dangerWords, levelOf } from '../access/danger-words';
import { rightsBeyond } from '../access/rights-beyond';
import { rightsText } from '../access/rights-text';
import { type RoleBooks, roleBooks } from '../access/role-books';
import { roleHolders } from '../access/role-holders';
import { type Change, type Claim, part, say, whole } from '../change';
import { type DiffContext, pairsOf } from '../diff-context';
import { isLabel } from '../objects/field-changes';
import type { ObjectPair } from '../objects/object-pair';
import type { RuleId } from '../risk-rules';

/** Roles that give more or less than before. */
export function roleChanges(context: DiffContext): Change[] {
  const pairs = pairsOf(context, 'ClusterRole', 'Role');
  if (pairs.length === 0) return [];
  const books = roleBooks(context);
  const held = roleHolders(context, pairs);
  return [
    ...pairs.flatMap((pair) => roleChange(context, books, pair, held.get(pair) ?? [])),
    ...[...grouped(pairs, ({ cluster }) => cluster).values()].flatMap((inCluster) =>
      aggregatedChanges(context, books, inCluster),
    ),
  ];
}

/** @param holders - who has the role by bindings that are in both trees */
function roleChange(
  context: DiffContext,
  books: RoleBooks,
  pair: ObjectPair,
  holders: readonly string[],
): Change[] {
  const place = context.places.of(pair);
  const { cluster, namespace, before, after, name } = pair;
  const title = `the role \`${name}\``;
  if (before === undefined) {
    const dangers = dangerWords(rulesIn(after!.data));
    if (holders.length > 0) {
      const may = dangers.length === 0 ? '' : `, and may ${dangerText(dangers)}`;
      const says = `${title} is new, and bindings name it already: ${listText(holders)} ${holders.length === 1 ? 'gets' : 'get'} it${may}`;
      return [say(GIVEN[levelOf(dangers)], place, says, [whole(pair)])];
    }
    const may = dangers.length === 0 ? '' : `; its holders may ${dangerText(dangers)}`;
    return [say('role-added', place, `${title} is new${may}`, [whole(pair)])];
  }
  if (after === undefined) {
    if (holders.length === 0) {
      return [say('role-removed', place, `${title} is gone`, [whole(pair)])];
    }
    const says = `${title} is gone, and bindings still name it: ${listText(holders)} ${holders.length === 1 ? 'loses' : 'lose'} what it gave`;
    return [say('role-removed-in-use', place, says, [whole(pair)])];
  }
  const fields = pair.fields.filter(({ path: [first = ''] }) => RULE_FIELDS.includes(first));
  if (fields.length === 0) return [];
  const reference = { kind: pair.kind, name };
  const [old, next] = [books.before, books.after].map((book) =>
    book.rulesOf(cluster, namespace, reference),
  );
  const holdersOf = `${namespace === '' ? 'all holders of' : 'holders of'} ${title}`;
  return shiftsOf(old!, next!).map(({ rule, text }) =>
    say(rule, place, `${holdersOf} ${text}`, [part(pair, fields)]),
  );
}

/** The fields that say what a role gives. */
const RULE_FIELDS = ['rules', 'aggregationRule'];

const GIVEN = {
  rule: 'access-admin-gained',
  work: 'access-worker-gained',
  read: 'access-gained',
} as const;

/** How many names a sentence has; the others are counted. */
const MOST_NAMES = 5;

function listText(names: readonly string[]): string {
  return firstFew(names, MOST_NAMES);
}

/** What rules give more or less than others, as the end of a sentence. */
interface RightShift {
  readonly rule: RuleId;
  readonly text: string;
  readonly rights: readonly RbacRule[];
}

function shiftsOf(old: readonly RbacRule[], next: readonly RbacRule[]): RightShift[] {
  const [gained, lost] = [rightsBeyond(next, old), rightsBeyond(old, next)];
  const added = dangerWords(gained);
  const isDangerous = levelOf(added) === 'rule';
  const dangers = added.length > 0 ? `${dangerText(added)}: ` : '';
  const shifts: RightShift[] = [
    {
      rule: isDangerous ? 'role-widened-dangerously' : 'role-widened',
      text: `may now ${dangers}${rightsText(gained)}`,
      rights: gained,
    },
    { rule: 'role-narrowed', text: `may no longer ${rightsText(lost)}`, rights: lost },
  ];
  return shifts.filter(({ rights }) => rights.length > 0);
}

/** Roles that are the same themselves, and take their rules from others which are not. */
function aggregatedChanges(
  context: DiffContext,
  books: RoleBooks,
  pairs: readonly ObjectPair[],
): Change[] {
  const [{ cluster }] = pairs as readonly [ObjectPair];
  const stated = new Set(pairs.filter(isStated).map(({ kind, name }) => `${kind}/${name}`));
  const found = books.after.aggregated(cluster).flatMap((role) => {
    const old = books.before.find(cluster, '', role);
    if (old === undefined || stated.has(`${role.kind}/${role.name}`)) return [];
    return shiftsOf(old.rules, role.rules).map(({ rule, text, rights }) => {
      const sources = pairs.filter((pair) => gives(books, pair, rights));
      return { rule, text, name: role.name, sources };
    });
  });
  const alike = grouped(
    found.filter(({ sources }) => sources.length > 0),
    ({ rule, text }) => `${rule}\n${text}`,
  );
  return [...alike.values()].map((all) => {
    const [{ rule, text }] = all as [(typeof found)[number]];
    const sources = [...new Set(all.flatMap((one) => one.sources))];
    const titles = all.map(({ name }) => `\`${name}\``);
    const from = listText(sources.map(({ name }) => `\`${name}\``));
    const come = rule === 'role-narrowed' ? 'came' : 'come';
    const says = `all holders of the ${titles.length === 1 ? 'role' : 'roles'} ${listText(titles)} ${text} (these rights ${come} from ${from})`;
    return say(rule, context.places.of(sources[0]!), says, sources.map(labelClaim));
  });
}

/** Whether a role says itself that it gives something else. */
function isStated({ before, after, fields }: ObjectPair): boolean {
  const isBoth = before !== undefined && after !== undefined;
  return isBoth && fields.some(({ path: [first = ''] }) => RULE_FIELDS.includes(first));
}

/** Whether some of these rights are in a role that differs. */
function gives(
  books: RoleBooks,
  { cluster, kind, name }: ObjectPair,
  rights: readonly RbacRule[],
): boolean {
  if (kind !== 'ClusterRole') return false;
  return [books.before, books.after].some((book) => {
    const rules = book.rulesOf(cluster, '', { kind, name });
    return rights.some((right) => rightsBeyond([right], rules).length === 0);
  });
}

/** Labels by which a role is chosen; what it gives itself is told of apart. */
function labelClaim(pair: ObjectPair): Claim {
  const fields = pair.fields.filter(
    (field) => isLabel(field) && (field.path[2] ?? '').includes('aggregate-to'),
  );
  return part(pair, fields);
}
