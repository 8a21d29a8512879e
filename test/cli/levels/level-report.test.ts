import {
  type ChoiceOverhead,
  type LevelQuestion,
  reportLevels,
} from '../../../lib/cli/levels/level-report';
import type { LevelChoice } from '../../../lib/cli/levels/level-profiles';
import type { TenantEntry } from '../../../lib/fleet/model/props';
import { takeCensus } from '../../../lib/synth/render/object-census';
import { type FleetParts, fleetOf } from '../../fleet/resolved';

const QUOTA = { cpu: 10, memory: '40Gi', storage: '100Gi', pods: 50 };
const VISION: TenantEntry = { name: 'vision', costCenter: 'ENG-1', quota: QUOTA };

function report(
  tenants: readonly TenantEntry[] = [VISION],
  asked: Partial<LevelQuestion> = {},
  rest: FleetParts = {},
) {
  return reportLevels([fleetOf({ tenants, ...rest })], { tenancy: 'team', needs: [], ...asked });
}

function of(choice: LevelChoice, list: readonly ChoiceOverhead[]): ChoiceOverhead {
  return list.find((one) => one.choice === choice)!;
}

describe('what each level takes', () => {
  test('namespaces take their objects, and nothing else', () => {
    const fleet = fleetOf({ tenants: [VISION] });
    const census = takeCensus(fleet);
    const [tenant] = report().tenants;
    const objects = [...census.namespaces.values()].flat().length;
    expect(of('namespace', tenant!.overheads)).toEqual({
      choice: 'namespace',
      milliCores: 0,
      mebibytes: 0,
      storageMebibytes: 0,
      objects,
      controlPlanes: 0,
    });
    expect(objects).toBe(3 * 9);
  });

  test('a virtual cluster takes its server and CoreDNS, for each environment', () => {
    const [tenant] = report().tenants;
    expect(of('vcluster', tenant!.overheads)).toMatchObject({
      milliCores: 3 * (200 + 20),
      mebibytes: 3 * (256 + 64),
      storageMebibytes: 3 * 5 * 1024,
      controlPlanes: 3,
    });
  });

  test('its servers are those that the file states, with as many members of etcd', () => {
    const isolation = {
      level: 'virtual-cluster',
      replicas: 3,
      resources: { cpu: 1, memory: '2Gi' },
      storage: { size: '10Gi' },
    } as const;
    const network = { apiServer: { cidrs: ['10.0.0.10/32'], ports: [6443] } };
    const stated = [{ ...VISION, namespaces: 'single' as const, isolation }];
    const [tenant] = report(stated, {}, { platform: { network } }).tenants;
    expect(tenant!.environments.map(({ level }) => level)).toEqual(['virtual-cluster']);
    expect(of('vcluster', tenant!.overheads)).toMatchObject({
      milliCores: 3 * 1000 + 20 + 3 * 20,
      mebibytes: 3 * 2048 + 64 + 3 * 150,
      storageMebibytes: 3 * 10 * 1024,
    });
  });

  test('a control plane of Kamaji takes its servers, and what stays idle of nodes of its own', () => {
    const worker = { milliCores: 8250, mebibytes: 34816 };
    const isolation = {
      level: 'virtual-cluster',
      engine: 'kamaji',
      kubernetesVersion: '1.34.2',
      nodes: ['10.20.0.0/16'],
      replicas: 3,
      resources: { cpu: 1, memory: '2Gi' },
    } as const;
    const one = { ...VISION, namespaces: 'single' as const };
    const [usual] = report([one], { worker }).tenants;
    // 0.75 of a node stays idle, as for a cluster.
    const idle = { milliCores: Math.ceil(0.75 * 8250), mebibytes: Math.ceil(0.75 * 34816) };
    expect(of('kamaji', usual!.overheads)).toMatchObject({
      milliCores: 2 * (250 + 190) + idle.milliCores,
      mebibytes: 2 * (512 + 512) + idle.mebibytes,
      controlPlanes: 1,
    });
    const [stated] = report([{ ...one, isolation }], { worker }).tenants;
    expect(stated!.environments.map(({ choice }) => choice)).toEqual(['kamaji']);
    expect(of('kamaji', stated!.overheads)).toMatchObject({
      milliCores: 3 * (1000 + 190) + idle.milliCores,
      mebibytes: 3 * (2048 + 512) + idle.mebibytes,
    });
  });

  test('a cluster takes a control plane, its services, what stays idle, and the objects of the platform', () => {
    const { tenants } = report([VISION], { worker: { milliCores: 8250, mebibytes: 34816 } });
    const overhead = of('cluster', tenants[0]!.overheads);
    // 10 cores fill 1.25 of the nodes' 8, and 40Gi fill 1.25 of their 32Gi: of two nodes, 0.75 stays idle.
    expect(overhead.milliCores).toBe(3 * 2000 + 300 + Math.ceil(0.75 * 8250));
    expect(overhead.mebibytes).toBe(3 * 8192 + 340 + Math.ceil(0.75 * 34816));
    const census = takeCensus(fleetOf({ tenants: [VISION] }));
    expect(overhead.objects).toBe(
      census.platform.length + [...census.namespaces.values()].flat().length,
    );
    expect(overhead.controlPlanes).toBe(1);
  });

  test('the sum of all tenants is the sum of each, and what is removed is not counted', () => {
    const gone: TenantEntry = { ...VISION, name: 'gone', state: 'removed' };
    const both = report([VISION, { ...VISION, name: 'speech' }, gone]);
    expect(both.tenants.map(({ name }) => name)).toEqual(['speech', 'vision']);
    for (const choice of ['namespace', 'vcluster', 'kamaji', 'cluster'] as const) {
      const each = both.tenants.map(({ overheads }) => of(choice, overheads));
      const sum = of(choice, both.overheads);
      for (const part of ['milliCores', 'mebibytes', 'objects', 'controlPlanes'] as const) {
        expect(sum[part]).toBe(each.reduce((total, one) => total + one[part], 0));
      }
    }
  });
});

describe('money', () => {
  const PRICES = { cpu: 0.05, memory: 0.01 };

  test('nothing is said of it without prices', () => {
    const { prices, tenants } = report();
    expect(prices).toBeNull();
    for (const overhead of tenants[0]!.overheads) expect(overhead).not.toHaveProperty('perMonth');
  });

  test('it is 730 hours of the overhead', () => {
    const [tenant] = report([VISION], { prices: PRICES }).tenants;
    expect(of('namespace', tenant!.overheads).perMonth).toBe(0);
    expect(of('vcluster', tenant!.overheads).perMonth).toBeCloseTo(
      730 * (0.66 * 0.05 + (960 / 1024) * 0.01),
      2,
    );
  });

  test('a control plane that a cloud runs has a price, and no nodes', () => {
    const own = of('cluster', report([VISION], { prices: PRICES }).overheads);
    const cloud = of(
      'cluster',
      report([VISION], { prices: { ...PRICES, controlPlane: 0.1 } }).overheads,
    );
    expect(own.milliCores - cloud.milliCores).toBe(3 * 2000);
    const nodes = 730 * (6 * 0.05 + 24 * 0.01);
    expect(own.perMonth! - cloud.perMonth!).toBeCloseTo(nodes - 730 * 0.1, 1);
  });
});

describe('advice', () => {
  const CUSTOMER = { tenancy: 'customer' } as const;

  /** The level, and the measures beside it. */
  function advice(tenant: Partial<TenantEntry>, asked: Partial<LevelQuestion> = {}) {
    const { advice: given } = report([{ ...VISION, ...tenant }], asked).tenants[0]!;
    const measures = given.reasons.flatMap(({ measure }) => measure ?? []);
    return { choice: given.choice, reasons: given.reasons.length, measures };
  }

  test('a team that uses what the platform installs needs a namespace, and there is always a reason', () => {
    expect(advice({})).toEqual({ choice: 'namespace', reasons: 1, measures: [] });
  });

  test.each([
    [['crds'], 'vcluster'],
    [['cluster-admin'], 'vcluster'],
    [['nodes'], 'kamaji'],
    [['crds', 'nodes'], 'kamaji'],
  ] as const)('who needs %j needs %s', (needs, choice) => {
    expect(advice({}, { needs }).choice).toBe(choice);
  });

  test('a customer with access needs an API server of its own, one without does not', () => {
    expect(advice({ admins: ['cus@example.com'] }, CUSTOMER).choice).toBe('vcluster');
    expect(advice({}, CUSTOMER).choice).toBe('namespace');
  });

  test('what it says to write answers the reason', () => {
    const [sandbox, egress] = advice({}, CUSTOMER).measures;
    expect(sandbox).toBe('write `scheduling: {runtimeClass: gvisor}`');
    expect(egress).toContain('write `network: {internet: false}`');
    const followed = { scheduling: { runtimeClass: 'gvisor' }, network: { internet: false } };
    expect(advice(followed, CUSTOMER).measures).toEqual([]);
  });

  test('it names who shares the nodes of a pool with a customer, on each cluster', () => {
    const pools = { h100: { resource: 'nvidia.com/gpu', default: true } };
    const tenants = ['a', 'b', 'c', 'd', 'e'].map((name) => ({
      name,
      costCenter: 'C-1',
      quota: { gpu: 1 },
      namespaces: 'single' as const,
    }));
    const { reasons } = report(tenants, CUSTOMER, { platform: { pools } }).tenants[0]!.advice;
    expect(reasons.map(({ text }) => text)).toContain(
      'the GPU nodes of h100 are shared with b, c, d and 1 more: all call one driver in one kernel',
    );
  });

  test('a privileged namespace gives nodes away', () => {
    const { measures } = advice({ podSecurity: 'privileged' });
    expect(measures).toEqual(['keep nodes for this tenant by a taint, or give it a cluster']);
  });
});
