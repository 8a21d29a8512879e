import type { ManifestObject } from '../../../verify/objects/manifest-objects';
import { type RbacRule, rulesIn } from '../../../verify/rights/rbac-rule';
import { dangerText, dangerWords, levelOf } from '../access/danger-words';
import { type Change, part, say, whole } from '../change';
import { type DiffContext, pairsOf } from '../diff-context';
import type { ObjectPair } from '../objects/object-pair';

/** How many rights a sentence names; the others are counted. */
const MOST_RIGHTS = 12;

/** Roles that give more or less than before. */
export function roleChanges(context: DiffContext): Change[] {
  return pairsOf(context, 'ClusterRole', 'Role').flatMap((pair) => roleChange(context, pair));
}

function roleChange(context: DiffContext, pair: ObjectPair): Change[] {
  const place = context.places.of(pair);
  const { before, after, name } = pair;
  const title = `the role \`${name}\``;
  if (before === undefined) {
    const dangers = dangerWords(rulesIn(after!.data));
    const may = dangers.length === 0 ? '' : `; its holders may ${dangerText(dangers)}`;
    return [say('role-added', place, `${title} is new${may}`, [whole(pair)])];
  }
  if (after === undefined) return [say('role-removed', place, `${title} is gone`, [whole(pair)])];
  const fields = pair.fields.filter(({ path: [first] }) => first === 'rules');
  if (fields.length === 0) return [];
  const [old, next] = [rightsIn(before), rightsIn(after)];
  const gained = difference(next, old);
  const lost = difference(old, next);
  const claims = [part(pair, fields)];
  const known = dangerWords(rulesIn(before.data)).map(({ text }) => text);
  const added = dangerWords(rulesIn(after.data)).filter(({ text }) => !known.includes(text));
  const where = pair.namespace === '' ? 'all holders of' : 'holders of';
  return [
    ...(gained.length === 0
      ? []
      : [
          say(
            levelOf(added) === 'rule' ? 'role-widened-dangerously' : 'role-widened',
            place,
            `${where} ${title} may now ${added.length > 0 ? `${dangerText(added)}: ` : ''}${rightsText(gained)}`,
            claims,
          ),
        ]),
    ...(lost.length === 0
      ? []
      : [
          say(
            'role-narrowed',
            place,
            `${where} ${title} may no longer ${rightsText(lost)}`,
            claims,
          ),
        ]),
  ];
}

/** A verb on a resource. */
interface Right {
  readonly verb: string;
  readonly on: string;
}

function rightsIn({ data }: ManifestObject): Map<string, Right> {
  const rights = new Map<string, Right>();
  for (const rule of rulesIn(data)) {
    for (const verb of rule.verbs) {
      for (const on of targetsOf(rule)) rights.set(`${verb}\n${on}`, { verb, on });
    }
  }
  return rights;
}

/** What a rule is about: `jobs.batch`, with the names that it is limited to. */
function targetsOf({ resourceNames, resources, apiGroups, nonResourceURLs }: RbacRule): string[] {
  const only = resourceNames.length === 0 ? '' : ` (only ${resourceNames.join(', ')})`;
  const targets = resources.flatMap((resource) =>
    apiGroups.map((group) => `${group === '' ? resource : `${resource}.${group}`}${only}`),
  );
  return [...targets, ...nonResourceURLs];
}

function difference(some: ReadonlyMap<string, Right>, others: ReadonlyMap<string, Right>): Right[] {
  return [...some].filter(([key]) => !others.has(key)).map(([, right]) => right);
}

/** `` `create`, `delete` `jobs.batch` ``: verbs by what they are for. */
function rightsText(rights: readonly Right[]): string {
  const verbs = new Map<string, string[]>();
  for (const { verb, on } of rights) verbs.set(on, [...(verbs.get(on) ?? []), verb]);
  const byVerbs = new Map<string, string[]>();
  for (const [on, list] of [...verbs].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const key = list
      .sort()
      .map((verb) => `\`${verb}\``)
      .join(', ');
    byVerbs.set(key, [...(byVerbs.get(key) ?? []), `\`${on}\``]);
  }
  const texts = [...byVerbs].map(([key, targets]) => {
    const shown = targets.slice(0, MOST_RIGHTS);
    const more = targets.length > shown.length ? ` and ${targets.length - shown.length} more` : '';
    return `${key} ${shown.join(', ')}${more}`;
  });
  return texts.join('; ');
}
