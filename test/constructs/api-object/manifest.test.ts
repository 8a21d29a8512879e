import {
  ApiObject,
  App,
  Chart,
  type IResolver,
  JsonPatch,
  Lazy,
  type ResolutionContext,
} from 'cdk8s';
import {
  Manifest,
  type ManifestContent,
  contentOf,
} from '../../../lib/constructs/api-object/manifest';
import { shareContent } from '../../../lib/constructs/api-object/tidy';
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
interface Both {
  readonly stock: ApiObject;
  readonly ours: Manifest;
}

function both(content: ManifestContent = CONTENT, scope: () => Chart = chart): Both {
  return {
    stock: new ApiObject(scope(), 'Resource', copyOf(content)),
    ours: new Manifest(scope(), 'Resource', content),
  };
}

/** A copy of plain data. `structuredClone` takes its objects from outside of the test, so cdk8s does not resolve them. */
function copyOf<Data>(data: Data): Data {
  if (Array.isArray(data)) return data.map(copyOf) as Data;
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, copyOf(value as unknown)]),
  ) as Data;
}

/** The text of an object, with its keys in their order. */
function text(object: ApiObject): string {
  return JSON.stringify(object.toJson());
}

/** Checks that both ways to render our object give what stock cdk8s gives, and which path they take. */
function expectSame({ stock, ours }: Both, path: 'fast' | 'stock'): void {
  expect(text(ours)).toBe(text(stock));
  expect(JSON.stringify(contentOf(ours))).toBe(text(stock));
  expect(ours._plainMetadata() === undefined ? 'stock' : 'fast').toBe(path);
}

/** Replaces one text. */
class Doubling implements IResolver {
  resolve(context: ResolutionContext): void {
    if (context.value === 'value') context.replaceValue('value value');
  }
}

describe('on the fast path', () => {
  test('defaults: the same bytes as a stock API object, keys in order and nothing undefined', () => {
    expectSame(both(), 'fast');
  });

  test.each<[string, ManifestContent]>([
    ['no namespace', { ...CONTENT, metadata: { name: 'thing' } }],
    ['no labels', { ...CONTENT, metadata: { name: 'thing', namespace: 'ns', labels: {} } }],
    ['only a name and a kind', { apiVersion: 'v1', kind: 'Thing', metadata: { name: 'thing' } }],
    [
      'sections beside a spec',
      {
        apiVersion: 'v1',
        kind: 'Thing',
        metadata: { name: 'thing' },
        subjects: [{ name: 'b', kind: 'User' }],
        roleRef: { name: 'a' },
      },
    ],
  ])('with %s', (_what, content) => {
    expectSame(both(content), 'fast');
  });

  test('labels and annotations that are added later are written', () => {
    const objects = both();
    for (const object of Object.values(objects) as ApiObject[]) {
      object.metadata.addLabel('b', '3');
      object.metadata.addAnnotation('example.com/0', 'first');
    }
    expect(text(objects.ours)).toContain('"example.com/0":"first"');
    expectSame(objects, 'fast');
  });

  test('labels and the namespace of the chart are written', () => {
    const labelled = (): Chart =>
      new Chart(new App(), 'chart', {
        namespace: 'of-the-chart',
        labels: { 'example.com/repository': 'infra', a: 'of the chart' },
      });
    const { apiVersion, kind, spec } = CONTENT;
    const objects = both(
      { apiVersion, kind, spec, metadata: { name: 'thing', labels: { a: '2' } } },
      labelled,
    );
    expect(objects.ours.toJson().metadata).toEqual({
      name: 'thing',
      namespace: 'of-the-chart',
      labels: { a: '2', 'example.com/repository': 'infra' },
    });
    expectSame(objects, 'fast');
  });
});

describe('left to cdk8s', () => {
  test('patches, in whatever order with other changes', () => {
    const objects = both();
    for (const object of Object.values(objects) as ApiObject[]) {
      object.addJsonPatch(JsonPatch.replace('/data/key', 'other'));
      object.metadata.addLabel('b', '3');
      object.addJsonPatch(JsonPatch.add('/spec/list/-', 'item'));
    }
    expect(text(objects.ours)).toContain('"key":"other"');
    expectSame(objects, 'stock');
  });

  test('resolvers of the app', () => {
    const resolving = (): Chart => new Chart(new App({ resolvers: [new Doubling()] }), 'chart');
    const objects = both(CONTENT, resolving);
    expect(text(objects.ours)).toContain('"key":"value value"');
    expectSame(objects, 'stock');
  });

  test.each<[string, (object: ApiObject) => void]>([
    ['finalizers', ({ metadata }) => metadata.addFinalizers('example.com/wait')],
    [
      'owners',
      ({ metadata }) =>
        metadata.addOwnerReference({ apiVersion: 'v1', kind: 'Pod', name: 'a', uid: '1' }),
    ],
    ['metadata that we do not know', ({ metadata }) => metadata.add('generateName', 'thing-')],
    [
      'tokens in metadata',
      ({ metadata }) => metadata.add('generateName', Lazy.any({ produce: () => 'late-' })),
    ],
    [
      'a label that is a token',
      ({ metadata }) => metadata.addLabel('late', Lazy.any({ produce: () => 'x' }) as string),
    ],
  ])('%s that are added later', (_what, change) => {
    const objects = both();
    const before = text(objects.ours);
    for (const object of Object.values(objects) as ApiObject[]) change(object);
    expect(text(objects.ours)).not.toBe(before);
    expectSame(objects, 'stock');
  });

  test.each([
    ['finalizers', { finalizers: ['example.com/wait'] }],
    ['owners', { ownerReferences: [{ apiVersion: 'v1', kind: 'Pod', name: 'a', uid: '1' }] }],
    ['metadata that we do not know', { generateName: 'thing-', selfLink: '/x' }],
  ])('%s of the content', (_what, metadata) => {
    const objects = both({ ...CONTENT, metadata: { ...CONTENT.metadata, ...metadata } });
    expect(objects.ours.toJson().metadata).toMatchObject(metadata);
    expectSame(objects, 'stock');
  });
});

test('rendering twice gives the same, and changes nothing that was given', () => {
  const before = structuredClone(CONTENT);
  const { ours } = both();
  expect(text(ours)).toBe(text(ours));
  expect(CONTENT).toEqual(before);
});

test('content that many objects share is copied for callers who may change it, and for nobody else', () => {
  const spec = shareContent({ b: { c: 1 }, a: [1] });
  const ours = new Manifest(chart(), 'Resource', { ...CONTENT, spec });
  expect(contentOf(ours)['spec']).toBe(spec);
  const copy = ours.toJson()['spec'] as { b: { c: number } };
  copy.b.c = 2;
  expect(text(ours)).toContain('"spec":{"a":[1],"b":{"c":1}}');
});

test('no environment variable changes what the fast path writes', () => {
  const { ours } = both();
  const sorted = text(ours);
  process.env['CDK8S_DISABLE_SORT'] = '1';
  try {
    expect(text(ours)).toBe(sorted);
  } finally {
    delete process.env['CDK8S_DISABLE_SORT'];
  }
});
