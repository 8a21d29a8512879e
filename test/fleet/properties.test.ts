import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { fc } from '../fast-check';
import type { Finding } from '../../lib/findings/finding';
import type { Fleet, FleetTenant } from '../../lib/fleet/model/fleet';
import { readFleet } from '../../lib/fleet/load';
import type { FleetProps } from '../../lib/fleet/model/props';
import { resolve } from '../../lib/fleet/resolve';
import { amount } from '../../lib/fleet/values/amounts';
import { MEBI, MILLI, ONE } from '../../lib/fleet/values/quantity';
import { HUNDRED_PERCENT, parseShare } from '../../lib/fleet/values/share';
import schema from '../../schema/tenants.schema.json';
import { fleets } from './arbitrary';
import { folderWith } from './reading/folder';

/** `PROPERTY_RUNS=5000 npx jest test/fleet/properties` looks harder. */
const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 100);

/** Checks what holds for every fleet without errors. */
function everyFleet(
  holds: (fleet: Fleet, warnings: readonly Finding[], props: FleetProps) => void,
) {
  fc.assert(
    fc.property(fleets, (props) => {
      const { fleet, findings } = resolve(props);
      fc.pre(fleet !== undefined);
      holds(fleet, findings.all, props);
    }),
    { numRuns: RUNS },
  );
}

function everyTenant(holds: (tenant: FleetTenant, warnings: readonly Finding[]) => void) {
  everyFleet(({ tenants }, warnings) => tenants.forEach((tenant) => holds(tenant, warnings)));
}

const has = (warnings: readonly Finding[], code: string): boolean =>
  warnings.some((item) => item.code === code);

const nano = (text: string): bigint => amount(text).nano;

const sum = (parts: readonly bigint[]): bigint => parts.reduce((one, other) => one + other, 0n);

test('most of the arbitrary fleets have no error, or the other tests would show little', () => {
  const resolved = fc.sample(fleets, 400).map((props) => resolve(props));
  const valid = resolved.filter(({ fleet }) => fleet !== undefined);
  expect(valid.length).toBeGreaterThan(200);
  const codes = new Set(valid.flatMap(({ findings }) => findings.all.map(({ code }) => code)));
  // What the properties below make exceptions for does occur, and so does everything else.
  expect([...codes]).toEqual(
    expect.arrayContaining(['QUOTA_REST', 'QUOTA_UNBOUNDED', 'GPU_ZERO', 'CONTAINER_BOUND']),
  );
});

describe('a fleet in normal form', () => {
  test('is valid input, and resolves to itself, to the byte', () => {
    everyFleet((fleet) => {
      const again = resolve(fleet);
      expect(again.findings.errors).toEqual([]);
      expect(again.fleet).toStrictEqual(fleet);
      expect(JSON.stringify(again.fleet)).toBe(JSON.stringify(fleet));
    });
  });

  test('is plain data: no undefined, no bigint, nothing that JSON or a clone would change', () => {
    everyFleet((fleet) => {
      expect(JSON.parse(JSON.stringify(fleet))).toStrictEqual(fleet);
      expect(structuredClone(fleet)).toStrictEqual(fleet);
    });
  });

  test('is valid under the schema', () => {
    const validate = new Ajv({ strict: false }).compile(schema);
    everyFleet((fleet) => {
      expect(validate(fleet)).toBe(true);
    });
  });

  test('is the same whatever the order of tenants, and of keys where order says nothing', () => {
    fc.assert(
      fc.property(fleets, fc.infiniteStream(fc.nat()), (props, random) => {
        const { fleet } = resolve(props);
        fc.pre(fleet !== undefined);
        const shuffled = shuffle(props, random, 'file') as FleetProps;
        const other = resolve({ ...shuffled, tenants: shuffleList(shuffled.tenants, random) });
        expect(JSON.stringify(other.fleet)).toBe(JSON.stringify(fleet));
      }),
      { numRuns: RUNS },
    );
  });

  test('gives no two owners one namespace', () => {
    everyFleet(({ tenants }) => {
      const all = tenants.flatMap(({ environments }) =>
        Object.values(environments).map(({ namespace }) => namespace),
      );
      expect(new Set(all).size).toBe(all.length);
    });
  });

  test('is not what the input becomes: the input stays as it was', () => {
    fc.assert(
      fc.property(fleets, (props) => {
        const before = JSON.stringify(props);
        resolve(props);
        expect(JSON.stringify(props)).toBe(before);
      }),
      { numRuns: RUNS },
    );
  });
});

const AMOUNTS = ['cpu', 'memory', 'ephemeralStorage', 'storage', 'pods'] as const;

describe('what a tenant has', () => {
  test('of cpu, memory, storage and pods is split exactly, and no part is negative', () => {
    everyTenant(({ quota, environments }, warnings) => {
      for (const key of AMOUNTS) {
        const total = quota[key];
        if (total === null || total === undefined) continue;
        const parts = Object.values(environments).map(({ quota: part }) => nano(part[key]!));
        expect(parts.every((part) => part >= 0n)).toBe(true);
        if (has(warnings, 'QUOTA_REST')) expect(sum(parts)).toBeLessThanOrEqual(nano(total));
        else expect(sum(parts)).toBe(nano(total));
      }
    });
  });

  test('of GPUs is split exactly, whole, and no part is negative', () => {
    everyTenant(({ quota, environments }, warnings) => {
      for (const [pool, total] of Object.entries(quota.gpu)) {
        const parts = Object.values(environments).map(
          (environment) => environment.quota.gpu[pool]!,
        );
        expect(parts.every((part) => Number.isSafeInteger(part) && part >= 0)).toBe(true);
        const all = parts.reduce((one, other) => one + other, 0);
        if (has(warnings, 'QUOTA_REST')) expect(all).toBeLessThanOrEqual(total);
        else expect(all).toBe(total);
      }
    });
  });

  test('comes in whole units: millicores, Mi (or bytes of a total that has no whole Mi), pods', () => {
    everyTenant(({ quota, environments }) => {
      const units = { cpu: MILLI, memory: ONE, storage: ONE, pods: ONE, ephemeralStorage: ONE };
      for (const key of AMOUNTS) {
        for (const environment of Object.values(environments)) {
          const part = environment.quota[key];
          if (part !== null && part !== undefined) expect(nano(part) % units[key]).toBe(0n);
        }
      }
      // Overrides have the unit in which they are written.
      if (quota.memory === null || nano(quota.memory) % MEBI !== 0n) return;
      const parts = Object.values(environments).map(({ quota: part }) => nano(part.memory!));
      const written = ['4Gi', '3000M', '5000000001'].map(nano);
      const computed = parts.filter((part) => !written.includes(part));
      if (computed.length === parts.length) {
        expect(computed.every((part) => part % MEBI === 0n)).toBe(true);
      }
    });
  });

  test.each([
    ['cpu', MILLI],
    ['memory', MEBI],
  ] as const)('of limits of %s is the requests and the burst, split exactly', (key, unit) => {
    everyTenant(({ burst, environments }) => {
      const percent = burst?.[key];
      const all = Object.values(environments).map(({ quota }) => quota);
      if (percent === undefined) {
        expect(all.every(({ limits }) => limits?.[key] === undefined)).toBe(true);
        return;
      }
      const share = percent === '0%' ? 0n : parseShare(percent)!;
      const withBurst = (request: bigint): bigint =>
        (request * (HUNDRED_PERCENT + share)) / HUNDRED_PERCENT;
      const bounded = all.filter((quota) => quota[key] !== null);
      const requests = sum(bounded.map((quota) => nano(quota[key]!)));
      const limits = sum(bounded.map((quota) => nano(quota.limits![key]!)));
      expect(limits).toBeGreaterThanOrEqual(withBurst(requests));
      expect(limits - withBurst(requests)).toBeLessThanOrEqual(unit);
      for (const quota of bounded) {
        expect(nano(quota.limits![key]!)).toBeGreaterThanOrEqual(nano(quota[key]!));
      }
      for (const quota of all.filter((one) => one[key] === null)) {
        expect(quota.limits?.[key]).toBeUndefined();
      }
    });
  });

  test('can be used up by containers that state nothing, unless a warning says how many fit', () => {
    everyTenant(({ environments }, warnings) => {
      if (has(warnings, 'DEFAULT_LIMIT_WASTES_QUOTA')) return;
      for (const { quota, containers } of Object.values(environments)) {
        for (const key of ['cpu', 'memory'] as const) {
          const [total, limit] = [quota[key], quota.limits?.[key]];
          const [request, defaultLimit] = [
            containers.defaultRequest[key],
            containers.default?.[key],
          ];
          if (total === null || request === null || limit === undefined) continue;
          // Limits in a quota refuse every container without one.
          expect(defaultLimit).toBeDefined();
          const count = nano(total) / nano(request);
          expect(count).toBeGreaterThan(0n);
          expect(count * nano(defaultLimit!)).toBeLessThanOrEqual(nano(limit));
        }
      }
    });
  });
});

/** A copy with the keys of all maps in another order, but for environments, whose order is kept. */
function shuffle(data: unknown, random: fc.Stream<number>, key: string): unknown {
  if (Array.isArray(data)) return data.map((item) => shuffle(item, random, ''));
  if (typeof data !== 'object' || data === null) return data;
  const entries = Object.entries(data).map(([name, value]) => [name, shuffle(value, random, name)]);
  return Object.fromEntries(key === 'environments' ? entries : shuffleList(entries, random));
}

function shuffleList<T>(list: readonly T[], random: fc.Stream<number>): T[] {
  return list
    .map((item) => ({ item, order: random.next().value as number }))
    .sort((one, other) => one.order - other.order)
    .map(({ item }) => item);
}

describe('a fleet with something else in one place', () => {
  /** Somewhere in a fleet, by numbers that choose a key at each level. */
  function replaceAt(data: unknown, way: readonly number[], value: unknown): unknown {
    const [choice, ...rest] = way;
    if (choice === undefined || typeof data !== 'object' || data === null) return value;
    const keys = Object.keys(data);
    if (keys.length === 0) return value;
    const chosen = keys[choice % keys.length]!;
    const copy = Array.isArray(data) ? [...(data as unknown[])] : { ...data };
    (copy as Record<string, unknown>)[chosen] = replaceAt(
      (data as Record<string, unknown>)[chosen],
      rest,
      value,
    );
    return copy;
  }

  const broken = fc
    .tuple(
      fleets,
      fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 7 }),
      fc.oneof(
        fc.jsonValue(),
        fc.string(),
        fc.constantFrom(-1, 1.5, 2 ** 60, '', '0', '-1', '1Zi'),
      ),
    )
    .map(([fleet, way, value]) => replaceAt(fleet, way, value));

  test('is resolved or refused with a reason and a fix, and never crashes', () => {
    fc.assert(
      fc.property(broken, (input) => {
        const { fleet, findings } = resolve(input);
        expect(fleet === undefined).toBe(findings.hasErrors);
        for (const { message, fix } of findings.all) {
          expect(message).not.toMatch(/undefined|NaN|\[object/);
          expect(fix).not.toMatch(/undefined|NaN|\[object/);
        }
      }),
      { numRuns: 3 * RUNS },
    );
  });

  test('read from a file, has a place for everything that is found', () => {
    const folder = folderWith();
    fc.assert(
      fc.property(broken, (input) => {
        const file = join(folder, 'tenants.yaml');
        writeFileSync(file, JSON.stringify(input, null, 1));
        for (const item of readFleet(file).findings) {
          expect(item).toMatchObject({
            file,
            line: expect.any(Number),
            column: expect.any(Number),
          });
        }
      }),
      { numRuns: RUNS },
    );
  });
});
