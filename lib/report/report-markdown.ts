import type { ReportAmounts, ReportData, ReportOwner } from './data/report-data';
import {
  bytesWords,
  coresWords,
  countWords,
  gpuWords,
  howMany,
  percentWords,
} from './data/amount-words';
import { costOf, moneyWords, partsOfOwner } from './data/money-words';
import { END_WORDS } from './data/reach-words';
import { environmentsIn, sumOf, totalOf } from './data/report-scope';

/** The first line of a summary in Markdown. It tells our files from others. */
export const MARKDOWN_MARK = '<!-- Written by tenancy report. -->\n';

type Row = readonly string[];

/** A summary for a wiki: counts, pools, organisations, cost centers and tenants, and what is not as strict as it could be. */
export function reportMarkdown(data: ReportData): string {
  const parts = [
    ['# Platform report', countsLine(data)],
    ['## Pools', poolTable(data)],
    data.organizations.length === 0 ? [] : ['## Organisations', organizationTable(data)],
    ['## Cost centers', costCenterTable(data)],
    ['## Tenants', ownerTable(data, 'tenant')],
    ['## Shared services', ownerTable(data, 'service')],
    ['## Access', accessTable(data)],
    ['## Reachability', reachTable(data)],
    ['## Security', securityText(data)],
    ['## Accepted warnings', acceptedTable(data)],
  ];
  return `${MARKDOWN_MARK}\n${parts
    .filter((part) => part.length > 0 && part[1] !== '')
    .map((part) => part.join('\n\n'))
    .join('\n\n')}\n`;
}

function countsLine(data: ReportData): string {
  const tenants = data.owners.filter(({ kind }) => kind === 'tenant').length;
  const counts = [
    ...(data.clusters === undefined ? [] : [howMany(data.clusters.length, 'cluster')]),
    howMany(tenants, 'tenant'),
    howMany(data.owners.length - tenants, 'shared service'),
    howMany(environmentsIn(data).length, 'namespace'),
  ];
  const money =
    data.costs === undefined
      ? ''
      : ` All of it costs at most ${moneyWords(costOf(data), data.costs)} a month: a ceiling, not a bill.`;
  return `${counts.join(', ')}.${money}`;
}

function poolTable({ pools, clusters }: ReportData): string {
  const isOneCluster = clusters === undefined;
  return table(
    ['Pool', ...(isOneCluster ? [] : ['Cluster']), 'Resource', 'Capacity', 'Held', 'Free', 'Part'],
    pools.map(({ name, cluster = '', resource, capacity, granted, reserved = 0 }) => [
      name,
      ...(isOneCluster ? [] : [cluster]),
      resource,
      capacity === undefined ? 'not stated' : countWords(capacity),
      countWords(granted),
      capacity === undefined ? '–' : countWords(Math.max(0, capacity - reserved - granted)),
      capacity === undefined ? '–' : percentWords(granted, capacity),
    ]),
    isOneCluster ? 2 : 3,
  );
}

function organizationTable({ organizations }: ReportData): string {
  return table(
    [
      'Organisation',
      'Part of',
      'GPUs guaranteed',
      'Budget of GPUs',
      'CPU guaranteed',
      'Budget of CPU',
    ],
    organizations.map(({ displayName, parent = '–', guaranteed, budget }) => [
      displayName,
      parent,
      gpuWords(guaranteed.gpu),
      gpuWords(budget.gpu),
      coresWords(guaranteed.cpu),
      coresWords(budget.cpu),
    ]),
    4,
  );
}

function costCenterTable(data: ReportData): string {
  const { owners } = data;
  const names = [...new Set(owners.map(({ costCenter }) => costCenter))].sort();
  return table(
    ['Cost center', 'Pays for', ...AMOUNTS, ...ceilingHeading(data)],
    names.map((name) => {
      const own = owners.filter(({ costCenter }) => costCenter === name);
      return [
        name,
        own.map((owner) => owner.name).join(', '),
        ...amounts(sumOf(own.map(totalOf))),
        ...ceiling(data, (part) => part.costCenter === name),
      ];
    }),
    3,
  );
}

const AMOUNTS = ['GPUs', 'CPU', 'Memory', 'Storage', 'Pods'];

function amounts({ gpu, cpu, memory, storage, pods }: ReportAmounts): Row {
  return [
    gpuWords(gpu),
    coresWords(cpu),
    bytesWords(memory),
    bytesWords(storage),
    countWords(pods),
  ];
}

function ceilingHeading({ costs }: ReportData): Row {
  return costs === undefined ? [] : ['Cost ceiling of a month'];
}

function ceiling(data: ReportData, isChosen: Parameters<typeof costOf>[1]): Row {
  return data.costs === undefined ? [] : [moneyWords(costOf(data, isChosen), data.costs)];
}

function ownerTable(data: ReportData, kind: ReportOwner['kind']): string {
  const owners = data.owners.filter((owner) => owner.kind === kind);
  return table(
    ['Name', 'Called', 'Cost center', 'Contact', ...AMOUNTS, ...ceilingHeading(data)],
    owners.map((owner) => [
      owner.state === undefined ? owner.name : `${owner.name} (${owner.state})`,
      owner.displayName,
      owner.costCenter,
      owner.contact ?? '–',
      ...amounts(totalOf(owner)),
      ...ceiling(data, partsOfOwner(owner)),
    ]),
    5,
  );
}

/** Roles that give rights of high risk, and who has them. */
function accessTable({ access }: ReportData): string {
  const risky = new Set(
    access.dangers.flatMap(({ risk, title }) => (risk === 'high' ? title : [])),
  );
  const rows = access.roles.flatMap((role, index) => {
    const rights = role.dangers.filter(({ title }) => risky.has(title));
    if (rights.length === 0) return [];
    const grants = access.grants.filter((grant) => grant.role === index);
    return [
      [
        role.name,
        listed(rights.map(({ title, names }) => (names === undefined ? title : `${title} (some)`))),
        listed([...new Set(grants.map(({ subject }) => subject))]),
        grants.some(({ everywhere }) => everywhere)
          ? 'everywhere'
          : howMany(new Set(grants.flatMap(({ namespaces }) => namespaces)).size, 'namespace'),
      ],
    ];
  });
  return table(['Role', 'Rights of high risk', 'Who has it', 'Where'], rows);
}

/** How many names a cell says. */
const MOST_NAMES = 8;

function listed(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  return more <= 1 ? names.join(', ') : `${names.slice(0, MOST_NAMES).join(', ')} and ${more} more`;
}

/** How many namespaces reach what everybody asks about. */
function reachTable({ reach }: ReportData): string {
  const rows = Object.keys(END_WORDS).flatMap((end) => {
    const extents = reach.namespaces.flatMap(
      ({ group }) => reach.groups[group]!.ends[end]?.extent ?? [],
    );
    const count = (wanted: string): string =>
      countWords(extents.filter((extent) => extent === wanted).length);
    return extents.length === 0
      ? []
      : [[END_WORDS[end]!, count('all'), count('some'), count('none')]];
  });
  return table(['Namespaces reach', 'open', 'in part', 'closed'], rows, 1);
}

function securityText(data: ReportData): string {
  const rows = environmentsIn(data).flatMap(({ owner, environment }) => [
    ...Object.entries(data.guardRailSets[environment.guardRails]!)
      .filter(([, mode]) => mode !== 'enforce')
      .map(([rail, mode]) => [environment.namespace, owner.name, `guard rail ${rail}`, mode]),
    ...environment.exceptions.map((exception) => [
      environment.namespace,
      owner.name,
      `pod security beyond ${environment.podSecurity}`,
      exception,
    ]),
  ]);
  return rows.length === 0
    ? 'Every guard rail enforces, and there is no exception from pod security.'
    : table(['Namespace', 'Owner', 'Exception', 'Setting'], rows);
}

function acceptedTable({ accepted, owners }: ReportData): string {
  const rows = [
    ...accepted.map((item) => ['the platform', item] as const),
    ...owners.flatMap((owner) => owner.accepted.map((item) => [owner.name, item] as const)),
  ];
  return table(
    ['Of', 'Warning', 'What it is about', 'Why it is accepted'],
    rows.map(([of, { code, message, why }]) => [of, code, message, why]),
  );
}

/** @param numbers - the index of the first column of numbers, which are at the right */
function table(headings: Row, rows: readonly Row[], numbers = headings.length): string {
  if (rows.length === 0) return '';
  const lines = headings.map((_, index) => (index < numbers ? '---' : '---:'));
  return [headings, lines, ...rows.map((row) => row.map(inCell))]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');
}

/** A text as one cell of a table, in which nothing is markup but the code spans of our own messages. */
function inCell(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .split(/(`[^`|<>&\\]+`)/)
    .map((part, index) => (index % 2 === 1 ? part : escaped(part)))
    .join('');
}

function escaped(text: string): string {
  return text
    .replace(/[\\`*_[\]~|#]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}
