import { largeSet } from '../../lib/plan/delivery-set-bytes';
import { type TenantStages, deliverySets, tenantStages } from '../../lib/plan/delivery-sets';
import { fc } from '../fast-check';

const named = (name: string): TenantStages =>
  tenantStages(name, [`tenants/${name}/dev.k8s.yaml`, `access/${name}/dev.k8s.yaml`]);

const many = (count: number): TenantStages[] =>
  Array.from({ length: count }, (_, index) => named(`team-${index}`));

/** The set of each tenant. */
function setsOf(tenants: readonly TenantStages[], count: number): Map<string, string> {
  return new Map(
    deliverySets(tenants, count).flatMap(({ name, tenants: members }) =>
      members.map(({ tenant }) => [tenant, name]),
    ),
  );
}

test('one set has all tenants, in order', () => {
  const sets = deliverySets([named('b'), named('a')], 1);
  expect(sets.map(({ name }) => name)).toEqual(['tenancy-tenants']);
  expect(sets[0]!.tenants.map(({ tenant }) => tenant)).toEqual(['a', 'b']);
});

test('each tenant is in one set, whoever else there is', () => {
  const labels = fc.uniqueArray(fc.stringMatching(/^[a-z][-a-z0-9]{0,20}[a-z0-9]$/), {
    maxLength: 30,
  });
  fc.assert(
    fc.property(labels, fc.integer({ min: 1, max: 20 }), (names, count) => {
      const all = setsOf(names.map(named), count);
      expect([...all.keys()].sort()).toEqual([...names].sort());
      for (const name of names) expect(setsOf([named(name)], count).get(name)).toBe(all.get(name));
    }),
  );
});

test('with one more set, tenants move into the new one and nowhere else', () => {
  const tenants = many(300);
  for (let count = 1; count < 20; count++) {
    const [before, after] = [setsOf(tenants, count), setsOf(tenants, count + 1)];
    const moved = tenants.filter(({ tenant }) => before.get(tenant) !== after.get(tenant));
    expect(new Set(moved.map(({ tenant }) => after.get(tenant)))).toEqual(
      new Set([`tenancy-tenants-${count + 1}`]),
    );
  }
});

test('sets are about as large as each other', () => {
  for (const { tenants } of deliverySets(many(2000), 4)) {
    expect(tenants.length).toBeGreaterThan(400);
    expect(tenants.length).toBeLessThan(600);
  }
});

test('each set waits for all that come after it, and no set is empty', () => {
  const sets = deliverySets(many(3), 20);
  expect(sets.every(({ tenants }) => tenants.length > 0)).toBe(true);
  const names = sets.map(({ name }) => name);
  expect(sets.map(({ after }) => after)).toEqual(names.map((_, index) => names.slice(index + 1)));
});

describe('the bytes of a set', () => {
  test('have room for 1,500 tenants', () => {
    expect(largeSet(many(1500), 1, 'flux-system', 20)).toBeUndefined();
  });

  test('are counted, with how many sets would do', () => {
    const large = largeSet(many(5000), 1, 'flux-system', 20)!;
    expect(large).toMatchObject({ name: 'tenancy-tenants', most: 1024 * 1024 });
    expect(large.bytes).toBeGreaterThan(large.most);
    expect(largeSet(many(5000), large.enough!, 'flux-system', 20)).toBeUndefined();
    expect(largeSet(many(5000), large.enough! - 1, 'flux-system', 20)).toBeDefined();
  });

  test('may be more than all sets hold', () => {
    expect(largeSet(many(5000), 1, 'flux-system', 2)).not.toHaveProperty('enough');
  });
});
