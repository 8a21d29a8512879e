import type { PlotOptions } from '@observablehq/plot';
import { plot } from '@observablehq/plot';
import { type Child, h, refill } from '../parts/dom';
import { reachByKeyboard } from '../parts/scroll-box';

/** A class of our own: without one, Plot makes a random name, and what it says of it must be in our style sheet. */
const PLOT_CLASS = 'chart';

/** The width of paper, and of a chart that is not on the screen yet. */
const USUAL_WIDTH = 640;

/** A chart. */
export interface ChartProps {
  readonly title: string;
  /** What it shows, for people who do not see it. The table beside it has the numbers. */
  readonly description: string;
  /** What to draw, in as much room as there is. */
  readonly draw: (width: number) => PlotOptions;
  /** What it cannot do with less of. Where there is less, it can be scrolled. */
  readonly minWidth?: number;
  /** How to read it. */
  readonly key?: Child;
}

/** A chart with its title. It is drawn again if its room changes, so that its texts keep their size. */
export function chartFigure({
  title,
  description,
  draw,
  key,
  minWidth = 0,
}: ChartProps): HTMLElement {
  const box = h('div', { class: 'chart-box' });
  let drawn = 0;
  const drawIn = (width: number): void => {
    if (width === drawn) return;
    drawn = width;
    refill(box, chartOf(title, description, { ...draw(width), width }));
  };
  drawIn(Math.max(USUAL_WIDTH, minWidth));
  new ResizeObserver(() => {
    if (box.clientWidth > 0) drawIn(Math.max(box.clientWidth, minWidth));
  }).observe(box);
  if (minWidth > 0) reachByKeyboard(box, title);
  return h('figure', {}, h('figcaption', {}, title), key, box);
}

function chartOf(title: string, description: string, options: PlotOptions): Element {
  const chart = plot({
    ...options,
    className: PLOT_CLASS,
    ariaLabel: title,
    ariaDescription: description,
    style: { fontFamily: 'inherit' },
  });
  // The policy of the page refuses styles that are not its own; report-page.css has these rules.
  chart.querySelector('style')?.remove();
  chart.setAttribute('role', 'img');
  // Its parts are no elements that anybody can go to.
  for (const part of chart.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label');
  return chart;
}
