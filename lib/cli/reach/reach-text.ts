import { type TableOptions, formatTable } from '../printing/table';
import { wrap, wrapToWidth } from '../printing/words';
import type { DecidingPolicy, ReachReport } from './reach-report';

/** With more parts than this, a table says no more than the ports that are open. */
const MOST_PARTS = 20;

/** With more ranges than this, a cell counts them. */
const MOST_RANGES = 4;

/** The answer in words, and why. */
export function reachText(report: ReachReport, options: TableOptions): string {
  const { advice, unknown, unread, notes } = report;
  const warnings = [
    ...unknown.map((text) => `Not known: ${text}.`),
    ...unread.map(
      ({ kind, group, count, effect }) =>
        `Not read: ${count} ${kind} of ${group}, which ${effect}.`,
    ),
    ...notes,
  ];
  return [
    `${wrap(headline(report))}\n`,
    ...reasons(report),
    ...(report.extent === 'some' ? [partTable(report, options)] : []),
    ...advice.map((text) => listItem(text)),
    ...warnings.map((text) => `${wrap(text)}\n`),
  ].join('');
}

function headline({ from, to, asked, reachable, extent, open }: ReachReport): string {
  const on = (ports: readonly string[], all: string): string =>
    ports.includes('all') ? all : ports.join(', ');
  if (!reachable) return `No: ${from} does not reach ${to} on ${on(asked, 'any port')}.`;
  const what = `${from} reaches ${to} on ${on(open, 'all ports')}`;
  return extent === 'all'
    ? `Yes: ${what}.`
    : `In part: ${what}, but only the pods and addresses of the table.`;
}

const ENDS = { egress: 'leaving', ingress: 'arriving at' } as const;
const EFFECTS: Readonly<Record<DecidingPolicy['effect'], string>> = {
  allows: 'allowed by',
  denies: 'denied by',
  passes: 'passed on by',
  isolates: 'closed by',
};

function reasons({ from, to, by, reachable }: ReachReport): string[] {
  const ends = { egress: from, ingress: to };
  const lines = by.map((one) => {
    const { direction, effect, kind, name, namespace, rule, limits = [], file, line } = one;
    const where = namespace === undefined ? '' : ` of ${namespace}`;
    const detail = [rule, ...limits].filter((text) => text !== undefined).join(', ');
    return `${ENDS[direction]} ${ends[direction]}: ${EFFECTS[effect]} ${kind} ${name}${where}${detail === '' ? '' : `, ${detail}`} (${file}:${line})`;
  });
  const silent = (['egress', 'ingress'] as const)
    .filter((direction) => reachable && !by.some((one) => one.direction === direction))
    .map((direction) => `${ENDS[direction]} ${ends[direction]}: no policy forbids it`);
  return [...lines, ...silent].map((text) => listItem(text));
}

function listItem(text: string): string {
  const [first, ...rest] = wrapToWidth(text, 78);
  return [`- ${first!}`, ...rest.map((line) => `  ${line}`)].map((line) => `${line}\n`).join('');
}

function partTable({ parts: all }: ReachReport, options: TableOptions): string {
  const parts = all.filter(({ open }) => open.length > 0);
  if (parts.length > MOST_PARTS) return `${parts.length} parts differ; --json lists them.\n`;
  return formatTable(
    [
      { heading: 'FROM', wraps: 'items' },
      { heading: 'TO', wraps: 'items' },
      { heading: 'OPEN', wraps: 'items' },
    ],
    parts.map(({ from, to, open }) => [cell(from), cell(to), open.join(', ')]),
    options,
  );
}

function cell(texts: readonly string[]): string {
  const more = texts.length - MOST_RANGES;
  if (more <= 0) return texts.join('; ');
  return `${texts.slice(0, MOST_RANGES).join('; ')}; ${more} more`;
}
