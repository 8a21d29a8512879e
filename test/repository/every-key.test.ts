import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { loadFleet } from '../../lib/fleet/load';
import { SHAPES } from '../../lib/fleet/shape/generated/shapes';
import type { Place } from '../../lib/fleet/shape/shape-table';

const ROOT = join(__dirname, '../..');

/** The fleet of this repository and those of the examples. */
const FILES = [
  'tenants.yaml',
  ...filesBelow('tenants.d'),
  ...filesBelow('examples').filter((file) => /\/tenants\.(?:yaml|d\/.+)$/.test(file)),
];

function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml') && !/node_modules|(?:^|\/)dist\//.test(name))
    .map((name) => `${folder}/${name}`);
}

/** The keys that are written somewhere, as `QuotaProps.cpu`. */
function writtenKeys(): Set<string> {
  const found = new Set<string>();
  const visit = (value: unknown, { map, items, entries }: Place): void => {
    if (Array.isArray(value)) for (const item of value) visit(item, items ?? { types: [] });
    else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        const place = map === undefined ? entries : SHAPES[map]?.keys[key];
        if (map !== undefined && place !== undefined) found.add(`${map}.${key}`);
        if (place !== undefined) visit(inner, place);
      }
    }
  };
  for (const file of FILES) {
    visit(parse(readFileSync(join(ROOT, file), 'utf8')), { types: ['object'], map: 'FleetProps' });
  }
  return found;
}

/** Maps with the keys of another one, of which once is enough. */
const SAME_KEYS: Readonly<Record<string, string>> = {
  ClusterCreateProps: 'CreatedClusterProps',
  ClusterDeliveryProps: 'DeliveryProps',
  ClusterPoolProps: 'PoolProps',
  ClusterPricesProps: 'PricesProps',
  ClusterQueueingProps: 'QueueingProps',
  EnvironmentQuotaProps: 'TotalQuotaProps',
  QuotaProps: 'TotalQuotaProps',
  ManagedSliceProps: 'SliceProps',
  SliceProjectProps: 'SlicesProps',
  NetworkProps: 'ClusterNetworkProps',
};

/** Every level takes the same settings: once is enough. */
function nameOfKey(name: string): string {
  const [map = '', key = ''] = name.split('.');
  if (Object.hasOwn(SHAPES[map]!.keys, 'guardRails')) return key;
  return `${SAME_KEYS[map] ?? map}.${key}`;
}

test('the fleet of this repository and the examples write every key', () => {
  const written = new Set([...writtenKeys()].map(nameOfKey));
  const all = new Set(
    Object.entries(SHAPES).flatMap(([map, { keys }]) =>
      Object.keys(keys).map((key) => nameOfKey(`${map}.${key}`)),
    ),
  );
  expect([...all].filter((name) => !written.has(name))).toEqual([]);
});

test('nothing is wrong with the file that writes the rare ones', () => {
  const { warnings } = loadFleet(join(ROOT, 'examples/every-key/tenants.yaml'));
  expect(warnings).toEqual([]);
});
