import { poolChart } from '../charts/pool-chart';
import { bytesWords, coresWords, countWords, howMany } from '../../data/amount-words';
import { dataTable } from '../parts/data-table';
import { type Child, h } from '../parts/dom';
import { linkTo } from '../parts/page-route';
import type { ReportEnvironment } from '../../data/report-data';
import {
  devicesIn,
  environmentsIn,
  type ReportScope,
  sumOf,
  totalOf,
} from '../../data/report-scope';
import { poolTable } from './capacity-view';
import { costOf, moneyWords } from '../../data/money-words';
import { distinct, type Fact, facts, ownerLink, poolName, section } from './view-parts';

/** How many of the largest tenants the first page names. */
const LARGEST = 8;

/** What there is, who has most of it, and what to look at. */
export function overviewView(scope: ReportScope): Child {
  const { data, namesClusters } = scope;
  const live = data.owners.filter(({ state }) => state !== 'removed');
  const largest = [...live]
    .map((owner) => ({ owner, total: totalOf(owner) }))
    .sort((one, other) => devicesIn(other.total) - devicesIn(one.total))
    .filter(({ total }, index) => index < LARGEST && devicesIn(total) > 0);
  return [
    h('h1', { tabindex: '-1' }, 'Overview'),
    facts(countsOf(scope)),
    section(
      'Accelerators',
      poolChart(data.pools, (pool) => poolName(pool, namesClusters)),
      poolTable(scope),
      data.pools.length > 0 &&
        h('p', {}, h('a', { href: linkTo('capacity') }, 'Who holds which pool')),
    ),
    largest.length > 0 &&
      section(
        'Largest holders of accelerators',
        dataTable({
          caption: 'Tenants and shared services with most devices of all pools together',
          noun: 'holders',
          rows: largest,
          columns: [
            { heading: 'Name', cell: ({ owner }) => ownerLink(owner) },
            { heading: 'Cost center', cell: ({ owner }) => owner.costCenter },
            {
              heading: 'Devices',
              numeric: true,
              cell: ({ total }) => countWords(devicesIn(total)),
            },
            { heading: 'CPU', numeric: true, cell: ({ total }) => coresWords(total.cpu) },
            { heading: 'Memory', numeric: true, cell: ({ total }) => bytesWords(total.memory) },
          ],
        }),
      ),
    section('Worth a look', worthALook(scope)),
  ];
}

function countsOf({ data, cluster }: ReportScope): Fact[] {
  const tenants = data.owners.filter(({ kind }) => kind === 'tenant');
  const services = data.owners.length - tenants.length;
  const environments = environmentsIn(data);
  const sum = sumOf(data.owners.map(totalOf));
  const { clusters = [] } = data;
  return [
    ...(clusters.length > 0 && cluster === undefined
      ? [{ label: 'Clusters', value: String(clusters.length) }]
      : []),
    { label: 'Tenants', value: countWords(tenants.length) },
    ...(services > 0 ? [{ label: 'Shared services', value: countWords(services) }] : []),
    { label: 'Namespaces', value: countWords(environments.length) },
    {
      label: 'Cost centers',
      value: countWords(distinct(data.owners.map(({ costCenter }) => costCenter)).length),
    },
    { label: 'Devices held', value: countWords(devicesIn(sum)) },
    { label: 'CPU', value: coresWords(sum.cpu), note: 'cores in quotas' },
    { label: 'Memory', value: bytesWords(sum.memory), note: 'in quotas' },
    ...(data.costs === undefined
      ? []
      : [
          {
            label: 'Cost ceiling',
            value: moneyWords(costOf(data), data.costs),
            note: 'a month, if all is used',
          },
        ]),
  ];
}

function worthALook({ data }: ReportScope): Child {
  const environments = environmentsIn(data);
  const lenient = environments.filter(({ environment }) =>
    Object.values(data.guardRailSets[environment.guardRails]!).some((mode) => mode !== 'enforce'),
  );
  const excepted = environments.filter(({ environment }) => environment.exceptions.length > 0);
  const privileged = environments.filter(
    ({ environment }) => environment.podSecurity === 'privileged',
  );
  const inState = (...states: readonly ReportEnvironment['state'][]): number =>
    environments.filter(({ environment }) => states.includes(environment.state)).length;
  const removed = inState('removed');
  const held = inState('suspended', 'draining');
  const accepted =
    data.accepted.length + data.owners.reduce((sum, owner) => sum + owner.accepted.length, 0);
  const over = data.pools.filter(
    ({ capacity, granted, reserved = 0 }) =>
      capacity !== undefined && granted + reserved > capacity,
  );
  const items: [count: number, says: string, view: string][] = [
    [
      over.length,
      `${howMany(over.length, 'pool')} with more devices granted than there are`,
      'capacity',
    ],
    [
      lenient.length,
      `${howMany(lenient.length, 'namespace')} with a guard rail that does not enforce`,
      'security',
    ],
    [
      privileged.length,
      `${howMany(privileged.length, 'namespace')} with the standard privileged`,
      'security',
    ],
    [
      excepted.length,
      `${howMany(excepted.length, 'namespace')} with exceptions from pod security`,
      'security',
    ],
    [accepted, `${howMany(accepted, 'accepted warning')}`, 'security'],
    [held, `${howMany(held, 'namespace')} in which nothing starts`, 'tenants'],
    [removed, `${howMany(removed, 'namespace')} to be deleted`, 'tenants'],
  ];
  const shown = items.filter(([count]) => count > 0);
  return shown.length === 0
    ? h('p', {}, 'Every guard rail enforces, and there is no exception.')
    : h(
        'ul',
        {},
        shown.map(([, says, view]) => h('li', {}, h('a', { href: linkTo(view) }, says))),
      );
}
