import { axisX, axisY, barX, ruleX, text } from '@observablehq/plot';
import type { ReportPool } from '../../data/report-data';
import { type Child, h } from '../parts/dom';
import { chartFigure } from './chart-figure';

/** What devices of a pool are, the colour of each, and how a chart calls it. */
const PARTS = [
  { part: 'granted', fill: '1', says: 'held by tenants and shared services' },
  { part: 'reserved', fill: '2', says: 'kept by the platform' },
  { part: 'free', fill: 'rest', says: 'free' },
] as const;

/** The colour of a part, or of a text on it. */
function colorOf(prefix: 'chart' | 'on-chart'): {
  value: (segment: Segment) => string;
  scale: null;
} {
  return {
    value: ({ part }) => `var(--${prefix}-${PARTS.find((one) => one.part === part)!.fill})`,
    scale: null,
  };
}

/** A bar of the chart. */
interface Segment {
  readonly pool: string;
  readonly part: (typeof PARTS)[number]['part'];
  readonly share: number;
  readonly count: number;
}

/** How much of each pool is held: pools of all sizes on one scale, in percent of what there is. */
export function poolChart(
  pools: readonly ReportPool[],
  nameOf: (pool: ReportPool) => string,
): Child {
  const stated = pools.filter(({ capacity }) => capacity !== undefined && capacity > 0);
  if (stated.length === 0) return null;
  const segments = stated.flatMap((pool) => segmentsOf(pool, nameOf(pool)));
  const names = stated.map(nameOf);
  return chartFigure({
    title: 'How much of each pool is held',
    description: stated
      .map((pool) => `${nameOf(pool)}: ${pool.granted} of ${pool.capacity!} held.`)
      .join(' '),
    key: h(
      'ul',
      { class: 'key' },
      PARTS.filter(({ part }) => segments.some((segment) => segment.part === part)).map(
        ({ part, says }) => h('li', { class: `key-${part}` }, says),
      ),
    ),
    draw: (width) => ({
      height: 40 + 34 * names.length,
      marginLeft: leftMargin(names, width),
      marginRight: 24,
      marginTop: 8,
      marginBottom: 30,
      x: { domain: [0, 100], label: null },
      y: { domain: names, label: null, padding: 0.28 },
      marks: [
        barX(segments, { x: 'share', y: 'pool', fill: colorOf('chart'), insetRight: 1 }),
        text(
          segments.filter(({ share }) => share * width > 4000),
          {
            x: (segment: Segment) => middleOf(segment, segments),
            y: 'pool',
            text: 'count',
            fill: colorOf('on-chart'),
            fontWeight: 600,
          },
        ),
        ruleX([0], { stroke: 'var(--line-strong)' }),
        axisX({
          ticks: [0, 25, 50, 75, 100],
          tickFormat: (value: number) => `${value} %`,
          tickSize: 4,
        }),
        axisY({ tickSize: 0, tickPadding: 8, fontSize: 13 }),
      ],
    }),
  });
}

function segmentsOf({ capacity = 0, reserved = 0, granted }: ReportPool, pool: string): Segment[] {
  const whole = Math.max(capacity, granted + reserved);
  const counts = { granted, reserved, free: whole - granted - reserved };
  return PARTS.map(({ part }) => ({
    pool,
    part,
    count: counts[part],
    share: (100 * counts[part]) / whole,
  })).filter(({ count }) => count > 0);
}

function middleOf(segment: Segment, all: readonly Segment[]): number {
  const own = all.filter(({ pool }) => pool === segment.pool);
  const before = own.slice(0, own.indexOf(segment)).reduce((sum, { share }) => sum + share, 0);
  return before + segment.share / 2;
}

/** Room for the longest of some names, as far as half of the width is left for what they name. */
export function leftMargin(names: readonly string[], width: number): number {
  const longest = Math.max(...names.map(({ length }) => length));
  return Math.min(width / 2, 20 + Math.ceil(7.2 * longest));
}
