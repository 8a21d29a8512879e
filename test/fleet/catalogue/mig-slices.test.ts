import {
  allMigProfiles,
  knownProducts,
  migProfilesOf,
} from '../../../lib/fleet/catalogue/mig-profiles';
import {
  slicesOfProduct,
  slicesOfProfile,
  takesMedia,
} from '../../../lib/fleet/catalogue/mig-slices';

const CUT = knownProducts().filter((product) => migProfilesOf(product)!.length > 0);

describe('slices of a GPU', () => {
  test.each([
    ['NVIDIA-A100-SXM4-80GB', { compute: 7, memory: 8 }],
    ['NVIDIA-H200', { compute: 7, memory: 8 }],
    ['NVIDIA-A30', { compute: 4, memory: 4 }],
  ])('%s', (product, slices) => {
    expect(slicesOfProduct(product)).toEqual(slices);
  });

  test('a GPU that cannot be cut has none', () => {
    expect(slicesOfProduct('NVIDIA-L4')).toBeUndefined();
  });

  test.each([
    ['1g.5gb', 1, 1],
    ['1g.5gb.me', 1, 1],
    ['1g.10gb', 1, 2],
    ['2g.10gb', 2, 2],
    ['3g.20gb', 3, 4],
    ['4g.20gb', 4, 4],
    ['7g.40gb', 7, 8],
  ])(
    'an instance of %s of an A100 with 40 GB takes %s of compute and %s of memory',
    (profile, compute, memory) => {
      expect(slicesOfProfile(profile, 'NVIDIA-A100-SXM4-40GB')).toEqual({ compute, memory });
    },
  );

  test.each(CUT)('as many instances as %s holds fit on it, and one more does not', (product) => {
    const card = slicesOfProduct(product)!;
    for (const { name, instances } of migProfilesOf(product)!) {
      const { compute, memory } = slicesOfProfile(name, product)!;
      const fits = (count: number): boolean =>
        count * compute <= card.compute && count * memory <= card.memory;
      expect([name, fits(instances)]).toEqual([name, true]);
      if (!takesMedia(name)) expect([name, fits(instances + 1)]).toEqual([name, false]);
    }
  });

  test('the media engines of a card are in the name', () => {
    const names = allMigProfiles().map(({ name }) => name);
    expect(names.filter(takesMedia)).toEqual(names.filter((name) => /\.me(\.all)?$/.test(name)));
  });
});
