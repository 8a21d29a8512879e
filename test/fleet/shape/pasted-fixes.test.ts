import { parse } from 'yaml';
import { findShapeErrors } from '../../../lib/fleet/shape/shape-errors';
import { shapeFindings } from '../../../lib/fleet/shape/shape-findings';
import { SHAPES } from '../../../lib/fleet/shape/generated/shapes';
import type { Place } from '../../../lib/fleet/shape/shape-table';
import { fleetMarks } from '../../schema/editor-schema';

type Path = readonly (string | number)[];

/** Every place of the schema once, with a way to it. Entries with names of the user's choice are called `x`. */
function allPlaces(): [path: Path, place: Place][] {
  const seen = new Set<string>();
  const found: [Path, Place][] = [];
  const queue: [Path, Place][] = [[[], { types: ['object'], map: 'FleetProps' }]];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const [path, { map, items, entries }] = next;
    found.push(next);
    if (items !== undefined) queue.push([[...path, 0], items]);
    if (entries !== undefined) queue.push([[...path, 'x'], entries]);
    if (map === undefined || seen.has(map)) continue;
    seen.add(map);
    for (const [key, place] of Object.entries(SHAPES[map]!.keys)) {
      queue.push([[...path, key], place]);
    }
  }
  return found.slice(1);
}

/** What people write where something else belongs. */
const SLIPS: readonly unknown[] = [
  ...[null, true, false, 5, 0, -1, '5', '5k', '1,000', '10m', '80Gi', '1.5'],
  ...[
    'x',
    'a, b',
    'off',
    'no',
    'unlimited',
    '-alice',
    'a=b',
    '443-450',
    '53/UDP',
    'http',
    '4x h100',
    '*.example.com',
  ],
  ...[[], ['x'], ['x', 'y'], [['x']], [{ name: 'x' }], [5], ['a=b'], [null]],
  ...[
    {},
    { name: 'x' },
    { key: 'a', value: 'b' },
    { '-name': 'x' },
    { tenant: 'x', environment: 'prod' },
    { x: { y: 1 } },
  ],
];

/** Data in which nothing but one value is written. */
function dataWith(path: Path, value: unknown): unknown {
  return path.reduceRight<unknown>(
    (inner, key) => (typeof key === 'number' ? [inner] : { [key]: inner }),
    value,
  );
}

/** What is wrong at a path or below it. */
function findingsAt(path: Path, value: unknown): { path: Path; code: string; fix: string }[] {
  return shapeFindings(findShapeErrors(dataWith(path, value))).filter(({ path: at }) =>
    path.every((key, index) => at[index] === key),
  );
}

/** What a fix tells people to write, if it shows it. */
function pasted(fix: string, path: Path): unknown {
  const snippets = [...fix.matchAll(/`([^`]+)`/g)].map(([, snippet]) => snippet!);
  const together = /^Write `port: .* and `/.test(fix);
  const shown = snippets.at(-1) ?? /"([^"]+)"/.exec(fix)?.[0];
  if (shown === undefined) return undefined;
  const value: unknown = together ? parse(`{${snippets.join(', ')}}`) : parse(shown);
  const last = path.at(-1)!;
  const isWholeEntry =
    typeof value === 'object' && value !== null && Object.keys(value).join() === last;
  return isWholeEntry ? (value as Record<string, unknown>)[last] : value;
}

/** Fixes that name no value, because there is none to name. */
const IN_WORDS = [
  /^Remove the (?:line|empty entry)/,
  /^Put a dash before it/,
  /^Devices are whole/,
  /^Each entry takes one/,
  /^Write each tenant as a map/,
  /^Write `tenants:`/,
  /^(?:Give it a value|Add )/,
  /^Use `/,
  /^Put a space after the dash/,
];

describe('what a fix says to write can be pasted', () => {
  const cases = allPlaces().flatMap(([path, place]) =>
    SLIPS.flatMap((value) => {
      const [found] = findingsAt(path, value).filter(
        ({ code, path: at }) =>
          at.length === path.length && ['TYPE_WRONG', 'QUANTITY_INVALID'].includes(code),
      );
      return found === undefined ? [] : [{ path, place, value, fix: found.fix }];
    }),
  );
  const inWords = cases.filter(({ fix }) => IN_WORDS.some((pattern) => pattern.test(fix)));
  const shown = cases.filter((item) => !inWords.includes(item));

  test('nearly every one shows a value', () => {
    expect(shown.length).toBeGreaterThan(3 * inWords.length);
  });

  test('and the value fits where it is shown', () => {
    const wrong = shown.flatMap(({ path: from, fix }) => {
      const instead = pasted(fix, from);
      // `port: …` and what goes with it are the whole map.
      const path = /^Write `port: /.test(fix) ? from.slice(0, -1) : from;
      const place = `/${path.join('/')}`;
      const errors = [
        ...(instead === undefined ? ['nothing is shown'] : []),
        ...findingsAt(path, instead).map(({ code, path: at }) => `${code} ${at.join('.')}`),
        ...fleetMarks(dataWith(path, instead)).filter(
          (mark) => mark.startsWith(`${place} `) || mark.startsWith(`${place}/`),
        ),
      ];
      return errors.length === 0 ? [] : [`${path.join('.')}: ${fix} ${errors.join(', ')}`];
    });
    expect([...new Set(wrong)]).toEqual([]);
  });

  test('each pattern of a fix in words is needed', () => {
    for (const pattern of IN_WORDS) {
      expect([pattern, inWords.some(({ fix }) => pattern.test(fix))]).toEqual([pattern, true]);
    }
  });
});
