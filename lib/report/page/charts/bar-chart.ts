import { axisX, axisY, barX, ruleX, text } from '@observablehq/plot';
import { h, type Child } from '../parts/dom';
import { chartFigure } from './chart-figure';
import { leftMargin } from './pool-chart';

/** A bar. */
export interface Bar {
  readonly name: string;
  readonly value: number;
  /** Whether it is not what the others are, such as what nobody holds. */
  readonly isRest?: boolean;
}

/** A chart of bars. */
export interface BarChartProps {
  readonly title: string;
  readonly bars: readonly Bar[];
  /** How a value is written. */
  readonly words: (value: number) => string;
}

/** How many bars one can still compare at a glance. The table has all of them. */
const MOST_BARS = 12;

const LONGEST_NAME = 28;

/** Bars beside each other, the longest names cut. */
export function barChart({ title, bars, words }: BarChartProps): Child {
  if (bars.every(({ value }) => value === 0)) return null;
  const shown = withOthers(bars);
  const names = shown.map(({ name }) => name);
  return h(
    'div',
    { class: 'chart-cell' },
    chartFigure({
      title,
      description: shown.map(({ name, value }) => `${name}: ${words(value)}.`).join(' '),
      draw: (width) => ({
        height: 36 + 26 * shown.length,
        marginLeft: leftMargin(names, width),
        marginRight: 64,
        marginTop: 4,
        marginBottom: 28,
        x: { label: null, nice: true, zero: true },
        y: { domain: names, label: null, padding: 0.25 },
        marks: [
          barX(shown, {
            x: 'value',
            y: 'name',
            fill: {
              value: ({ isRest }: Bar) =>
                isRest === true ? 'var(--chart-rest)' : 'var(--chart-1)',
              scale: null,
            },
          }),
          text(shown, {
            x: 'value',
            y: 'name',
            text: ({ value }: Bar) => words(value),
            textAnchor: 'start',
            dx: 6,
            fill: 'currentColor',
          }),
          ruleX([0], { stroke: 'var(--line-strong)' }),
          axisX({
            ticks: Math.max(2, Math.floor(width / 120)),
            tickSize: 4,
            tickFormat: (value: number) => words(value),
          }),
          axisY({ tickSize: 0, tickPadding: 8, fontSize: 13 }),
        ],
      }),
    }),
  );
}

/** The first bars, and what the others are together before what is left over. */
function withOthers(bars: readonly Bar[]): Bar[] {
  const own = bars.filter(({ isRest }) => isRest !== true).map(shortened);
  const rest = bars.filter(({ isRest }) => isRest === true);
  if (own.length <= MOST_BARS) return unique([...own, ...rest]);
  const others = own.slice(MOST_BARS);
  const value = others.reduce((sum, bar) => sum + bar.value, 0);
  return unique([...own.slice(0, MOST_BARS), { name: `${others.length} others`, value }, ...rest]);
}

function shortened(bar: Bar): Bar {
  return bar.name.length <= LONGEST_NAME
    ? bar
    : { ...bar, name: `${bar.name.slice(0, LONGEST_NAME - 1)}…` };
}

/** A chart has one row for each name: names that were cut to the same text get a number. */
function unique(bars: readonly Bar[]): Bar[] {
  const counts = new Map<string, number>();
  return bars.map((bar) => {
    const count = (counts.get(bar.name) ?? 0) + 1;
    counts.set(bar.name, count);
    return count === 1 ? bar : { ...bar, name: `${bar.name} (${count})` };
  });
}
