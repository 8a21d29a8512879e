import type { FleetEnvironmentQuota } from '../../../lib/fleet/model/fleet';
import type { TenantEntry } from '../../../lib/fleet/model/props';
import { queueAmounts } from '../../../lib/fleet/queues/queued-amounts';
import { Plan } from '../../../lib/plan/plan';
import { mostOf } from '../../../lib/plan/queues/queue-amounts';
import { nodesOf, queuedKeys } from '../../../lib/plan/queues/queue-node';
import { queueTree } from '../../../lib/plan/queues/queue-tree';
import { fc } from '../../fast-check';
import { fleetOf } from '../../fleet/resolved';
import { POOLS, queuedFleets } from './queued-fleets';

const VISION = { name: 'vision', costCenter: 'E' } as const;

/** What the namespace of `dev` may hold, which is guaranteed 10 cores of 40, and 2 GPUs of 8. */
function boundsOf(tenant: Partial<TenantEntry>, capacity?: { cpu: number }): FleetEnvironmentQuota {
  const fleet = fleetOf({
    platform: {
      pools: POOLS,
      queueing: { engine: 'kueue', ...(capacity === undefined ? {} : { capacity }) },
      environments: { dev: { share: '25%' }, prod: { share: '75%' } },
    },
    tenants: [{ ...VISION, quota: { cpu: 40, memory: '40Gi', gpu: 8 }, ...tenant }],
  });
  const [view] = new Plan(fleet).tenants();
  return view!.namespaces[0]!.quota;
}

describe('the quota of a namespace with a queue', () => {
  it('lets it have all of its tenant, which its environments share', () => {
    expect(boundsOf({})).toMatchObject({ cpu: '40', memory: '40Gi', gpu: { h100: 8 } });
  });

  it('adds what the tenant may borrow', () => {
    const queue = { borrow: { cpu: 5, gpu: { h100: 4, mi300x: 2 } } };
    expect(boundsOf({ queue })).toMatchObject({
      cpu: '45',
      memory: '40Gi',
      gpu: { h100: 12, mi300x: 2 },
    });
  });

  it('is all that there is beside the reserve where the tenant may borrow all', () => {
    expect(boundsOf({ queue: { borrow: 'all' } }, { cpu: 500 })).toMatchObject({
      cpu: '500',
      memory: null,
      gpu: { h100: 60, mi300x: 16 },
    });
  });

  it('is what the environment is guaranteed and may borrow, where it states an amount', () => {
    const environments = { dev: { queue: { borrow: { gpu: 3 } } } };
    expect(boundsOf({ environments })).toMatchObject({ cpu: '10', gpu: { h100: 5 } });
  });

  it('is never more than what its tenant can have', () => {
    const environments = { dev: { queue: { borrow: { gpu: 30 } } } };
    expect(boundsOf({ environments, queue: { borrow: { gpu: 1 } } })).toMatchObject({
      gpu: { h100: 9 },
    });
  });

  it('is its plain quota where it borrows nothing, or is not queued', () => {
    const plain = { cpu: '10', memory: '10Gi', gpu: { h100: 2 } };
    expect(boundsOf({ environments: { dev: { queue: { borrow: 'none' } } } })).toMatchObject(plain);
    expect(boundsOf({ environments: { dev: { queue: 'none' } } })).toMatchObject(plain);
  });

  it('bounds no limits of what is borrowed: they follow from its requests', () => {
    expect(boundsOf({ burst: '50%' }).limits).toEqual({});
    const environments = { dev: { queue: { borrow: { cpu: 1 } } } };
    expect(boundsOf({ burst: '50%', environments }).limits).toEqual({ memory: '15Gi' });
  });
});

describe('the quotas of random fleets', () => {
  it('never refuse what a queue can admit', () => {
    fc.assert(
      fc.property(queuedFleets, (fleet) => {
        const root = queueTree(fleet)!;
        const nodes = new Map([...nodesOf(root)].map((node) => [node.namespace, node]));
        for (const view of [...new Plan(fleet).tenants()].flatMap(({ namespaces }) => namespaces)) {
          const node = nodes.get(view.namespace);
          if (node === undefined) continue;
          const bounds = queueAmounts(view.quota);
          for (const key of queuedKeys(root)) {
            const isUnbounded = !key.startsWith('gpu.') && bounds[key] === undefined;
            expect(isUnbounded || (bounds[key] ?? 0n) >= mostOf(node, key)).toBe(true);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('do not change when another tenant does', () => {
    fc.assert(
      fc.property(queuedFleets, (fleet) => {
        const [first, ...others] = fleet.tenants;
        if (first === undefined) return;
        const quotas = (tenants: typeof fleet.tenants): unknown =>
          [...new Plan({ ...fleet, tenants }).tenants()][0]!.namespaces.map(({ quota }) => quota);
        expect(quotas([first])).toEqual(quotas([first, ...others]));
      }),
    );
  });
});
