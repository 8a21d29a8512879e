import { nearest } from '../../findings/nearest';
import { clusterOf } from '../../fleet/clusters/cluster-of';
import type { Fleet } from '../../fleet/model/fleet';
import type { NamespaceView } from '../../plan/namespace-view';
import { queueTree } from '../../plan/queues/queue-tree';
import { chooseClusters } from '../input/choose-clusters';
import { readGiven } from '../input/given-file';
import { type FitReport, reportFit } from '../../review/fit/fit-report';
import { ManifestProblem } from '../../verify/objects/manifest-documents';
import { type ManifestObject, readObjects } from '../../verify/objects/manifest-objects';
import type { ToleratedTaint } from '../../review/fit/flavor-rules';
import { namespacesOf } from '../../review/fit/namespace-limits';
import { type UsedQuotas, usedQuotas } from '../../review/fit/quota-rows';
import { openFleets } from '../input/open-fleet';
import { type TableOptions, formatTable } from '../printing/table';
import { plural, wrap, wrapToWidth } from '../printing/words';
import type { Session } from '../session/session';
import { Misuse, STATUS, type Status } from '../session/status';

export interface FitFlags {
  readonly manifest: string;
  readonly namespace: string;
  readonly cluster?: string;
  readonly used?: string;
  readonly json?: boolean;
}

/** Shows whether a workload would be admitted in a namespace, and if not, all that is in the way. */
export async function fit(session: Session, flags: FitFlags): Promise<Status> {
  const stdins = [session.file, flags.manifest, flags.used].filter((file) => file === '-');
  if (stdins.length > 1) throw new Misuse('only one file can be standard input');
  const objects = readManifest(flags.manifest);
  const used = flags.used === undefined ? undefined : readUsed(flags.used, flags.namespace);
  const fleets = openFleets(session, 'ignore');
  if (fleets === undefined) return STATUS.findings;
  const { fleet, view } = findNamespace(fleets, flags);
  const report = reportFit({ fleet, root: queueTree(fleet), view, objects, used });
  const { stdout } = session;
  await stdout.write(
    flags.json === true
      ? `${JSON.stringify(report, null, 2)}\n`
      : textOf(report, session.tableOptions(stdout)),
  );
  return report.verdict === 'fits' ? STATUS.ok : STATUS.findings;
}

function readManifest(file: string): ManifestObject[] {
  return readGiven(file, readObjects, ManifestProblem);
}

function readUsed(file: string, namespace: string): UsedQuotas {
  const used = usedQuotas(readManifest(file), namespace);
  if (used.size > 0) return used;
  throw new Misuse(
    `${file} has no ResourceQuota of ${namespace}; ` +
      `print them with kubectl get resourcequota -n ${namespace} -o yaml`,
  );
}

interface FoundNamespace {
  readonly fleet: Fleet;
  readonly view: NamespaceView;
}

/** An unknown namespace is misuse of the command: the file is fine. */
function findNamespace(
  fleets: readonly Fleet[],
  { namespace, cluster }: Pick<FitFlags, 'namespace' | 'cluster'>,
): FoundNamespace {
  const all = chooseClusters(fleets, cluster === undefined ? undefined : [cluster]).flatMap(
    (fleet) => namespacesOf(fleet).map((view) => ({ fleet, view })),
  );
  const [found, ...others] = all.filter(({ view }) => view.namespace === namespace);
  if (found === undefined) {
    const near = nearest(
      namespace,
      all.map(({ view }) => view.namespace),
    );
    throw new Misuse(
      `there is no namespace ${JSON.stringify(namespace)}; ` +
        (near === undefined ? 'tenancy list shows all' : `did you mean ${near}?`),
    );
  }
  if (others.length > 0) {
    const where = [found, ...others].map(({ fleet }) => clusterOf(fleet)).join(', ');
    throw new Misuse(`${namespace} is on several clusters (${where}); choose one with --cluster`);
  }
  return found;
}

function textOf(report: FitReport, options: TableOptions): string {
  const parts = [verdictText(report)];
  if (report.workloads.length > 0) parts.push(workloadTable(report, options));
  if (report.quota.length > 0) parts.push(quotaTable(report, options));
  if (report.pools.length > 0) parts.push(poolText(report));
  if (report.queue.length > 0) parts.push(queueTable(report, options));
  if (report.reasons.length > 0) parts.push(reasonText(report));
  parts.push(notesText(report));
  return parts.join('\n');
}

const VERDICTS: Readonly<Record<FitReport['verdict'], string>> = {
  fits: 'It fits',
  refused: 'It does not fit',
  waits: 'It would be admitted, and then wait',
};

function verdictText({
  verdict,
  namespace,
  owner,
  environment,
  reasons,
  cluster,
}: FitReport): string {
  const where = `${namespace} (${owner}, ${environment}${cluster === undefined ? '' : `, ${cluster}`})`;
  const count = verdict === 'fits' ? '' : `: ${plural(reasons.length, 'reason')}`;
  return `${VERDICTS[verdict]} in ${where}${count}.\n`;
}

function workloadTable({ workloads }: FitReport, options: TableOptions): string {
  return formatTable(
    [
      { heading: 'WORKLOAD' },
      { heading: 'PODS OF' },
      { heading: 'PODS', numeric: true },
      { heading: 'EACH REQUESTS', wraps: 'items' },
    ],
    workloads.map(({ object, place, pods, each }) => [
      object,
      place,
      String(pods),
      Object.entries(each)
        .map(([name, text]) => `${name} ${text}`)
        .join(', '),
    ]),
    options,
  );
}

function quotaTable({ quota, usage }: FitReport, options: TableOptions): string {
  const isSingle = new Set(quota.map(({ quota: name }) => name)).size === 1;
  return formatTable(
    [
      { heading: 'QUOTA KEY' },
      { heading: 'GRANTED', numeric: true },
      { heading: usage === 'stated' ? 'USED' : 'USED (ASSUMED)', numeric: true },
      { heading: 'WANTED', numeric: true },
      { heading: 'LEFT', numeric: true },
    ],
    quota.map(({ quota: name, key, hard, used, wanted, left }) => [
      isSingle ? key : `${key} (${name})`,
      hard,
      used,
      wanted,
      left,
    ]),
    options,
  );
}

function poolText({ pools }: FitReport): string {
  return pools
    .map(({ resource, pools: names, taints = [] }) => {
      const which = names.length === 1 ? `the pool ${names[0]!}` : `any of ${names.join(', ')}`;
      return `${resource} comes from ${which}.\n${taints.map(taintText).join('')}`;
    })
    .join('');
}

function taintText({ pool, taint, by }: ToleratedTaint): string {
  return `${wrap(`The nodes of ${pool} have the taint ${taint}, ${TOLERATED_BY[by]}.`)}\n`;
}

const TOLERATED_BY: Readonly<Record<ToleratedTaint['by'], string>> = {
  queue: 'and Kueue lets the pods tolerate it',
  pod: 'which the pods tolerate',
  plugin:
    'which pods tolerate only where the API server adds that by itself (ExtendedResourceToleration)',
};

const TURN_WORDS = {
  guaranteed: 'its turn is guaranteed',
  borrowed: 'only while others are idle',
  never: 'never',
} as const;

function queueTable({ queue }: FitReport, options: TableOptions): string {
  return formatTable(
    [
      { heading: 'QUEUE' },
      { heading: 'WORKLOAD' },
      { heading: 'OF' },
      { heading: 'WANTED', numeric: true },
      { heading: 'GUARANTEED', numeric: true },
      { heading: 'AT MOST', numeric: true },
      { heading: 'RUNS', wraps: 'words' },
    ],
    queue.map(({ queue: name, object, of, wanted, guaranteed, atMost, turn }) => [
      name,
      object,
      of,
      wanted,
      guaranteed,
      atMost,
      TURN_WORDS[turn],
    ]),
    options,
  );
}

function reasonText({ reasons }: FitReport): string {
  const items = reasons.flatMap(({ effect, rule, objects, message, fix }) => {
    const [first, ...rest] = wrapToWidth(`${message} (${objects.join(', ')}; ${rule})`, 78);
    const fixes = wrapToWidth(fix, 74).map(
      (line, index) => `  ${index === 0 ? '> ' : '  '}${line}`,
    );
    return [`- ${effect}: ${first!}`, ...rest.map((line) => `  ${line}`), ...fixes];
  });
  return ['In the way:', ...items].map((line) => `${line}\n`).join('');
}

function notesText({ notes, usage }: FitReport): string {
  const assumed =
    usage === 'stated'
      ? []
      : ['An empty namespace is assumed; --used reads what is used from ResourceQuotas.'];
  return [...assumed, ...notes].map((note) => `${wrap(note)}\n`).join('');
}
