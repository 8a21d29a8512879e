import { isShared, rememberShared, rememberSome, share } from '../../../lib/fleet/model/shared';
import { loadFleet } from '../../../lib';

/** Data with every kind of container inside another, one of them frozen at its surface alone. */
const nested = (): { map: { deep: { list: { text: string }[] } }; list: number[][] } => ({
  map: Object.freeze({ deep: { list: [{ text: 'a' }] } }),
  list: [[1], [2]],
});

describe('shared content', () => {
  test('is the object that was given, and known as shared', () => {
    const data = nested();
    expect(isShared(data)).toBe(false);
    expect(share(data)).toBe(data);
    expect(isShared(data)).toBe(true);
  });

  test('cannot be changed at any depth', () => {
    const data = share(nested());
    const attempts: (() => unknown)[] = [
      () => (data.list = []),
      () => data.list.push([3]),
      () => (data.list[0]![0] = 9),
      () => (data.map.deep = { list: [] }),
      () => (data.map.deep.list[0]!.text = 'b'),
      () => data.map.deep.list.pop(),
      () => delete (data.map.deep.list[0] as { text?: string }).text,
      () => Object.assign(data.map.deep, { added: true }),
    ];
    for (const attempt of attempts) expect(attempt).toThrow(TypeError);
    expect(data).toEqual(nested());
  });

  test('is not what was only frozen: something below it may still change', () => {
    expect(isShared(Object.freeze({ inner: { count: 1 } }))).toBe(false);
  });

  test('of a fleet is what tenants have in common, and cannot be changed', () => {
    const { fleet } = loadFleet({
      apiVersion: 'cdk8s-tenancy/v1alpha1',
      platform: { pools: { h100: { resource: 'nvidia.com/gpu' } } },
      tenants: [{ name: 'vision', costCenter: 'ENG-014' }],
    });
    const { dev } = fleet.tenants[0]!.environments;
    const { pools, kinds } = fleet.platform;
    for (const one of [pools, kinds, dev!.network, dev!.containers, dev!.objects]) {
      expect(isShared(one)).toBe(true);
    }
    expect(() => Object.assign(pools['h100']!, { capacity: 1 })).toThrow(TypeError);
    expect(() => Object.assign(dev!.network.flows, { all: {} })).toThrow(TypeError);
  });
});

describe('what is made of an input', () => {
  test('is made once where the input is shared, even if nothing comes of it', () => {
    const make = jest.fn<undefined, [object]>(() => undefined);
    const remembered = rememberShared(make);
    const input = share({ a: 1 });
    remembered(input);
    remembered(input);
    expect(make).toHaveBeenCalledTimes(1);
    remembered(share({ a: 1 }));
    expect(make).toHaveBeenCalledTimes(2);
  });

  test('is made anew where the input may have changed meanwhile', () => {
    const sum = rememberShared(({ list }: { list: number[] }) => list.reduce((a, b) => a + b, 0));
    const input = Object.freeze({ list: [1, 2] });
    expect(sum(input)).toBe(3);
    input.list.push(3);
    expect(sum(input)).toBe(6);
  });

  test('is kept for values that recur, and not for more than some hundreds of them', () => {
    const make = jest.fn((text: string) => ({ text }));
    const remembered = rememberSome(make);
    expect(remembered('a')).toBe(remembered('a'));
    for (let index = 0; index < 1000; index++) remembered(String(index));
    expect(make).toHaveBeenCalledTimes(1001);
    remembered('a');
    expect(make).toHaveBeenCalledTimes(1002);
  });
});
