import { metadataIn } from '../../../../lib/constructs/guard-rails/workload-metadata/metadata-places';
import type { NamespacedKind } from '../../../../lib/fleet/catalogue/namespaced-kind';

const kind = (resource: string, more: Partial<NamespacedKind>): NamespacedKind => ({
  group: 'example.com',
  resource,
  viewer: 'read',
  user: 'write',
  admin: 'write',
  ...more,
});

test('without templates, only the metadata of the object itself', () => {
  expect(metadataIn('object', [kind('runs', {})])).toBe('([[dyn(dyn(object).metadata)]] + ([]))');
});

test.each([
  ['spec.template', '[[dyn(dyn(object).?spec.?template.?metadata.orValue({}))]]'],
  [
    'spec.groups[*].template',
    '[dyn(object).?spec.?groups.orValue([]).map(i, dyn(i.?template.?metadata.orValue({})))]',
  ],
  [
    'spec.a[*].b[*].template',
    'dyn(object).?spec.?a.orValue([]).map(i, i.?b.orValue([]).map(j, dyn(j.?template.?metadata.orValue({}))))',
  ],
  [
    'spec.*ReplicaSpecs[*].template',
    "[dyn(object).?spec.orValue({})].map(m, m.filter(k, k.endsWith('ReplicaSpecs')).map(k, m[k].map(r, dyn(m[k][r].?template.?metadata.orValue({})))))[0]",
  ],
])('templates at %s', (path, cel) => {
  expect(metadataIn('object', [kind('runs', { podTemplates: [path] })])).toContain(
    `variables.kind == 'runs.example.com' ? ${cel} : []`,
  );
});

test('what holds labels itself is read as it is, and not as a template', () => {
  const cel = metadataIn('object', [
    kind('runs', { podTemplates: ['spec.part'], metadataParts: ['spec.part'] }),
  ]);
  expect(cel).toContain('[[dyn(dyn(object).?spec.?part.orValue({}))]]');
  expect(cel).not.toContain('.?metadata');
});

test('kinds with the same parts share one expression', () => {
  const cel = metadataIn('object', [
    kind('runs', { podTemplates: ['spec.template'] }),
    kind('jobs', { podTemplates: ['spec.template'] }),
  ]);
  expect(cel).toContain(
    "variables.kind == 'runs.example.com' || variables.kind == 'jobs.example.com' ? ",
  );
});
