import Ajv from 'ajv';
import { fc } from '../../fast-check';
import { findShapeErrors } from '../../../lib/fleet/shape/shape-errors';
import schema from '../../../schema/tenants.schema.json';
import { fleets } from '../arbitrary';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 100);

/** What the shape leaves to the checks of each value. */
const FORMS = [
  ...['pattern', 'propertyNames', 'minLength', 'maxLength', 'minimum', 'maximum'],
  ...['minItems', 'minProperties', 'maxProperties'],
];

/** Words for people, which are no part of what is valid. */
const WORDS = ['title', 'description', 'examples', 'default'];

/** The schema of editors as far as it is about keys, types and words. */
function shapeOf(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(shapeOf);
  if (typeof node !== 'object' || node === null) return node === 'integer' ? 'number' : node;
  const entries = Object.entries(node).map(([key, value]) => {
    const isNames = key === 'properties' || key === 'definitions';
    return [key, isNames ? namesOf(value as object) : shapeOf(value)] as const;
  });
  const ignored = [...FORMS, ...WORDS];
  return Object.fromEntries(entries.filter(([key]) => !ignored.includes(key)));
}

/** Here keys are names of ours, which may be `default` or `description`. */
function namesOf(map: object): object {
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, shapeOf(value)]));
}

function withoutWarnings(whole: typeof schema): object {
  // Which codes are warnings is the business of `accept`.
  const definitions = { ...whole.definitions, WarningCode: { type: 'string' } };
  return { ...whole, definitions };
}

const validate = new Ajv({ strict: false }).compile(shapeOf(withoutWarnings(schema)) as object);

/** A fleet with something else in one place. */
const broken = fc
  .tuple(
    fleets,
    fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 7 }),
    fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom<unknown>('all', 'Always', 'single', 'kube-dns', true, 1.5, -1, null),
      fc.constantFrom<unknown>({}, [], { gpu: 1 }, { name: 'x' }, ['x'], [1], { port: 1 }, [null]),
      fc.constantFrom<unknown>({ user: 'x' }, { cpu: '1' }, { except: [] }, { h100: null }),
    ),
  )
  .map(([fleet, way, value]) => replaceAt(fleet, way, value));

function replaceAt(data: unknown, way: readonly number[], value: unknown): unknown {
  const [choice, ...rest] = way;
  if (choice === undefined || typeof data !== 'object' || data === null) return value;
  const keys = Object.keys(data);
  if (keys.length === 0) return value;
  const chosen = keys[choice % keys.length]!;
  const copy = (Array.isArray(data) ? [...(data as unknown[])] : { ...data }) as Record<
    string,
    unknown
  >;
  copy[chosen] = replaceAt((data as Record<string, unknown>)[chosen], rest, value);
  return copy;
}

test('the table of shapes finds something wrong exactly where the schema does', () => {
  const seen = { right: 0, wrong: 0 };
  const either = fc.oneof({ weight: 1, arbitrary: fleets }, { weight: 3, arbitrary: broken });
  fc.assert(
    fc.property(either, (fleet) => {
      const input: unknown = JSON.parse(JSON.stringify(fleet));
      const isRight = validate(input);
      seen[isRight ? 'right' : 'wrong']++;
      expect([input, findShapeErrors(input).length === 0]).toEqual([input, isRight]);
    }),
    { numRuns: 3 * RUNS },
  );
  expect(Math.min(seen.right, seen.wrong)).toBeGreaterThan(20);
});

test('each error says where it is', () => {
  fc.assert(
    fc.property(broken, (input) => {
      for (const error of findShapeErrors(input)) {
        const value = error.path.reduce<unknown>(
          (data, key) => (data as Record<string | number, unknown>)[key],
          input,
        );
        if (error.kind === 'wrong type') expect(value).toBe(error.value);
        else if (error.kind === 'unknown word') expect(value).toBe(error.word);
        else expect(Object.hasOwn(value as object, error.key)).toBe(error.kind === 'unknown key');
      }
    }),
    { numRuns: RUNS },
  );
});
