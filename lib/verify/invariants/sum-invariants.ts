import {
  type ParsedQuantity,
  addQuantities,
  compareQuantities,
  formatQuantity,
  parseQuantity,
  subtractQuantity,
} from '../../fleet/values/quantity';
import { type Defect, defect } from '../defect';
import type { FolderFacts } from '../facts/folder-facts';
import type { DeclaredNamespace } from '../facts/namespace-facts';
import { isKeyOf } from '../facts/stated-totals';
import type { Invariant } from './invariant';

/** What quotas add up to. */
export const SUM_INVARIANTS: readonly Invariant[] = [
  {
    id: 'parts-add-up',
    family: 'quotas',
    level: 'error',
    title: 'The quotas of a tenant add up to the total that its annotations state',
    reason:
      'Shares that are rounded down lose devices: of 8 GPUs, 30%, 20% and 50% are 2, 1 and 4. The eighth is paid for, and nobody may use it.',
    source: 'the page Set GPU quotas',
    whole: judgeSums,
  },
];

function judgeSums(facts: FolderFacts): Defect[] {
  const tenants = new Map<string, DeclaredNamespace[]>();
  for (const namespace of facts.declared) {
    if (namespace.totals.size === 0) continue;
    const owner = namespace.tenant?.name ?? namespace.name;
    tenants.set(owner, [...(tenants.get(owner) ?? []), namespace]);
  }
  return [...tenants].flatMap(([tenant, namespaces]) =>
    [...namespaces[0]!.totals].flatMap(([resource, text]) =>
      judgeSum(tenant, namespaces, resource, parseQuantity(text)!),
    ),
  );
}

function judgeSum(
  tenant: string,
  namespaces: readonly DeclaredNamespace[],
  resource: string,
  total: ParsedQuantity,
): Defect[] {
  const parts = namespaces.map(({ quotas }) => grantedOf(resource, quotas));
  if (parts.every((part) => part === undefined)) return [];
  const sum = addQuantities(...parts.flatMap((part) => part ?? []));
  if (compareQuantities(sum, total) === 0) return [];
  const isLess = compareQuantities(sum, total) < 0;
  const difference = isLess ? subtractQuantity(total, sum) : subtractQuantity(sum, total);
  const list = parts.map((part) => (part === undefined ? '0' : formatQuantity(part))).join(' + ');
  const { object } = namespaces.flatMap(({ quotas }) => quotas)[0]!;
  return [
    defect(
      object,
      ['spec', 'hard'],
      `${tenant} has ${formatQuantity(total)} of ${resource} in all, and its quotas grant ${list} = ${formatQuantity(sum)}: ${formatQuantity(difference)} ${isLess ? 'is lost' : 'too much'}.`,
      isLess
        ? 'Give what rounding leaves over to the environments with the largest remainders.'
        : 'Lower a part, or state the larger total.',
    ),
  ];
}

/** What the quotas of a namespace grant of a resource: the lowest of them counts. */
function grantedOf(
  resource: string,
  quotas: DeclaredNamespace['quotas'],
): ParsedQuantity | undefined {
  const amounts = quotas
    .filter(({ isScoped }) => !isScoped)
    .flatMap(({ amounts: granted }) =>
      [...granted].flatMap(([key, text]) =>
        isKeyOf(resource, key) ? (parseQuantity(text) ?? []) : [],
      ),
    );
  return amounts.sort(compareQuantities)[0];
}
