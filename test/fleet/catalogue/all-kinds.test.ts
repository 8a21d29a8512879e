import { allKinds } from '../../../lib/fleet/catalogue/all-kinds';
import { KINDS_ON_REQUEST } from '../../../lib/fleet/catalogue/kinds-on-request';
import type { FleetKind } from '../../../lib/fleet/model/fleet';

const granted = (group: string, resource: string, more: Partial<FleetKind> = {}): FleetKind => ({
  group,
  resource,
  viewer: 'read',
  user: 'write',
  admin: 'write',
  podTemplates: [],
  ...more,
});
const find = (own: readonly FleetKind[], resource: string) =>
  allKinds(own).find((kind) => kind.resource === resource);

test('a kind on request is there only where a platform grants it, and its templates are known', () => {
  for (const { group, resource, podTemplates } of KINDS_ON_REQUEST) {
    expect(find([], resource)).toBeUndefined();
    expect(find([granted(group, resource)], resource)).toMatchObject({
      podTemplates,
      cap: 'customResources',
    });
  }
});

test('what a platform says of a kind wins over what we know of it', () => {
  const own = granted('ray.io', 'rayclusters', { podTemplates: ['spec.other'], cap: 3 });
  expect(find([own], 'rayclusters')).toMatchObject({ podTemplates: ['spec.other'], cap: 3 });
});

test.each([
  ['cronworkflows', 'spec.workflowSpec.templates[*]'],
  ['scheduledsparkapplications', 'spec.template.driver.template'],
  ['sparkconnects', 'spec.server.template'],
  ['workflowtemplates', 'spec.templates[*]'],
  ['servingruntimes', 'spec'],
  ['inferenceservices', 'spec.predictor'],
  ['trainjobs', 'spec.podTemplateOverrides[*]'],
])('pod templates of %s are at %s', (resource, path) => {
  expect(find([], resource)!.podTemplates).toContain(path);
});
