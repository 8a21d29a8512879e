import { ApiObject, App, Chart, JsonPatch, Lazy } from 'cdk8s';
import { Manifest, type ManifestContent } from '../../../lib/constructs/api-object/manifest';
import { chart } from '../objects';

const CONTENT: ManifestContent = {
  apiVersion: 'example.com/v1',
  kind: 'Thing',
  metadata: {
    name: 'thing',
    namespace: 'ns',
    labels: { z: '1', a: '2' },
    annotations: { 'example.com/b': 'x', 'example.com/a': 'y' },
  },
  spec: {
    z: [{ b: 1, a: [] }, 'text', 0, false, ''],
    empty: {},
    list: [],
    nothing: undefined,
    none: null,
    a: { deep: { z: 1, y: [[{ q: 1, p: null }]] } },
  },
  data: { key: 'value' },
};

/** The same content as a stock API object, and as ours. */
function both(content: ManifestContent = CONTENT): [ApiObject, ApiObject] {
  const copy = structuredClone(content) as unknown as ConstructorParameters<typeof ApiObject>[2];
  return [new ApiObject(chart(), 'Resource', copy), new Manifest(chart(), 'Resource', content)];
}

/** The text of an object, with its keys in their order. */
function text(object: ApiObject): string {
  return JSON.stringify(object.toJson());
}

test('defaults: the same bytes as a stock API object, keys in order and nothing undefined', () => {
  const [stock, ours] = both();
  expect(text(ours)).toBe(text(stock));
});

test('sections that stand beside a spec keep their place', () => {
  const { apiVersion, kind, metadata } = CONTENT;
  const subjects = [{ name: 'b', kind: 'User' }];
  const content = { apiVersion, kind, metadata, subjects, roleRef: { name: 'a' } };
  const [stock, ours] = both(content);
  expect(text(ours)).toBe(text(stock));
});

test('metadata that is added later is written', () => {
  const objects = both();
  for (const object of objects) {
    object.metadata.addLabel('b', '3');
    object.metadata.addAnnotation('example.com/0', 'first');
    object.metadata.add('generateName', 'thing-');
  }
  expect(text(objects[1])).toContain('"example.com/0":"first"');
  expect(text(objects[1])).toBe(text(objects[0]));
});

test('labels of the chart are written', () => {
  const scope = new Chart(new App(), 'chart', { labels: { 'example.com/repository': 'infra' } });
  const { metadata } = new Manifest(scope, 'Resource', CONTENT).toJson();
  expect(metadata.labels).toEqual({ a: '2', 'example.com/repository': 'infra', z: '1' });
});

test('patches are applied, in whatever order with other changes', () => {
  const objects = both();
  for (const object of objects) {
    object.addJsonPatch(JsonPatch.replace('/data/key', 'other'));
    object.metadata.addLabel('b', '3');
    object.addJsonPatch(JsonPatch.add('/spec/list/-', 'item'));
  }
  expect(text(objects[1])).toContain('"key":"other"');
  expect(text(objects[1])).toBe(text(objects[0]));
});

test('tokens in added metadata are resolved', () => {
  const [, ours] = both();
  ours.metadata.add('generateName', Lazy.any({ produce: () => 'late-' }));
  expect((ours.toJson() as { metadata: object }).metadata).toMatchObject({ generateName: 'late-' });
});

test('rendering twice gives the same, and changes nothing that was given', () => {
  const before = structuredClone(CONTENT);
  const ours = both()[1];
  expect(text(ours)).toBe(text(ours));
  expect(CONTENT).toEqual(before);
});

test('no environment variable changes what is written', () => {
  const ours = both()[1];
  const sorted = text(ours);
  process.env['CDK8S_DISABLE_SORT'] = '1';
  try {
    expect(text(ours)).toBe(sorted);
  } finally {
    delete process.env['CDK8S_DISABLE_SORT'];
  }
});
