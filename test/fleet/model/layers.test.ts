import { type DataMap, lookUp, mergeOnto, writtenAt } from '../../../lib/fleet/model/layers';

/** Layers, merged onto nothing. */
function mergeLayers(...layers: readonly unknown[]): DataMap {
  return mergeOnto({}, ...layers);
}

describe('one rule for all layers', () => {
  test('maps merge by key, however deep', () => {
    expect(mergeLayers({ a: { b: { c: 1 } } }, { a: { b: { d: 2 } } }, { e: 3 })).toEqual({
      a: { b: { c: 1, d: 2 } },
      e: 3,
    });
  });

  test('scalars replace', () => {
    expect(mergeLayers({ a: 1, b: true }, { a: 2 })).toEqual({ a: 2, b: true });
  });

  test('lists replace, and are never joined', () => {
    expect(mergeLayers({ a: [1, 2, 3] }, { a: [4] })).toEqual({ a: [4] });
    expect(mergeLayers({ a: [1] }, { a: [] })).toEqual({ a: [] });
  });

  test('null removes what was inherited, and is itself not kept', () => {
    expect(mergeLayers({ a: 1, b: { c: 1, d: 2 } }, { a: null, b: { c: null } })).toEqual({
      b: { d: 2 },
    });
    expect(mergeLayers({}, { a: { b: null } })).toEqual({ a: {} });
  });

  test('what was removed can be stated again, and then starts afresh', () => {
    expect(mergeLayers({ a: { b: 1 } }, { a: null }, { a: { c: 2 } })).toEqual({ a: { c: 2 } });
  });

  test('a map replaces a scalar, and a scalar a map', () => {
    expect(mergeLayers({ gpu: 4 }, { gpu: { h100: 2 } })).toEqual({ gpu: { h100: 2 } });
    expect(mergeLayers({ gpu: { h100: 2 } }, { gpu: 4 })).toEqual({ gpu: 4 });
  });

  test('undefined says nothing, and neither does what is no map', () => {
    expect(mergeLayers({ a: 1 }, { a: undefined }, undefined, 'x')).toEqual({ a: 1 });
  });

  test('what no layer changes is the very object that was inherited', () => {
    const below = { a: { b: 1 }, c: { d: 1 } };
    const merged = mergeOnto(below, { c: { d: 2 } });
    expect(merged['a']).toBe(below.a);
    expect(merged['c']).not.toBe(below.c);
  });

  test('the layers stay as they were', () => {
    const below = Object.freeze({ a: Object.freeze({ b: 1 }) });
    const above = Object.freeze({ a: Object.freeze({ c: null, d: 2 }) });
    expect(mergeLayers(below, above)).toEqual({ a: { b: 1, d: 2 } });
    expect(below).toEqual({ a: { b: 1 } });
  });
});

describe('where a value was written', () => {
  const layers = [
    { path: ['platform'], data: { cpu: 2, gpu: 4, network: { dns: 'kube-dns' } } },
    { path: ['tenants', 3], data: { memory: 3, quota: null } },
  ];

  test('in the latest layer that states it', () => {
    expect(writtenAt(layers, ['memory'])).toEqual(['tenants', 3, 'memory']);
    expect(writtenAt(layers, ['cpu'])).toEqual(['platform', 'cpu']);
  });

  test('nowhere, when no layer states it', () => {
    expect(writtenAt(layers, ['storage'])).toBeUndefined();
    expect(writtenAt(layers, ['network', 'internet'])).toBeUndefined();
  });

  test('a scalar or a null on the way states all that could stand below it', () => {
    expect(writtenAt(layers, ['gpu', 'h100'])).toEqual(['platform', 'gpu']);
    expect(writtenAt(layers, ['quota', 'cpu'])).toEqual(['tenants', 3, 'quota']);
  });

  test('of several values the one in the latest layer, and there the first', () => {
    expect(writtenAt(layers, ['cpu'], ['memory'])).toEqual(['tenants', 3, 'memory']);
    expect(writtenAt(layers, ['network', 'dns'], ['cpu'])).toEqual(['platform', 'network', 'dns']);
  });
});

test('the value at some keys, through maps and lists, and never from a prototype', () => {
  const data = { a: [{ b: 1 }], constructor: { name: 'own' } };
  expect(lookUp(data, ['a', 0, 'b'])).toBe(1);
  expect(lookUp(data, ['a', '0'])).toBeUndefined();
  expect(lookUp({ a: {} }, ['a', 'constructor'])).toBeUndefined();
  expect(lookUp(data, ['constructor', 'name'])).toBe('own');
  expect(lookUp(data, ['a', 0, 'b', 'c'])).toBeUndefined();
});
