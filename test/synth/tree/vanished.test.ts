import { oldNamespace } from '../../../lib/synth/tree/old-namespace';
import { vanished } from '../../../lib/synth/tree/vanished';
import { keptNamespace, removedNamespace } from './tree-fixture';

const olds = (...paths: string[]) => paths.map((path) => oldNamespace(path, keptNamespace('ns'))!);

const plannedIn = (...folders: string[]) => ({ folders: new Set(folders), added: [] });

const KEPT_QUOTA = keptNamespace('compute').replace('kind: Namespace', 'kind: ResourceQuota');

test.each([
  ['a Namespace with the annotation', keptNamespace('ml-a-dev'), true],
  ['the same with Windows line endings', keptNamespace('a').replace(/\n/g, '\r\n'), true],
  ['the same after another document', `a: 1\n---\n${keptNamespace('a')}`, true],
  ['a Namespace without it', removedNamespace('ml-a-dev'), false],
  ['a guard alone', KEPT_QUOTA, false],
  ['a guard beside a Namespace without it', `${removedNamespace('a')}---\n${KEPT_QUOTA}`, false],
  ['another value', keptNamespace('a').replace('disabled', 'enabled'), false],
  ['an empty file', '', false],
])('%s: kept is what holds a Namespace that Flux must not delete', (_name, text, expected) => {
  expect(oldNamespace('tenants/a/dev.k8s.yaml', text) !== undefined).toBe(expected);
});

test.each([
  ['tenants/a/dev.k8s.yaml', 'Environment dev of tenant a is gone', ['tenants/a']],
  ['tenants/a/all.k8s.yaml', 'Tenant a is gone', []],
  ['shared/feature-store.k8s.yaml', 'Shared service feature-store is gone', []],
  ['platform/roles.k8s.yaml', 'The entry of platform/roles.k8s.yaml is gone', []],
])('%s: the finding says whose file it was, where it is and what to do', (path, start, planned) => {
  const [item, ...others] = vanished('dist', olds(path), plannedIn(...planned));
  expect(others).toEqual([]);
  expect(item).toMatchObject({ code: 'TENANT_VANISHED', severity: 'error', file: `dist/${path}` });
  expect(item!.message).toBe(`${start} without \`state: removed\`; dist/${path} was not removed.`);
  expect(item!.fix).toContain('`state: removed`');
  expect(item!.fix).toContain('--prune to delete it now');
});

test('the environments of a tenant are told in one finding', () => {
  const paths = ['dev', 'prod'].map((name) => `tenants/a/${name}.k8s.yaml`);
  const [whole] = vanished('dist', olds(...paths), plannedIn());
  expect(whole!.message).toBe(
    'Tenant a is gone without `state: removed`; dev.k8s.yaml, prod.k8s.yaml in dist/tenants/a were not removed.',
  );
  const [part] = vanished('dist', olds(...paths), plannedIn('tenants/a'));
  expect(part!.message).toBe(
    'Environments dev, prod of tenant a are gone without `state: removed`; dev.k8s.yaml, prod.k8s.yaml in dist/tenants/a were not removed.',
  );
  expect(part!.fix).toContain('--prune to delete them now');
});
