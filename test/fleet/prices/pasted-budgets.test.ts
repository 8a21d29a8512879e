import type { Finding } from '../../../lib/findings/finding';
import { loadFleets } from '../../../lib/fleet/load';
import type { FleetProps } from '../../../lib/fleet/model/props';
import { fc } from '../../fast-check';

interface Case {
  readonly currency: string;
  readonly gpuPrice: string;
  readonly cpuPrice: string;
  readonly gpus: number;
  readonly cpu: number;
  readonly budget: string;
}

function warningsOf({ currency, gpuPrice, cpuPrice, gpus, cpu, budget }: Case): Finding[] {
  const props: FleetProps = {
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    platform: { pools: { h100: { resource: 'nvidia.com/gpu' } } },
    prices: { currency, pools: { h100: gpuPrice }, cpu: cpuPrice },
    tenants: [
      {
        name: 'vision',
        costCenter: 'ENG-1',
        budget,
        namespaces: 'single',
        quota: { cpu, gpu: gpus },
      },
    ],
  };
  return loadFleets(props).warnings.filter(({ code }) => code === 'COST_ABOVE_BUDGET');
}

const decimal = (most: number): fc.Arbitrary<string> =>
  fc
    .tuple(fc.integer({ min: 0, max: most }), fc.integer({ min: 0, max: 999_999_999 }))
    .map(([whole, nano]) => `${whole}.${String(nano).padStart(9, '0')}`);

const cases: fc.Arbitrary<Case> = fc.record({
  currency: fc.constantFrom('EUR', 'JPY', 'KWD'),
  gpuPrice: fc.oneof(decimal(20), fc.constant('0')),
  cpuPrice: decimal(0),
  gpus: fc.integer({ min: 0, max: 64 }),
  cpu: fc.integer({ min: 1, max: 500 }),
  budget: decimal(5000),
});

test('what the warning says to write ends it: a higher budget, or fewer devices', () => {
  let [higher, fewer] = [0, 0];
  fc.assert(
    fc.property(cases, (one) => {
      const [warning] = warningsOf(one);
      if (warning === undefined) return;
      const budget = /`budget: ([0-9.]+)`/.exec(warning.fix)![1]!;
      expect(warningsOf({ ...one, budget })).toEqual([]);
      higher += 1;
      const count = / by (\d+) of `h100`/.exec(warning.fix)?.[1];
      if (count === undefined) return;
      expect(warningsOf({ ...one, gpus: one.gpus - Number(count) })).toEqual([]);
      // One device less would not do.
      expect(warningsOf({ ...one, gpus: one.gpus - Number(count) + 1 })).toHaveLength(1);
      fewer += 1;
    }),
  );
  expect(higher).toBeGreaterThan(20);
  expect(fewer).toBeGreaterThan(10);
});
