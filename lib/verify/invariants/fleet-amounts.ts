import { NOTHING_STARTS } from '../../fleet/catalogue/life-states';
import type { Fleet } from '../../fleet/model/fleet';
import { claimsKey } from '../../fleet/quota/device-keys';
import { nanoOf } from '../../fleet/values/quantity';
import type { NamespaceView } from '../../plan/namespace-view';
import { Plan } from '../../plan/plan';
import type { FolderFacts } from '../facts/folder-facts';
import type { QuotaFacts } from '../facts/namespace-facts';

/** Keys of a quota for what a fleet states in one number. */
const KEYS = [
  ['cpu', 'requests.cpu'],
  ['memory', 'requests.memory'],
  ['storage', 'requests.storage'],
  ['pods', 'pods'],
] as const;

/** A namespace of a fleet, as far as invariants ask for it. */
export interface PlannedNamespace {
  readonly namespace: string;
  readonly owner: string;
  readonly environment: string;
  readonly kind: NamespaceView['kind'];
  /** The file that declares it. */
  readonly file: string;
  /** What its quota grants: quantities by quota key. */
  readonly amounts: ReadonlyMap<string, string>;
}

const known = new WeakMap<Fleet, readonly PlannedNamespace[]>();

/** All namespaces of a fleet. Each invariant asks for them. */
export function plannedNamespaces(fleet: Fleet): readonly PlannedNamespace[] {
  let namespaces = known.get(fleet);
  if (namespaces === undefined) {
    known.set(fleet, (namespaces = [...viewsOf(fleet)].map(plannedNamespace)));
  }
  return namespaces;
}

function plannedNamespace(view: NamespaceView): PlannedNamespace {
  const { namespace, owner, environment, kind } = view;
  const amounts = plannedAmounts(view);
  return { namespace, owner, environment, kind, file: view.file().path, amounts };
}

function* viewsOf(fleet: Fleet): Generator<NamespaceView> {
  const plan = new Plan(fleet);
  for (const { namespaces } of plan.tenants()) yield* namespaces;
  for (const { namespace } of plan.sharedServices()) yield namespace;
}

function plannedAmounts({ quota, grants, starts }: NamespaceView): Map<string, string> {
  const amounts = new Map<string, string>();
  for (const [key, name] of KEYS) {
    // Where nothing starts any more, the quota holds what runs, and admits no further pod.
    const amount = key === 'pods' && !starts ? '0' : quota[key];
    if (amount !== null) amounts.set(name, amount);
  }
  if (!starts) amounts.set('pods', NOTHING_STARTS.pods);
  for (const [name, count] of Object.entries(grants.resources)) {
    amounts.set(`requests.${name}`, String(count));
  }
  for (const [name, count] of Object.entries(grants.deviceClasses)) {
    amounts.set(claimsKey(name), String(count));
  }
  return amounts;
}

/** What the quotas of a namespace grant of a key on the disk, in billionths: the lowest counts. Undefined: no bound. */
export function grantedAmount(quotas: readonly QuotaFacts[], key: string): bigint | undefined {
  const amounts = quotas
    .filter(({ isScoped, keys }) => !isScoped && keys.includes(key))
    .map(({ amounts: granted }) => nanoOf(granted.get(key) ?? '0'));
  return amounts.length === 0 ? undefined : amounts.reduce((a, b) => (a < b ? a : b));
}

/**
 * How much more than planned the quotas on the disk grant, in billionths; negative for less.
 *
 * @param keys - the keys under which the same thing is counted: the largest difference counts
 */
export function deviation(
  { namespace, amounts }: PlannedNamespace,
  facts: FolderFacts,
  keys: readonly string[],
): bigint {
  const found = facts.namespaces.get(namespace);
  if (found === undefined) return 0n;
  const differences = keys.flatMap((key) => {
    const granted = grantedAmount(found.quotas, key);
    return granted === undefined ? [] : [granted - nanoOf(amounts.get(key) ?? '0')];
  });
  return differences.reduce((most, one) => (one > most ? one : most), differences[0] ?? 0n);
}
