import type { ReportAccepted, ReportEnvironment, ReportOwner } from '../../data/report-data';
import { countWords, percentWords } from '../../data/amount-words';
import { dataTable } from '../parts/data-table';
import { type Child, h, messageText } from '../parts/dom';
import { environmentsIn, type ReportScope } from '../../data/report-scope';
import { distinct, ownerLink, section } from './view-parts';

/** An environment and its owner. */
interface Place {
  readonly owner: ReportOwner;
  readonly environment: ReportEnvironment;
}

/** Which guard rails and levels are where, and every exception. */
export function securityView({ data }: ReportScope, query: URLSearchParams): Child {
  const places = environmentsIn(data);
  const modesOf = ({ environment }: Place) => data.guardRailSets[environment.guardRails]!;
  const rails = Object.keys(data.guardRails);
  const counts = rails.map((rail) => ({
    rail,
    opens: data.guardRails[rail]!,
    count: (mode: string) => places.filter((place) => modesOf(place)[rail] === mode).length,
  }));
  const lenient = places.flatMap((place) =>
    rails
      .filter((rail) => modesOf(place)[rail] !== 'enforce')
      .map((rail) => ({
        place,
        what: `guard rail ${rail}`,
        value: modesOf(place)[rail]!,
        means: data.guardRails[rail]!,
      })),
  );
  const exceptions = places.flatMap((place) =>
    place.environment.exceptions.map((value) => ({
      place,
      what: 'pod security',
      value,
      means: `allowed beyond ${place.environment.podSecurity}`,
    })),
  );
  const all = [...lenient, ...exceptions];
  return [
    h('h1', { tabindex: '-1' }, 'Security'),
    section(
      'Levels',
      h(
        'div',
        { class: 'side-by-side' },
        levelTable(
          'Isolation of environments',
          'Level',
          places.map(({ environment }) => environment.isolation),
        ),
        levelTable(
          'Pod Security Standards',
          'Standard',
          places.map(({ environment }) => environment.podSecurity),
        ),
      ),
    ),
    section(
      'Guard rails',
      dataTable({
        caption: `In how many of ${countWords(places.length)} namespaces each guard rail is in which mode`,
        noun: 'guard rails',
        rows: counts,
        columns: [
          { heading: 'Guard rail', cell: ({ rail }) => h('code', {}, rail) },
          ...['enforce', 'warn', 'audit', 'off'].map((mode) => ({
            heading: mode,
            numeric: true,
            cell: ({ count }: (typeof counts)[number]) => countWords(count(mode)),
          })),
          { heading: 'What is open without it', prose: true, cell: ({ opens }) => opens },
        ],
      }),
    ),
    section(
      'Exceptions',
      dataTable({
        caption: 'Every guard rail that does not enforce, and every exception from pod security',
        noun: 'exceptions',
        empty: 'There is no exception.',
        rows: all,
        search: {
          query,
          filters: [
            {
              key: 'what',
              label: 'What',
              choices: distinct(all.map(({ what }) => what)),
              keeps: (row, choice) => row.what === choice,
            },
          ],
        },
        columns: [
          {
            heading: 'Namespace',
            cell: ({ place }) => h('code', {}, place.environment.namespace),
            value: ({ place }) => place.environment.namespace,
          },
          {
            heading: 'Owner',
            cell: ({ place }) => ownerLink(place.owner),
            value: ({ place }) => place.owner.name,
          },
          { heading: 'What', cell: ({ what }) => what, value: ({ what }) => what },
          {
            heading: 'Setting',
            cell: ({ value }) => h('code', {}, value),
            value: ({ value }) => value,
          },
          { heading: 'What it means', prose: true, cell: ({ means }) => means },
        ],
      }),
    ),
    section('Accepted warnings', accepted(data.owners, data.accepted)),
  ];
}

function levelTable(caption: string, heading: string, values: readonly string[]): Child {
  return dataTable({
    caption,
    noun: 'namespaces',
    rows: distinct(values),
    columns: [
      { heading, cell: (level) => level },
      { heading: 'Namespaces', numeric: true, cell: (level) => countWords(countOf(level, values)) },
      {
        heading: 'Part',
        numeric: true,
        cell: (level) => percentWords(countOf(level, values), values.length),
      },
    ],
  });
}

function countOf(value: string, values: readonly string[]): number {
  return values.filter((one) => one === value).length;
}

function accepted(owners: readonly ReportOwner[], ofPlatform: readonly ReportAccepted[]): Child {
  const rows = [
    ...ofPlatform.map((item) => ({ item, about: 'the platform' as Child })),
    ...owners.flatMap((owner) =>
      owner.accepted.map((item) => ({ item, about: ownerLink(owner) as Child })),
    ),
  ];
  return dataTable({
    caption: 'All accepted warnings, and why',
    noun: 'accepted warnings',
    empty: 'No warning is accepted.',
    rows,
    columns: [
      { heading: 'Warning', cell: ({ item }) => h('code', {}, item.code) },
      { heading: 'Of', cell: ({ about }) => about },
      { heading: 'What it is about', prose: true, cell: ({ item }) => messageText(item.message) },
      { heading: 'Why it is accepted', prose: true, cell: ({ item }) => item.why },
      { heading: 'Place', cell: ({ item }) => item.place },
    ],
  });
}
