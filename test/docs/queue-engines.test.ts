import { QUEUE_ENGINES, type QueueEngineEntry } from '../../lib/fleet/catalogue/queue-engines';
import { allPages, tablesOf } from './pages';

const PAGE = allPages().find(({ path }) => path.endsWith('how-to/choose-a-queue-engine.md'))!;
const ENGINES: readonly (readonly [string, QueueEngineEntry])[] = Object.entries(QUEUE_ENGINES);

const yes = (is: boolean): string => (is ? 'yes' : 'no');

const DEVICES = { pools: 'pool', resources: 'resource', cards: 'all cards together' } as const;

/** The rows of the page that say what engines can do, as the catalogue has them. */
const ROWS: Readonly<Record<string, readonly string[]>> = {
  '': ENGINES.map(([, { title }]) => title),
  write: ENGINES.map(([name]) => `\`queueing: ${name}\``),
  'weights (`weight`)': ENGINES.map(([, { weights }]) => yes(weights)),
  'a limit of what is lent (`lend`)': ENGINES.map(([, { lendLimits }]) => yes(lendLimits)),
  'taking back by priority (`reclaim: lowerPriority`)': ENGINES.map(([, { reclaimByPriority }]) =>
    yes(reclaimByPriority),
  ),
  'counts devices of each': ENGINES.map(([, { devices }]) => DEVICES[devices]),
  'counts node-local disk': ENGINES.map(([, { ephemeralStorage }]) => yes(ephemeralStorage)),
  'levels of queues': ENGINES.map(([, { levels }]) => String(levels ?? 'any')),
  'places queued pods': ENGINES.map(([, { scheduler }]) =>
    scheduler === undefined ? 'any scheduler' : `\`${scheduler}\``,
  ),
};

test.each(Object.entries(ROWS))('the page on queue engines: %s', (title, cells) => {
  const { headings, rows } = tablesOf(PAGE)[0]!;
  expect([headings, ...rows].find(([first]) => first === title)?.slice(1)).toEqual(cells);
});
