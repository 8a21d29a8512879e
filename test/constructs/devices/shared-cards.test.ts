import { parse } from 'yaml';
import { SharedCards } from '../../../lib/constructs/devices/shared-cards';
import type { PoolProps } from '../../../lib/fleet/model/props';
import { fleetOf } from '../../fleet/resolved';
import { type ApiManifest, chart, objectIn, objectsIn } from '../objects';

const OPERATOR = { namespace: 'nvidia', values: false };
const PLUGIN = 'tenancy-device-plugin-configs';
const MIG = 'tenancy-mig-configs';
const VALUES = 'tenancy-gpu-operator-values';
const NODE_LABELS = 'cdk8s-tenancy/node-labels';

const L4: PoolProps = { sharing: { timeSlicing: { replicas: 4 } } };
const A100: PoolProps = { sharing: { mig: { '1g.10gb': 4, '3g.40gb': 1 } } };
const H200: PoolProps = { servedBy: 'driver', sharing: { mig: { '1g.18gb': 7 } } };

/** The objects for some pools, in the folder that is delivered for devices. */
function cardsOf(pools: Record<string, PoolProps>, values = false): SharedCards {
  const resolved = fleetOf({ platform: { pools } }).platform.pools;
  return new SharedCards(chart(), 'cards', { pools: resolved, operator: { ...OPERATOR, values } });
}

function namesOf(pools: Record<string, PoolProps>, values = false): string[] {
  return objectsIn(cardsOf(pools, values)).map(({ metadata }) => metadata.name);
}

const pluginOf = (pools: Record<string, PoolProps>): ApiManifest =>
  objectIn(cardsOf(pools), 'ConfigMap', PLUGIN);
const migOf = (pools: Record<string, PoolProps>): ApiManifest =>
  objectIn(cardsOf(pools), 'ConfigMap', MIG);

describe('which objects there are', () => {
  test.each<[string, Record<string, PoolProps>, string[]]>([
    ['none for whole cards', { h100: { resource: 'nvidia.com/gpu' } }, []],
    ['none for HAMi', { v: { sharing: { hami: { memoryPerShare: 1 } } } }, []],
    ['for turns, only those of the device plugin', { l4: L4 }, [PLUGIN]],
    ['for instances, those of the MIG manager as well', { a100: A100 }, [PLUGIN, MIG]],
    ['for instances of a driver, only those of the MIG manager', { h200: H200 }, [MIG]],
  ])('%s', (_what, pools, names) => {
    expect(namesOf(pools)).toEqual(names);
  });

  test('values of the chart on request, and none where nothing is shared', () => {
    expect(namesOf({ l4: L4 }, true)).toEqual([PLUGIN, VALUES]);
    expect(namesOf({ h100: { resource: 'nvidia.com/gpu' } }, true)).toEqual([]);
  });
});

test('they are in the namespace of the operator, and stay when their entries vanish', () => {
  for (const { metadata } of objectsIn(cardsOf({ a100: A100 }, true))) {
    expect(metadata.namespace).toBe('nvidia');
    expect(metadata.annotations).toMatchObject({
      'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
      'kustomize.toolkit.fluxcd.io/prune': 'disabled',
    });
  }
});

test('nodes without a label keep whole cards', () => {
  const { data } = pluginOf({ l4: L4 });
  expect(Object.keys(data).sort()).toEqual(['default', 'l4']);
  expect(parse(data['default'])).toEqual({ version: 'v1' });
  const configs = parse(migOf({ a100: A100 }).data['config.yaml'])['mig-configs'];
  expect(configs['all-disabled']).toEqual([{ devices: 'all', 'mig-enabled': false }]);
});

test('the MIG manager cuts all cards of a node, in the words of its own tools', () => {
  const sharing = { mig: { '1g.10gb.me': 1, '1g.10gb': 6 } };
  expect(parse(migOf({ a100: { sharing } }).data['config.yaml'])).toMatchObject({
    version: 'v1',
    'mig-configs': {
      a100: [
        { devices: 'all', 'mig-enabled': true, 'mig-devices': { '1g.10gb': 6, '1g.10gb+me': 1 } },
      ],
    },
  });
});

test('each object says which labels its nodes need', () => {
  const pools = { a100: A100, h200: H200, l4: L4 };
  const plugin = 'nvidia.com/device-plugin.config';
  expect(pluginOf(pools).metadata.annotations?.[NODE_LABELS]).toBe(
    `a100: ${plugin}=a100 nvidia.com/mig.config=a100; l4: ${plugin}=l4`,
  );
  expect(migOf(pools).metadata.annotations?.[NODE_LABELS]).toBe(
    `a100: ${plugin}=a100 nvidia.com/mig.config=a100; h200: nvidia.com/mig.config=h200`,
  );
});

test.each<[string, Record<string, PoolProps>, object]>([
  ['turns', { l4: L4 }, { devicePlugin: { config: { name: PLUGIN, default: 'default' } } }],
  [
    'instances of a driver',
    { h200: H200 },
    { mig: { strategy: 'mixed' }, migManager: { config: { name: MIG, default: 'all-disabled' } } },
  ],
  [
    'instances alone on a card',
    { a: { sharing: { mig: { '1g.10gb': 7 }, strategy: 'single' } } },
    {
      devicePlugin: { config: { name: PLUGIN, default: 'default' } },
      mig: { strategy: 'single' },
      migManager: { config: { name: MIG, default: 'all-disabled' } },
    },
  ],
])('the values of the chart name what is there: %s', (_what, pools, values) => {
  const { data } = objectIn(cardsOf(pools, true), 'ConfigMap', VALUES);
  expect(parse(data['values.yaml'])).toEqual(values);
});
