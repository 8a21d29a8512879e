import type { ReportOpening, ReportOwner } from '../../data/report-data';
import { END_WORDS, EXTENT_WORDS, peerWords, portWords } from '../../data/reach-words';
import type { ReportScope } from '../../data/report-scope';
import { networkPicture } from '../charts/network-picture';
import { dataTable } from '../parts/data-table';
import { type Child, h } from '../parts/dom';
import { linkTo } from '../parts/page-route';
import { type ReachPlace, reachPlaces } from './reach-places';
import { section } from './view-parts';

/** Something that is open to the pods of an owner, or from them, and in which of its environments. */
interface OpenPeer {
  readonly direction: 'in' | 'out';
  readonly peer: string;
  readonly ports: string;
  readonly limits: string;
  /** Which of its own pods. */
  readonly pods: string;
  readonly environments: readonly string[];
}

/** What reaches an owner and what it reaches, as a picture and as a table. */
export function tenantNetwork(scope: ReportScope, owner: ReportOwner): Child {
  const places = reachPlaces(scope).filter((place) => place.owner === owner);
  const peers = openPeers(scope, places);
  const names = places.map((place) => placeName(scope, place));
  return section(
    'Network',
    networkPicture({
      title: `What reaches ${owner.displayName}, and what it reaches`,
      links: peers.map(({ direction, peer, environments }) => ({
        direction,
        peer,
        environment:
          environments.length === names.length && names.length > 1
            ? 'all environments'
            : environments.join(', '),
      })),
    }),
    dataTable({
      caption: 'What its policies open. The other end must let the traffic pass as well',
      noun: 'openings',
      empty: 'Nothing is open.',
      rows: peers,
      columns: [
        { heading: 'Peer', cell: ({ peer }) => peer },
        {
          heading: 'Direction',
          cell: ({ direction }) => (direction === 'in' ? 'may come in' : 'may be reached'),
        },
        {
          heading: 'Ports',
          cell: ({ ports, limits }) => [
            ports,
            limits !== '' && h('span', { class: 'quiet block' }, limits),
          ],
        },
        { heading: 'Its own pods', cell: ({ pods }) => pods },
        {
          heading: 'Environments',
          cell: ({ environments }) =>
            environments.length === names.length ? 'all' : environments.join(', '),
        },
      ],
    }),
    endsText(places),
    h(
      'p',
      {},
      h(
        'a',
        { href: linkTo('reach', undefined, { of: owner.name }) },
        'Which namespaces reach each other',
      ),
    ),
  );
}

function placeName({ namesClusters }: ReportScope, { environment, cluster }: ReachPlace): string {
  return namesClusters && cluster !== undefined ? `${environment} (${cluster})` : environment;
}

/** Openings that are the same in several environments are there once. */
function openPeers(scope: ReportScope, places: readonly ReachPlace[]): OpenPeer[] {
  const { openings } = scope.data.reach;
  const byKey = new Map<string, OpenPeer>();
  const add = (
    direction: OpenPeer['direction'],
    opening: ReportOpening,
    pods: string,
    environment: string,
  ): void => {
    const entry = {
      direction,
      peer: peerWords(opening),
      ports: portWords(opening.ports),
      limits: (opening.limits ?? []).join('; '),
      pods,
    };
    const key = JSON.stringify(entry);
    byKey.set(key, {
      ...entry,
      environments: [...(byKey.get(key)?.environments ?? []), environment],
    });
  };
  for (const place of places) {
    const environment = placeName(scope, place);
    for (const direction of ['in', 'out'] as const) {
      for (const [index, pods] of podsByOpening(place, direction)) {
        add(direction, openings[index]!, pods, environment);
      }
    }
  }
  return [...byKey.values()].sort((one, other) =>
    one.direction < other.direction ? -1 : one.direction > other.direction ? 1 : 0,
  );
}

/** The kinds of pods that have an opening. Most have it all. */
function podsByOpening(
  { group }: ReachPlace,
  direction: OpenPeer['direction'],
): [index: number, pods: string][] {
  const byIndex = new Map<number, string[]>();
  for (const one of group.pods) {
    for (const index of one[direction]) {
      byIndex.set(index, [...(byIndex.get(index) ?? []), one.pods]);
    }
  }
  return [...byIndex].map(([index, pods]) => [
    index,
    pods.length === group.pods.length ? 'all pods' : pods.join('; '),
  ]);
}

/** What everybody asks about, for all environments together. */
function endsText(places: readonly ReachPlace[]): Child {
  const texts = Object.keys(END_WORDS).flatMap((end) => {
    const extents = new Set(places.flatMap(({ group }) => group.ends[end]?.extent ?? []));
    if (extents.size === 0) return [];
    const words = [...extents].map((extent) => EXTENT_WORDS[extent]).join(' or ');
    return [[END_WORDS[end]!, words] as const];
  });
  return h(
    'dl',
    { class: 'about' },
    texts.map(([end, words]) => [h('dt', {}, end), h('dd', {}, words)]),
  );
}
