import { arrow, dot, text } from '@observablehq/plot';
import { type Child, h } from '../parts/dom';
import { chartFigure } from './chart-figure';

/** A peer that reaches an environment, or is reached by it. */
export interface PictureLink {
  readonly direction: 'in' | 'out';
  readonly peer: string;
  /** One environment, or several that have it in common. */
  readonly environment: string;
}

/** A picture of what reaches some environments, and what they reach. */
export interface PictureProps {
  readonly title: string;
  readonly links: readonly PictureLink[];
}

/** How many peers a side can hold. The table has all of them. */
const MOST_PEERS = 12;

/** How high a line of text is. */
const ROW = 30;

/** The longest text of a peer. */
const LONGEST_PEER = 27;

/** The columns: peers that come in, the environments, peers that are reached. */
const COLUMNS = { in: 0, own: 1, out: 2 } as const;

interface Node {
  readonly x: number;
  readonly y: number;
  readonly name: string;
}

/** Peers that may come in at the left, the environments in the middle, peers that they reach at the right. */
export function networkPicture({ title, links }: PictureProps): Child {
  const outer = links.filter(({ peer }) => peer !== 'own namespace');
  if (outer.length === 0) return null;
  const environments = [...new Set(outer.map(({ environment }) => environment))].sort();
  const sides = { in: side(outer, 'in'), out: side(outer, 'out') };
  const rows = Math.max(sides.in.length, sides.out.length, environments.length);
  const own = column(environments, COLUMNS.own, rows);
  const nodes = {
    in: column(sides.in, COLUMNS.in, rows),
    out: column(sides.out, COLUMNS.out, rows),
  };
  const edges = outer.flatMap(({ direction, peer, environment }) => {
    const from = nodes[direction].find(({ name }) => name === nameIn(sides[direction], peer));
    const to = own.find(({ name }) => name === environment);
    if (from === undefined || to === undefined) return [];
    return [direction === 'in' ? { from, to } : { from: to, to: from }];
  });
  return h(
    'div',
    { class: 'picture' },
    chartFigure({
      title,
      description: describe(outer),
      minWidth: 720,
      draw: () => ({
        height: 56 + ROW * rows,
        marginLeft: 225,
        marginRight: 225,
        marginTop: 36,
        marginBottom: 12,
        x: { domain: [COLUMNS.in, COLUMNS.out], axis: null },
        y: { domain: [0, rows], reverse: true, axis: null },
        marks: [
          text(
            [
              { x: COLUMNS.in, name: 'may come in', anchor: 'end' },
              { x: COLUMNS.own, name: 'environment', anchor: 'middle' },
              { x: COLUMNS.out, name: 'may be reached', anchor: 'start' },
            ],
            { x: 'x', text: 'name', frameAnchor: 'top', dy: -22, fill: 'var(--quiet)' },
          ),
          arrow(edges, {
            x1: ({ from }: (typeof edges)[number]) => from.x,
            y1: ({ from }: (typeof edges)[number]) => from.y,
            x2: ({ to }: (typeof edges)[number]) => to.x,
            y2: ({ to }: (typeof edges)[number]) => to.y,
            stroke: 'var(--chart-1)',
            strokeOpacity: 0.75,
            strokeWidth: 1.5,
            insetStart: 8,
            insetEnd: 10,
            headLength: 7,
          }),
          dot([...nodes.in, ...nodes.out], { x: 'x', y: 'y', r: 4, fill: 'var(--line-strong)' }),
          dot(own, { x: 'x', y: 'y', r: 6, fill: 'var(--chart-1)' }),
          text(nodes.in, {
            x: 'x',
            y: 'y',
            text: 'name',
            textAnchor: 'end',
            dx: -12,
            fontSize: 13,
          }),
          text(nodes.out, {
            x: 'x',
            y: 'y',
            text: 'name',
            textAnchor: 'start',
            dx: 12,
            fontSize: 13,
          }),
          text(own, {
            x: 'x',
            y: 'y',
            text: 'name',
            dy: -14,
            fontSize: 13,
            fontWeight: 600,
            stroke: 'var(--card)',
            strokeWidth: 5,
            fill: 'currentColor',
          }),
        ],
      }),
    }),
  );
}

/** The names on a side: peers in their order, what are too many as one. */
function side(links: readonly PictureLink[], direction: PictureLink['direction']): string[] {
  const names = [
    ...new Set(
      links.filter((link) => link.direction === direction).map(({ peer }) => shortened(peer)),
    ),
  ];
  if (names.length <= MOST_PEERS) return names;
  return [...names.slice(0, MOST_PEERS - 1), `${names.length - MOST_PEERS + 1} others`];
}

/** The name that a peer has on a side. */
function nameIn(names: readonly string[], peer: string): string {
  const name = shortened(peer);
  return names.includes(name) ? name : names.at(-1)!;
}

function shortened(peer: string): string {
  return peer.length <= LONGEST_PEER ? peer : `${peer.slice(0, LONGEST_PEER - 1)}…`;
}

/** Names below each other, in the middle of all rows. */
function column(names: readonly string[], x: number, rows: number): Node[] {
  const step = rows / names.length;
  return names.map((name, index) => ({ x, y: step * (index + 0.5), name }));
}

function describe(links: readonly PictureLink[]): string {
  const peersOf = (direction: PictureLink['direction']): string =>
    [...new Set(links.filter((link) => link.direction === direction).map(({ peer }) => peer))].join(
      ', ',
    ) || 'nobody';
  return `May come in: ${peersOf('in')}. May be reached: ${peersOf('out')}.`;
}
