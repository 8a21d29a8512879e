import { bytesText, coresText } from '../../fleet/values/human-amounts';
import { type TableOptions, formatTable } from '../printing/table';
import type { FleetTree, TreeAmounts } from './fleet-tree';

/** What something is called beside its name. */
const LEVELS: Readonly<Record<FleetTree['level'], string>> = {
  platform: 'platform',
  organization: 'organisation',
  tenant: 'tenant',
  service: 'shared service',
  environment: '',
};

const INDENT = '  ';

/** A tree as a table: what is below something follows it, further to the right. */
export function treeTable(tree: FleetTree, options: TableOptions): string {
  return formatTable(
    [
      { heading: 'TREE' },
      { heading: 'WHAT' },
      { heading: 'CPU', numeric: true },
      { heading: 'MEMORY', numeric: true },
      { heading: 'GPU', wraps: 'items' },
      { heading: 'GUARANTEED BELOW', wraps: 'items' },
      { heading: 'FREE', wraps: 'items' },
    ],
    [...rowsOf(tree, 0)],
    options,
  );
}

function* rowsOf(node: FleetTree, depth: number): Generator<string[]> {
  const { level, name, namespace, cluster, has, guaranteed, free, children } = node;
  const { cpu, memory } = has;
  yield [
    INDENT.repeat(depth) + (name === '' ? 'all' : name),
    namespace === undefined ? LEVELS[level] : [cluster, namespace].filter(Boolean).join('/'),
    cpu === undefined ? '-' : coresText(cpu),
    memory === undefined ? '-' : bytesText(memory),
    gpuText(has),
    guaranteed === undefined ? '' : gpuText(guaranteed),
    free === undefined ? '' : gpuText(free, true),
  ];
  for (const child of children) yield* rowsOf(child, depth + 1);
}

/** `h100 3, a100 1`. That nothing is left is worth saying. */
function gpuText({ gpu }: TreeAmounts, showZeros = false): string {
  const shown = Object.entries(gpu).filter(([, count]) => showZeros || count > 0);
  return shown.length === 0 ? '-' : shown.map(([pool, count]) => `${pool} ${count}`).join(', ');
}
