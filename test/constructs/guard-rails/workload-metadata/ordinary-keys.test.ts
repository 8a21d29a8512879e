import { ORDINARY_KEYS } from '../../../../lib/constructs/guard-rails/workload-metadata/ordinary-keys';
import type { MetadataFamily } from '../../../../lib/fleet/catalogue/metadata-family';
import { WORKLOAD_METADATA } from '../../../../lib/fleet/catalogue/metadata-table';

const FAMILIES: readonly MetadataFamily[] = Object.values(WORKLOAD_METADATA);
const keysOf = ({ rows }: MetadataFamily): string[] => rows.flatMap(({ keys }) => [...keys]);

/** Whether a pattern of the catalogue is about a key. */
function isAbout(pattern: string, key: string): boolean {
  const source = pattern
    .replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)
    .replace(/^\\\*/, '[^/]*')
    .replace(/\\\*$/, '.*');
  // A domain below another one stands for all its keys.
  const end = pattern.startsWith('*.') && !pattern.includes('/') ? '(/.*)?$' : '$';
  return new RegExp(`^${source}${end}`).test(key);
}

test.each([
  ['queue', 'queue', true],
  ['run.oci.*', 'run.oci.handler', true],
  ['cni.example.com/*', 'cni.example.com/a', true],
  ['*.nri.io', 'devices.nri.io/pod', true],
  ['*.kubernetes.io/vpc', 'ovn.kubernetes.io/vpc', true],
  ['*.kubernetes.io/vpc', 'ovn.kubernetes.io/name', false],
])('the pattern %s and the key %s: %s', (pattern, key, expected) => {
  expect(isAbout(pattern, key)).toBe(expected);
});

test('nothing of the catalogue is about an ordinary key', () => {
  const patterns = FAMILIES.flatMap(keysOf);
  const found = ORDINARY_KEYS.filter((key) => patterns.some((pattern) => isAbout(pattern, key)));
  expect(found).toEqual([]);
});

test('what controllers of Kubernetes write on their pods is of one family', () => {
  const written = FAMILIES.filter((family) => family.isWrittenByKubernetes === true);
  const others = FAMILIES.filter((family) => !written.includes(family)).flatMap(keysOf);
  const keys = written.flatMap(keysOf);
  expect(keys).not.toEqual([]);
  expect(keys.filter((key) => others.some((pattern) => isAbout(pattern, key)))).toEqual([]);
});
