import { howMany } from '../../data/amount-words';
import type { ReachExtent, ReportLink, ReportReachGroup } from '../../data/report-data';
import { END_WORDS, EXTENT_WORDS, portWords } from '../../data/reach-words';
import type { ReportScope } from '../../data/report-scope';
import { dataTable } from '../parts/data-table';
import { type Child, h, refill, unseen } from '../parts/dom';
import { noteInRoute } from '../parts/page-route';
import { scrollBox } from '../parts/scroll-box';
import { distinct, ownerLink, section } from './view-parts';
import { type ReachPlace, reachPlaces } from './reach-places';

/** How many namespaces make a matrix that one can still read. */
const MOST_AT_ONCE = 40;

/** What reaches what: the outside of each namespace, and the namespaces among each other. */
export function reachView(scope: ReportScope, query: URLSearchParams): Child {
  const places = reachPlaces(scope);
  const { unread } = scope.data.reach;
  return [
    h('h1', { tabindex: '-1' }, 'Reachability'),
    h(
      'p',
      { class: 'quiet' },
      'As the network policies say it. “In part”: to some pods, some addresses or some ports. Answers to a connection always come back.',
    ),
    unread.length > 0 &&
      h(
        'p',
        { class: 'warning' },
        `These policies are not read, and may change what is shown here: ${unread.map(({ kind, count }) => `${count} ${kind}`).join(', ')}.`,
      ),
    section('Outside', outside(scope, places, query)),
    section('Between namespaces', matrix(scope, places, query)),
  ];
}

function outside(scope: ReportScope, places: readonly ReachPlace[], query: URLSearchParams): Child {
  const ends = Object.keys(END_WORDS).filter((end) =>
    places.some(({ group }) => group.ends[end] !== undefined),
  );
  return dataTable({
    caption: 'What each namespace reaches beyond its own',
    noun: 'namespaces',
    rows: places,
    search: {
      query,
      filters: ends
        .map((end) => ({
          key: end,
          label: END_WORDS[end]!,
          choices: distinct(places.map(({ group }) => extentOf(group, end))),
          keeps: ({ group }: ReachPlace, choice: string) => extentOf(group, end) === choice,
        }))
        .filter(({ choices }) => choices.length > 1),
    },
    columns: [
      {
        heading: 'Namespace',
        cell: ({ namespace }) => h('code', {}, namespace),
        value: ({ namespace }) => namespace,
      },
      { heading: 'Owner', cell: ({ owner }) => ownerLink(owner), value: ({ owner }) => owner.name },
      ...(scope.namesClusters
        ? [
            {
              heading: 'Cluster',
              cell: ({ cluster }: ReachPlace) => cluster,
              value: ({ cluster = '' }: ReachPlace) => cluster,
            },
          ]
        : []),
      ...ends.map((end) => ({
        heading: END_WORDS[end]!,
        cell: ({ group }: ReachPlace) => extentCell(group.ends[end]),
        value: ({ group }: ReachPlace) => extentOf(group, end),
      })),
      {
        heading: 'Other namespaces here',
        prose: true,
        cell: ({ reaches }) =>
          reaches.length === 0 ? h('span', { class: 'quiet' }, 'none') : namesText(reaches),
        value: ({ reaches }) => reaches.join(' '),
      },
    ],
  });
}

/** How many names a cell says. */
const MOST_NAMES = 6;

function namesText(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  return more <= 1 ? names.join(', ') : `${names.slice(0, MOST_NAMES).join(', ')} and ${more} more`;
}

function extentOf({ ends }: ReportReachGroup, end: string): string {
  const known = ends[end];
  return known === undefined ? 'not known' : EXTENT_WORDS[known.extent];
}

/** How much is open, by a sign and a word, with the ports. */
function extentCell(known: ReachExtent | undefined): Child {
  if (known === undefined) return h('span', { class: 'quiet' }, 'not known');
  const { extent, ports } = known;
  return [
    h('span', { class: `extent extent-${extent}` }, EXTENT_WORDS[extent]),
    extent !== 'none' && h('span', { class: 'quiet block' }, portWords(ports)),
  ];
}

/** A matrix of all namespaces where they are few; otherwise of one owner that is chosen. */
function matrix(scope: ReportScope, places: readonly ReachPlace[], query: URLSearchParams): Child {
  const clusters = distinct(places.map(({ cluster = '' }) => cluster));
  const isSmall = places.length <= MOST_AT_ONCE;
  const owners = distinct(places.map(({ owner }) => owner.name));
  const wanted = query.get('of') ?? '';
  let chosen = owners.includes(wanted) ? wanted : isSmall ? '' : (owners[0] ?? '');
  const box = h('div');
  const draw = (): void => {
    refill(
      box,
      clusters.map((cluster) => {
        const own = places.filter(
          (place) =>
            (place.cluster ?? '') === cluster && (chosen === '' || place.owner.name === chosen),
        );
        return own.length === 0
          ? null
          : oneMatrix(
              scope,
              cluster,
              own.map(({ namespace }) => namespace),
              chosen,
            );
      }),
    );
  };
  const field = h(
    'select',
    {
      onchange: () => {
        chosen = field.value;
        noteInRoute({ of: chosen });
        draw();
      },
    },
    isSmall && h('option', { value: '' }, 'all'),
    owners.map((owner) => h('option', { value: owner, selected: owner === chosen }, owner)),
  );
  draw();
  return [
    h('div', { class: 'controls' }, h('label', {}, h('span', {}, 'Namespaces of'), field)),
    box,
  ];
}

function oneMatrix(
  { data, namesClusters }: ReportScope,
  cluster: string,
  own: readonly string[],
  owner: string,
): Child {
  const links = data.reach.links.filter(
    (link) =>
      (link.cluster ?? '') === cluster && (own.includes(link.from) || own.includes(link.to)),
  );
  const rows = distinct([...own, ...links.map(({ from }) => from)]);
  const columns = distinct([...own, ...links.map(({ to }) => to)]);
  const byPair = new Map(links.map((link) => [`${link.from}\n${link.to}`, link]));
  const isWhole = owner === '';
  const caption = `From the namespace of the row to that of the column${namesClusters ? `, on ${cluster}` : ''}`;
  if (rows.length > MOST_AT_ONCE * 3) {
    return h(
      'p',
      {},
      `${howMany(links.length, 'connection')} with ${howMany(rows.length, 'namespace')}: too many for a matrix. The table above names them.`,
    );
  }
  return [
    h(
      'p',
      { class: 'quiet' },
      isWhole
        ? 'Each namespace with each other.'
        : `Namespaces of ${owner}, and all that they reach or that reach them. What is not here is closed.`,
    ),
    scrollBox(
      caption,
      h(
        'table',
        { class: 'matrix' },
        h('caption', {}, h('span', {}, caption)),
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            h('th', { scope: 'col' }, 'From'),
            columns.map((name) => h('th', { scope: 'col' }, h('span', {}, name))),
          ),
        ),
        h(
          'tbody',
          {},
          rows.map((from) =>
            h(
              'tr',
              {},
              h('th', { scope: 'row' }, from),
              columns.map((to) => matrixCell(byPair.get(`${from}\n${to}`), from, to)),
            ),
          ),
        ),
      ),
    ),
    h(
      'ul',
      { class: 'signs' },
      h('li', { class: 'extent extent-all' }, 'open'),
      h('li', { class: 'extent extent-some' }, 'in part'),
      h('li', { class: 'extent extent-none' }, 'closed'),
    ),
  ];
}

function matrixCell(link: ReportLink | undefined, from: string, to: string): HTMLElement {
  const own = from === to ? 'own' : undefined;
  if (link === undefined) {
    return h('td', { class: own }, h('span', { class: 'extent extent-none' }, unseen('closed')));
  }
  const words = `${EXTENT_WORDS[link.extent]}: ${portWords(link.ports)}`;
  return h(
    'td',
    { class: own, title: `${from} to ${to}, ${words}` },
    h('span', { class: `extent extent-${link.extent}` }, unseen(words)),
  );
}
