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
import { type Row, markdownTable as table } from './markdown-table';

/** The first line of a summary in Markdown. It tells our files from others. */
export const MARKDOWN_MARK = '<!-- Written by tenancy report. -->\n';

/** How to read the tables. */
const POOLS =
  'Held is what quotas grant, whether somebody uses it or not. Free is what is left of the capacity.';
const QUOTAS =
  'The amounts are quotas: what everybody may use at most, whether they use it or not.';
const ACCESS = 'Roles that hold a right of high risk, and who has them.';
const ACCEPTED = 'Warnings that the file accepts, with the reason that it states.';

const REACH =
  'How many namespaces reach each target: all of it (open), some addresses, ports or from some pods (in part), or nothing of it (closed).';

/** A summary for a wiki: counts, pools, organisations, cost centers and tenants, and what is not as strict as it could be. */
export function reportMarkdown(data: ReportData): string {
  const parts = [
    ['# Platform report', countsLine(data)],
    ['## Pools', POOLS, poolTable(data)],
    data.organizations.length === 0 ? [] : ['## Organisations', organizationTable(data)],
    ['## Cost centers', QUOTAS, costCenterTable(data)],
    ['## Tenants', QUOTAS, ownerTable(data, 'tenant')],
    ['## Shared services', ownerTable(data, 'service')],
    ['## Access', ACCESS, accessTable(data)],
    ['## Reachability', REACH, reachTable(data)],
    ['## Security', securityText(data)],
    ['## Accepted warnings', ACCEPTED, acceptedTable(data)],
  ];
  return `${MARKDOWN_MARK}\n${parts
    .filter((part) => part.length > 0 && part.at(-1) !== '')
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
    [
      'Pool',
      ...(isOneCluster ? [] : ['Cluster']),
      'Resource',
      'Capacity',
      'Held',
      'Free',
      'Share held',
    ],
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
  return costs === undefined ? [] : ['At most a month'];
}

function ceiling(data: ReportData, isChosen: Parameters<typeof costOf>[1]): Row {
  return data.costs === undefined ? [] : [moneyWords(costOf(data, isChosen), data.costs)];
}

function ownerTable(data: ReportData, kind: ReportOwner['kind']): string {
  const owners = data.owners.filter((owner) => owner.kind === kind);
  // A column without a value makes a wide table wider.
  const hasContact = owners.some(({ contact }) => contact !== undefined);
  return table(
    [
      ...['Name', 'Cost center', ...(hasContact ? ['Contact'] : [])],
      ...AMOUNTS,
      ...ceilingHeading(data),
    ],
    owners.map((owner) => [
      nameOf(owner),
      owner.costCenter,
      ...(hasContact ? [owner.contact ?? '–'] : []),
      ...amounts(totalOf(owner)),
      ...ceiling(data, partsOfOwner(owner)),
    ]),
    hasContact ? 4 : 3,
  );
}

/** `Computer Vision (vision)`; what people call it is often its name. */
function nameOf({ name, displayName, state }: ReportOwner): string {
  const called = displayName === name ? name : `${displayName} (${name})`;
  return state === undefined ? called : `${called}, ${state}`;
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
