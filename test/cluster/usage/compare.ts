import type { UsageGroup } from '../../../lib/cluster/usage/usage-groups';
import type { UsageReport } from '../../../lib/cluster/usage/usage-report';
import type { NamespaceUsage, UsageAmounts } from '../../../lib/cluster/usage/usage-snapshot';
import { type Columns, type Reference, quantity } from './reference';

/** Resources that are accelerators, and those of which one unit is a device. */
const ACCELERATORS = [
  'nvidia.com/gpu',
  'nvidia.com/mig-1g.10gb',
  'amd.com/gpu',
  'nvidia.com/gpumem',
];
const NO_DEVICES = ['nvidia.com/gpumem'];

type Shown = Pick<NamespaceUsage, 'requested' | 'running' | 'hard' | 'used' | 'real'>;

/** Every column of every namespace that differs from the reference. */
export function namespaceDifferences(report: UsageReport, reference: Reference): string[] {
  return report.namespaces.flatMap((shown) =>
    differences(shown.namespace, shown, reference.get(shown.namespace) ?? new Map()),
  );
}

/** Every column of every group that is no sum of its namespaces. */
export function groupDifferences(groups: readonly UsageGroup[], reference: Reference): string[] {
  return groups.flatMap((group) => {
    const sum: Columns = new Map();
    for (const namespace of group.namespaces) {
      for (const [column, amount] of reference.get(namespace) ?? []) {
        sum.set(column, (sum.get(column) ?? 0n) + amount);
      }
    }
    // What some namespace has no cap for, nothing bounds for all of them together.
    for (const column of [...sum.keys()].filter((one) => /^(?:hard|used) /.test(one))) {
      const isCapped = group.namespaces.every((name) => reference.get(name)?.has(column));
      if (!isCapped) sum.delete(column);
    }
    return differences(group.name ?? '(none)', group, sum);
  });
}

function differences(name: string, shown: Shown, wanted: Columns): string[] {
  const found = columnsOf(shown);
  const expected = withSums(wanted);
  return [...new Set([...found.keys(), ...expected.keys()])].flatMap((column) => {
    const [one, other] = [found.get(column) ?? 0n, expected.get(column) ?? 0n];
    return one === other ? [] : [`${name}: ${column} is ${one}, and should be ${other}`];
  });
}

/** Devices together; volumes count as running. */
function withSums(wanted: Columns): Columns {
  const all: Columns = new Map(wanted);
  for (const part of ['requested', 'running']) {
    let gpu = 0n;
    for (const [column, amount] of wanted) {
      const [of, ...rest] = column.split(' ');
      const name = rest.join(' ');
      const isDevice = ACCELERATORS.includes(name) && !NO_DEVICES.includes(name);
      if (of === part && (isDevice || name.startsWith('class '))) gpu += amount;
    }
    all.set(`${part} gpu`, gpu);
  }
  all.set('running storage', wanted.get('requested storage') ?? 0n);
  return all;
}

function columnsOf({ requested, running, hard, used, real }: Shown): Columns {
  const columns: Columns = new Map();
  const put = (part: string, texts: Readonly<Record<string, string>>): void => {
    for (const [key, text] of Object.entries(texts)) columns.set(`${part} ${key}`, quantity(text));
  };
  const amounts = (part: string, of: UsageAmounts): void => {
    const { accelerators, others, ...plain } = of;
    put(part, plain);
    put(part, others);
    for (const [key, text] of Object.entries(accelerators)) {
      const isResource = ACCELERATORS.includes(key);
      columns.set(`${part} ${isResource ? key : `class ${key}`}`, quantity(text));
    }
  };
  amounts('requested', requested);
  amounts('running', running);
  put('hard', hard);
  put('used', used);
  if (real !== null) put('real', real);
  return columns;
}
