import { OPENCOST_FORMATS } from '../../lib/cost/opencost/opencost-formats';
import type { FleetProps, PoolProps } from '../../lib/fleet/model/props';
import { fleetOf } from '../fleet/resolved';

const H100: PoolProps = {
  resource: 'nvidia.com/gpu',
  product: 'NVIDIA-H100-80GB-HBM3',
  default: true,
};

function fleetWith(pools: Record<string, PoolProps>, prices: Partial<FleetProps['prices']>) {
  return fleetOf({ platform: { pools }, prices: { currency: 'EUR', ...prices } });
}

describe('the custom prices of OpenCost', () => {
  test('are texts for an hour, with all keys without which it reads nothing', () => {
    const { text, notes } = OPENCOST_FORMATS.opencost(
      fleetWith(
        { h100: H100 },
        { pools: { h100: 2.5 }, cpu: 0.03, memory: 0.004, storage: 0.0001 },
      ),
    );
    expect(notes).toEqual([]);
    const file = JSON.parse(text) as Record<string, unknown>;
    expect(file).toMatchObject({
      provider: 'custom',
      CPU: '0.03',
      RAM: '0.004',
      GPU: '2.5',
      storage: '0.0001',
      currencyCode: 'EUR',
      zoneNetworkEgress: '0',
      LBIngressDataCost: '0',
    });
    expect(Object.values(file).every((value) => typeof value === 'string')).toBe(true);
  });

  test('have the price of the default pool, and say which pools need the other file', () => {
    const l4 = { resource: 'nvidia.com/gpu', product: 'NVIDIA-L4' };
    const { text, notes } = OPENCOST_FORMATS.opencost(
      fleetWith({ l4, h100: H100 }, { pools: { l4: 0.6, h100: 2.5 } }),
    );
    expect(JSON.parse(text)).toMatchObject({ GPU: '2.5' });
    expect(notes).toEqual([
      expect.stringMatching(/^This file has .* h100\. For l4, use --format opencost-csv/),
    ]);
  });
});

test('neither file of OpenCost has a price for node-local disk, and both say so', () => {
  const fleet = fleetWith({ h100: H100 }, { pools: { h100: 2.5 }, ephemeralStorage: 0.0002 });
  for (const format of Object.values(OPENCOST_FORMATS)) {
    const { text, notes } = format(fleet);
    expect(text).not.toContain('0.0002');
    expect(notes).toEqual([expect.stringMatching(/^OpenCost cannot price ephemeralStorage:/)]);
  }
});

describe('the file of OpenCost’s CSV provider', () => {
  const csv = (pools: Record<string, PoolProps>, prices: Partial<FleetProps['prices']>) =>
    OPENCOST_FORMATS['opencost-csv'](fleetWith(pools, prices));

  test('knows a GPU by the label of its nodes, and a volume by its class', () => {
    const { text, notes } = csv(
      {
        h100: H100,
        l4: {
          resource: 'nvidia.com/gpu',
          nodeLabels: { 'cloud.google.com/gke-accelerator': 'nvidia-l4' },
        },
      },
      { pools: { h100: 2.5, l4: 0.6 }, storageClasses: { fast: 0.00025 } },
    );
    expect(notes).toEqual([]);
    expect(text.split('\n')).toEqual([
      ',NVIDIA-H100-80GB-HBM3,,gpulabel,nvidia.com/gpu.product,,2.5,',
      ',nvidia-l4,,gpulabel,cloud.google.com/gke-accelerator,,0.6,',
      ',fast,,pv,spec.storageClassName,,0.00025,',
      '',
    ]);
  });

  test('has the price of a card where pods share it, under the label that shared cards have', () => {
    const sharing = { timeSlicing: { replicas: 4 } };
    const prices = { pools: { l4: 0.15 } };
    expect(csv({ l4: { product: 'NVIDIA-L4', sharing } }, prices).text).toBe(
      ',NVIDIA-L4,,gpulabel,nvidia.com/gpu.product,,0.6,\n',
    );
    expect(
      csv({ l4: { resource: 'nvidia.com/gpu', product: 'NVIDIA-L4', sharing } }, prices).text,
    ).toBe(',NVIDIA-L4-SHARED,,gpulabel,nvidia.com/gpu.product,,0.6,\n');
    const single = { mig: { '1g.10gb': 7 }, strategy: 'single' as const };
    expect(
      csv({ a100: { product: 'NVIDIA-A100-SXM4-80GB', sharing: single } }, { pools: { a100: 0.3 } })
        .text,
    ).toBe(',NVIDIA-A100-SXM4-80GB-MIG-1g.10gb,,gpulabel,nvidia.com/gpu.product,,0.3,\n');
  });

  test('leaves out what OpenCost does not count, and says so', () => {
    const { text, notes } = csv(
      {
        mi300x: { resource: 'amd.com/gpu' },
        mig: { resource: 'nvidia.com/mig-1g.10gb' },
        claimed: { deviceClass: 'gpu.nvidia.com' },
        unknown: { resource: 'nvidia.com/gpu' },
      },
      { pools: { mi300x: 2, mig: 0.3, claimed: 2, unknown: 1 } },
    );
    expect(text).toBe('');
    expect(notes).toEqual([
      expect.stringContaining('state its product or nodeLabels'),
      'OpenCost cannot price claimed: it does not count devices that are claimed.',
      'OpenCost cannot price mi300x: it does not count amd.com/gpu.',
      'OpenCost cannot price mig: it does not count nvidia.com/mig-1g.10gb.',
    ]);
  });

  test('says that OpenCost ignores storage classes alone', () => {
    const { text, notes } = csv({}, { storageClasses: { fast: 0.00025 } });
    expect(text).toBe(',fast,,pv,spec.storageClassName,,0.00025,\n');
    expect(notes).toEqual([expect.stringMatching(/^OpenCost ignores a file without .* a GPU/)]);
  });

  test('has one row for a label, and says which pools it cannot tell apart', () => {
    const { text, notes } = csv(
      { h100: H100, spot: { ...H100, default: false } },
      { pools: { h100: 2.5, spot: 1 } },
    );
    expect(text.split('\n')).toHaveLength(2);
    expect(notes).toEqual([
      expect.stringMatching(/^spot and h100 have the label .* Both cost 2\.5/),
    ]);
  });
});
