import type {
  ReportAmounts,
  ReportAccepted,
  ReportEnvironment,
  ReportOwner,
} from '../../data/report-data';
import { bytesWords, coresWords, countWords, gpuWords } from '../../data/amount-words';
import { dataTable } from '../parts/data-table';
import { type Child, h, messageText } from '../parts/dom';
import { type ReportScope, totalOf } from '../../data/report-scope';
import { type AccessRow, accessRows } from '../../data/access-rows';
import { dangerCell, KIND_WORDS, roleCell } from './access-view';
import { tenantNetwork } from './tenant-network';
import { costFacts, costTable } from './ceiling-parts';
import { amountColumns, facts, joinChildren, ownerLink, stateNote, section } from './view-parts';

/** Everything about one tenant or shared service. */
export function tenantView(scope: ReportScope, owner: ReportOwner): Child {
  const total = totalOf(owner);
  return [
    h('h1', { tabindex: '-1' }, owner.displayName, stateNote(owner)),
    about(scope, owner),
    facts([
      { label: 'GPUs', value: gpuLines(total) },
      { label: 'CPU', value: coresWords(total.cpu), note: 'cores' },
      { label: 'Memory', value: bytesWords(total.memory) },
      { label: 'Storage', value: bytesWords(total.storage) },
      { label: 'Pods', value: countWords(total.pods) },
      ...costFacts(scope.data, owner),
    ]),
    section('Namespaces', namespaces(scope, owner)),
    timedSection(owner),
    costTable(scope, owner),
    tenantNetwork(scope, owner),
    section('People', people(scope, owner)),
    section('Security', security(scope, owner)),
    section('Accepted warnings', acceptedTable(owner.accepted, 'No warning about it is accepted.')),
  ];
}

/** Devices, a line for each pool. */
function gpuLines({ gpu }: ReportAmounts): Child {
  const pools = Object.entries(gpu);
  return pools.length === 0
    ? gpuWords(gpu)
    : pools.map(([pool, count]) => h('span', { class: 'block' }, gpuWords({ [pool]: count })));
}

function about({ data }: ReportScope, owner: ReportOwner): Child {
  const { name, kind, costCenter, department, contact, organization, consumers } = owner;
  const entries: [term: string, value: Child][] = [
    [kind === 'tenant' ? 'Tenant' : 'Shared service', h('code', {}, name)],
    ['Cost center', costCenter],
    ['Department', department],
    ['Organisation', data.organizations.find((one) => one.name === organization)?.displayName],
    ['Contact', contact],
    [
      'Consumers',
      consumers === undefined
        ? undefined
        : joinChildren(consumers.map((consumer) => ownerLink({ kind: 'tenant', name: consumer }))),
    ],
  ];
  return h(
    'dl',
    { class: 'about' },
    entries
      .filter(([, value]) => value !== undefined)
      .map(([term, value]) => [h('dt', {}, term), h('dd', {}, value)]),
  );
}

function namespaces({ namesClusters }: ReportScope, { environments }: ReportOwner): Child {
  return dataTable({
    caption: 'Namespaces and their quotas',
    noun: 'namespaces',
    rows: environments,
    columns: [
      {
        heading: 'Environment',
        cell: (environment) => [environment.name, stateNote(environment)],
      },
      ...(namesClusters
        ? [{ heading: 'Cluster', cell: ({ cluster }: ReportEnvironment) => cluster }]
        : []),
      { heading: 'Namespace', cell: ({ namespace }) => h('code', {}, namespace) },
      ...amountColumns<ReportEnvironment>(({ quota }) => quota),
    ],
  });
}

/** What it has until a day. Nothing where nothing ends. */
function timedSection({ timed = [] }: ReportOwner): Child {
  if (timed.length === 0) return null;
  return section(
    'For a time',
    dataTable({
      caption: 'Grants and people that count until a day',
      noun: 'entries',
      rows: timed,
      columns: [
        {
          heading: 'What',
          cell: ({ kind, name, gives }) => (kind === 'grant' ? gives : `${name} (${gives})`),
        },
        { heading: 'Until', cell: ({ until }) => until },
        { heading: 'Why', prose: true, cell: ({ why }) => why ?? '–' },
      ],
    }),
  );
}

function people(scope: ReportScope, owner: ReportOwner): Child {
  const { dangers } = scope.data.access;
  return dataTable({
    caption: 'Who has which role where, and which dangerous rights it gives',
    noun: 'people',
    empty: 'Nobody has a role in its namespaces.',
    rows: accessRows(scope).filter((row) => row.owner === owner),
    columns: [
      { heading: 'Who', cell: ({ grant }) => grant.subject },
      { heading: 'Kind', cell: ({ grant }) => KIND_WORDS[grant.kind] },
      { heading: 'Role', cell: ({ role }) => roleCell(role) },
      { heading: 'Where', cell: ({ where }) => where },
      ...(scope.namesClusters
        ? [{ heading: 'Cluster', cell: ({ grant }: AccessRow) => grant.cluster }]
        : []),
      { heading: 'Dangerous rights', cell: ({ role }) => dangerCell(role, dangers) },
    ],
  });
}

function environmentName({ name, cluster }: ReportEnvironment, namesClusters: boolean): string {
  return namesClusters && cluster !== undefined ? `${name} (${cluster})` : name;
}

function security({ data, namesClusters }: ReportScope, { environments }: ReportOwner): Child {
  return dataTable({
    caption: 'Isolation, pod security and guard rails of each environment',
    noun: 'environments',
    rows: environments,
    columns: [
      {
        heading: 'Environment',
        cell: (environment) => environmentName(environment, namesClusters),
      },
      { heading: 'Isolation', cell: ({ isolation }) => isolation },
      { heading: 'Pod security', cell: ({ podSecurity }) => podSecurity },
      {
        heading: 'Exceptions',
        cell: ({ exceptions }) => (exceptions.length === 0 ? 'none' : exceptions.join(', ')),
      },
      {
        heading: 'Guard rails that do not enforce',
        cell: ({ guardRails }) => {
          const lenient = Object.entries(data.guardRailSets[guardRails]!).filter(
            ([, mode]) => mode !== 'enforce',
          );
          return lenient.length === 0
            ? 'none: all enforce'
            : lenient.map(([rail, mode]) => `${rail}: ${mode}`).join(', ');
        },
      },
    ],
  });
}

/** Accepted warnings with their reasons. */
export function acceptedTable(accepted: readonly ReportAccepted[], empty: string): Child {
  return dataTable({
    caption: 'Accepted warnings, and why',
    noun: 'accepted warnings',
    empty,
    rows: accepted,
    columns: [
      { heading: 'Warning', cell: ({ code }) => h('code', {}, code) },
      { heading: 'What it is about', prose: true, cell: ({ message }) => messageText(message) },
      { heading: 'Why it is accepted', prose: true, cell: ({ why }) => why },
      { heading: 'Place', cell: ({ place }) => place },
    ],
  });
}
