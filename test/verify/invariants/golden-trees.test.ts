import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { verifyFolder } from '../../../lib/verify/verify-folder';

const ROOT = join(__dirname, '../../..');

/**
 * What is worth a look in our own output, because its `tenants.yaml` says so, by the folder of the tree. Everything else
 * would be a mistake of ours.
 */
const STATED: Readonly<Record<string, readonly string[]>> = {
  dist: ['cluster-admins-are-few', 'pod-security-is-not-privileged'],
  clusters: ['cluster-admins-are-few'],
  'created-clusters': ['cluster-admins-are-few'],
  example: ['cluster-admins-are-few'],
  'finer-budgets': ['devices-have-one-quota'],
  'guard-rails': ['admission-policies-refuse', 'pod-security-is-not-privileged'],
  layers: ['pod-security-is-not-privileged'],
  'roles-and-bindings': ['bindings-have-roles', 'everybody-reads-little'],
  sandboxes: ['admission-policies-refuse'],
};

const TREES = [
  ['dist', join(ROOT, 'dist')] as const,
  ...readdirSync(join(ROOT, 'test/fixtures')).map(
    (name) => [name, join(ROOT, 'test/fixtures', name, 'dist')] as const,
  ),
];

test.each(TREES)('%s breaks nothing but what its file states', (name, folder) => {
  const { verdicts, objects } = verifyFolder(folder);
  expect(objects).toBeGreaterThan(50);
  const broken = verdicts.filter(({ defects }) => defects.length > 0);
  expect(broken.map(({ invariant }) => invariant.id).sort()).toEqual(STATED[name] ?? []);
  expect(broken.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
  const texts = verdicts.find(({ invariant }) => invariant.id === 'files-are-as-written');
  expect(texts?.outcome).toBe('passed');
});
