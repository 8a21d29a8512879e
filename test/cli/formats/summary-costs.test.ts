import Ajv from 'ajv';
import { summarize } from '../../../lib/cli/formats/summarize-fleet';
import { loadFleets } from '../../../lib/fleet/load';
import type { FleetProps, TenantEntry } from '../../../lib/fleet/model/props';
import { tenancy, put, scratch } from '../command';

const VISION: TenantEntry = { name: 'vision', costCenter: 'ENG-1', budget: 5000 };

const PRICED: FleetProps = {
  apiVersion: 'cdk8s-tenancy/v1alpha1',
  platform: { environments: { dev: { share: '40%' }, prod: { share: '60%' } } },
  prices: { currency: 'EUR', cpu: 0.03, memory: 0.004 },
  tenants: [VISION],
};

const summaryOf = (props: Partial<FleetProps> = {}) =>
  summarize(loadFleets({ ...PRICED, ...props }).fleets);

describe('the list of a fleet with prices', () => {
  test('says what each tenant and each environment costs at most, and the budget', () => {
    expect(summaryOf()).toMatchObject({
      currency: 'EUR',
      tenants: [
        {
          name: 'vision',
          budget: '5000',
          monthlyCeiling: '335.80',
          environments: [
            { name: 'dev', monthlyCeiling: '134.32' },
            { name: 'prod', monthlyCeiling: '201.48' },
          ],
        },
      ],
    });
  });

  test('adds up over clusters', () => {
    const clusters = { eu: {}, us: { prices: { memory: 0 } } };
    const [tenant] = summaryOf({
      clusters,
      tenants: [{ ...VISION, clusters: ['eu', 'us'] }],
    }).tenants;
    expect(tenant).toMatchObject({
      monthlyCeiling: '277.40',
      environments: [
        { cluster: 'eu', name: 'dev', monthlyCeiling: '67.16' },
        { cluster: 'eu', name: 'prod', monthlyCeiling: '100.74' },
        { cluster: 'us', name: 'dev', monthlyCeiling: '43.80' },
        { cluster: 'us', name: 'prod', monthlyCeiling: '65.70' },
      ],
    });
  });

  test('has no ceiling for an environment that shares a total, and null where nothing bounds it', () => {
    const platform = { ...PRICED.platform, budget: { engine: 'capsule' as const } };
    const shared = summaryOf({ platform, tenants: [{ ...VISION, quota: { split: false } }] });
    expect(shared.tenants[0]).toHaveProperty('monthlyCeiling', '335.80');
    expect(shared.tenants[0]!.environments[0]).not.toHaveProperty('monthlyCeiling');
    const open = summaryOf({ tenants: [{ ...VISION, quota: { cpu: null } }] });
    expect(open.tenants[0]).toHaveProperty('monthlyCeiling', null);
    expect(open.tenants[0]!.environments[0]).toHaveProperty('monthlyCeiling', null);
  });

  test('says nothing of costs without prices', () => {
    const tenant: TenantEntry = { name: 'vision', costCenter: 'ENG-1' };
    const text = JSON.stringify(summaryOf({ prices: undefined, tenants: [tenant] }));
    expect(text).not.toMatch(/currency|eiling|budget/);
  });

  test('has a column for people, with what the amounts are below, and fits its schema', async () => {
    const file = put(scratch(), 'tenants.yaml', JSON.stringify(PRICED));
    const { stdout } = await tenancy(['list', '-f', file]);
    expect(stdout).toMatch(/^TENANT +COST CENTER +AT MOST \(EUR\) /);
    expect(stdout).toMatch(/^vision +ENG-1 +335\.80 /m);
    expect(stdout).toMatch(/\n\nAt most: .* It is not a bill\.\n$/);
    const schema: object = JSON.parse((await tenancy(['schema', 'list'])).stdout);
    const json: unknown = JSON.parse((await tenancy(['list', '-f', file, '--json'])).stdout);
    expect(new Ajv({ strict: false }).validate(schema, json)).toBe(true);
  });
});
