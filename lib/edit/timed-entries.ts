import { grouped } from '../fleet/values/groups';
import type { FindingPath } from '../findings/finding';
import { type Data, type DataMap, isList, isMap, lookUp } from '../fleet/model/layers';
import { isDate } from '../fleet/values/dates';
import type { Edit } from './edit-tree';

/** Something that counts until a day. */
export interface TimedEntry {
  readonly path: FindingPath;
  /** What it is in words: "the grant `launch` of `vision`". */
  readonly what: string;
  /** The last day on which it counts. */
  readonly until: string;
  readonly why: string;
  /** Whether the quota of the tenant counts the grant already, and has to be lowered by hand. */
  readonly included: boolean;
}

/** Keys with lists of people. */
const PEOPLE = [
  'admins',
  'users',
  'viewers',
  'deployers',
  'auditors',
  'reconcilers',
  'controllers',
];

/** Everything that counts until a day, in the order of the file. */
export function timedEntries(input: Data | undefined): TimedEntry[] {
  const found: TimedEntry[] = [];
  if (input !== undefined) collect(input, [], [], found);
  return found;
}

/** What has ended before a day. */
export function dueEntries(input: Data | undefined, date: string): TimedEntry[] {
  return timedEntries(input).filter(({ until }) => until < date);
}

/** The edits that take entries out. A tenant that loses its last grant loses the key as well. */
export function removals(input: Data, entries: readonly TimedEntry[]): Edit[] {
  const grants = grouped(
    entries.filter(({ path }) => path[path.length - 2] === 'grants'),
    ({ path }) => JSON.stringify(path.slice(0, -1)),
  );
  const whole = [...grants].flatMap(([key, gone]) => {
    const path = JSON.parse(key) as FindingPath;
    return Object.keys(lookUp(input, path) as DataMap).length === gone.length ? [{ path }] : [];
  });
  const isWithin = ({ path }: TimedEntry): boolean =>
    whole.some((edit) => edit.path.every((key, index) => path[index] === key));
  return [...whole, ...entries.flatMap((entry) => (isWithin(entry) ? [] : [{ path: entry.path }]))];
}

/** What may change when entries are taken out: who is where, and the amounts of tenants that lose a grant. */
export function mayEnd(
  tenantNames: readonly string[],
  entries: readonly TimedEntry[],
): (path: FindingPath) => boolean {
  const losers = new Set(
    entries.flatMap(({ path }) =>
      path.includes('grants') ? [tenantNames[Number(path[1])] ?? ''] : [],
    ),
  );
  return (path) =>
    path.some((key) => PEOPLE.includes(String(key))) ||
    (path[0] === 'tenants' && losers.has(String(path[1]))) ||
    path[0] === 'organizations';
}

function collect(
  data: Data,
  path: FindingPath,
  names: readonly string[],
  found: TimedEntry[],
): void {
  if (isList(data)) {
    data.forEach((item, index) => {
      const named = isMap(item) && typeof item['name'] === 'string' ? [item['name']] : names;
      collect(item, [...path, index], named, found);
    });
    return;
  }
  if (!isMap(data)) return;
  for (const [key, value] of Object.entries(data as DataMap)) {
    const at = [...path, key];
    if (key === 'grants' && path[0] === 'tenants' && path.length === 2 && isMap(value)) {
      for (const [name, grant] of Object.entries(value as DataMap)) {
        add(grant, [...at, name], `the grant \`${name}\` of \`${names[0] ?? ''}\``, found);
      }
    } else if (PEOPLE.includes(key) && isList(value)) {
      value.forEach((item, index) => {
        add(
          item,
          [...at, index],
          `${personIn(item)} in \`${[...ownerOf(path, names), key].join('.')}\``,
          found,
        );
      });
    } else collect(value, at, names, found);
  }
}

/** `vision.environments.prod`, `platform`, `tiers.large`. */
function ownerOf(path: FindingPath, names: readonly string[]): string[] {
  const [root, index, ...rest] = path.map(String);
  if (root === 'tenants' && index !== undefined) return [names[0] ?? index, ...rest];
  return path.map(String);
}

function add(entry: Data, path: FindingPath, what: string, found: TimedEntry[]): void {
  if (!isMap(entry)) return;
  const { until, why, included } = entry as DataMap;
  if (typeof until !== 'string' || !isDate(until)) return;
  found.push({ path, what, until, why: String(why ?? ''), included: included === true });
}

function personIn(entry: Data): string {
  if (!isMap(entry)) return '';
  const { user, group, serviceAccount } = entry as DataMap;
  if (user !== undefined) return `\`${String(user)}\``;
  if (group !== undefined) return `the group \`${String(group)}\``;
  return `the account \`${String(serviceAccount)}\``;
}
