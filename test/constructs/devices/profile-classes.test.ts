import { ProfileClasses } from '../../../lib/constructs/devices/profile-classes';
import type { PoolProps } from '../../../lib/fleet/model/props';
import { fleetOf } from '../../fleet/resolved';
import { type ApiManifest, chart, objectsIn } from '../objects';

const API = 'resource.k8s.io/v1';

function classesOf(pools: Record<string, PoolProps>): ApiManifest[] {
  const resolved = fleetOf({ platform: { pools } }).platform.pools;
  return objectsIn(new ProfileClasses(chart(), 'classes', { pools: resolved, apiVersion: API }));
}

const driven = (pool: PoolProps): PoolProps => ({ servedBy: 'driver', ...pool });
const expressionOf = ({ spec }: ApiManifest): string => spec.selectors[0].cel.expression;

test('a class for each profile that a driver hands out', () => {
  const classes = classesOf({ h200: driven({ sharing: { mig: { '1g.18gb': 1, '2g.35gb': 3 } } }) });
  expect(
    classes.map(({ apiVersion, kind, metadata }) => [apiVersion, kind, metadata.name]),
  ).toEqual([
    [API, 'DeviceClass', 'h200-1g-18gb.mig.nvidia.com'],
    [API, 'DeviceClass', 'h200-2g-35gb.mig.nvidia.com'],
  ]);
});

test('it chooses instances of its profile on cards of the product, which the driver writes with spaces', () => {
  const [one] = classesOf({
    h200: driven({ product: 'NVIDIA-H200', sharing: { mig: { '1g.18gb': 7 } } }),
  });
  expect(expressionOf(one!).split(' && ')).toEqual([
    "device.driver == 'gpu.nvidia.com'",
    "device.attributes['gpu.nvidia.com'].type == 'mig'",
    "device.attributes['gpu.nvidia.com'].profile == '1g.18gb'",
    "device.attributes['gpu.nvidia.com'].productName.replace(' ', '-') == 'NVIDIA-H200'",
  ]);
});

test('without a product, on cards of every product', () => {
  const [one] = classesOf({ x: driven({ sharing: { mig: { '1g.18gb.me': 1 } } }) });
  expect(expressionOf(one!)).toContain(".profile == '1g.18gb+me'");
  expect(expressionOf(one!)).not.toContain('productName');
});

test('it stands for no extended resource, under which pods could ask for it past the class', () => {
  const [one] = classesOf({ x: driven({ sharing: { mig: { '1g.18gb': 7 } } }) });
  expect(Object.keys(one!.spec)).toEqual(['selectors']);
});

test.each<[string, PoolProps]>([
  ['instances of the device plugin', { sharing: { mig: { '1g.18gb': 7 } } }],
  ['whole cards of a driver', { deviceClass: 'gpu.nvidia.com', capacity: 8 }],
  [
    'a class of the platform’s own',
    driven({ deviceClass: 'small.example.com', sharing: { mig: { '1g.18gb': 7 } } }),
  ],
])('none for %s', (_what, pool) => {
  expect(classesOf({ x: pool })).toEqual([]);
});
