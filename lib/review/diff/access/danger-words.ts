import { grouped } from '../../../fleet/values/groups';
import type { Danger } from '../../../verify/rights/danger-table';
import { type FoundDanger, dangersOf } from '../../../verify/rights/dangers';
import type { RbacRule } from '../../../verify/rights/rbac-rule';

/** How far rights go: `rule` leads to those of others, `work` is ordinary work, `read` changes nothing. */
export type RightLevel = 'rule' | 'work' | 'read';

/** A dangerous right in words. */
export interface DangerWords {
  readonly risk: Danger['risk'];
  /** ``read secrets (`get secrets`, `list secrets`)``. */
  readonly text: string;
}

/**
 * The dangerous rights that rules give, the worst first.
 *
 * @param isInNamespace - whether RoleBindings grant them, which give nothing on what is in no namespace
 */
export function dangerWords(rules: readonly RbacRule[], isInNamespace = false): DangerWords[] {
  if (rules.some(isEverything)) return [{ risk: 'high', text: 'do everything (`*` on `*`)' }];
  const words = dangersOf(rules, isInNamespace).map(wordsOf);
  return [
    ...words.filter(({ risk }) => risk === 'high'),
    ...words.filter(({ risk }) => risk !== 'high'),
  ];
}

function isEverything({ verbs, apiGroups, resources }: RbacRule): boolean {
  return [verbs, apiGroups, resources].every((list) => list.includes('*'));
}

function wordsOf({ danger, by, names }: FoundDanger): DangerWords {
  const only = names === undefined ? '' : `, only ${names.map((name) => `\`${name}\``).join(', ')}`;
  const rights = danger.risk === 'high' ? ` (${rightTexts(by).join(', ')}${only})` : '';
  return { risk: danger.risk, text: `${danger.title}${rights}` };
}

/** `get secrets` and `list secrets` are `` `get`/`list` `secrets` ``. */
function rightTexts(rights: readonly string[]): string[] {
  const byResource = grouped(rights, (right) => right.slice(right.indexOf(' ') + 1));
  return [...byResource].map(
    ([resource, all]) =>
      `${all.map((right) => `\`${right.slice(0, right.indexOf(' '))}\``).join('/')} \`${resource}\``,
  );
}

/** How far the worst of some dangers goes. */
export function levelOf(dangers: readonly DangerWords[]): RightLevel {
  if (dangers.some(({ risk }) => risk === 'high')) return 'rule';
  return dangers.length > 0 ? 'work' : 'read';
}

/** How many rights of ordinary work are named beside worse ones. */
const MOST_WORK = 3;
/** How many are named in all: somebody who may do nearly everything needs no longer list. */
const MOST = 6;

/** What dangers let somebody do, in one clause: `read secrets (`get secrets`), create pods and 4 more`. */
export function dangerText(dangers: readonly DangerWords[]): string {
  const high = dangers.filter(({ risk }) => risk === 'high');
  const work = dangers.filter(({ risk }) => risk !== 'high');
  const shown = [...high.slice(0, MOST), ...work.slice(0, high.length > 0 ? MOST_WORK : MOST)];
  const more = dangers.length - shown.length;
  const texts = shown.map(({ text }) => text);
  return more > 0 ? `${texts.join('; ')}; and ${more} more` : texts.join('; ');
}
