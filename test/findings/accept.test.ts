import { TenancyError, loadFleet, type FleetProps } from '../../lib';
import { formatPath } from '../../lib/findings/finding';

const GPU = { code: 'GPU_ZERO', why: 'dev needs none' };
const POOLS = { h100: { resource: 'nvidia.com/gpu' } };

/** A fleet whose two tenants have an environment without a GPU each. */
function fleet(parts: {
  platform?: object;
  tier?: object;
  tenant?: object;
  environment?: object;
}): FleetProps {
  return {
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    platform: {
      pools: POOLS,
      environments: { dev: { share: '10%' }, prod: { share: '90%' } },
      ...parts.platform,
    },
    tiers: { gold: { quota: { gpu: 1 }, ...parts.tier } },
    tenants: [
      { name: 'a', costCenter: 'C', tier: 'gold', ...parts.tenant },
      { name: 'b', costCenter: 'C', quota: { gpu: 1 } },
    ],
  };
}

const places = (input: FleetProps): { warned: string[]; accepted: string[] } => {
  const { warnings, accepted } = loadFleet(input);
  return {
    warned: warnings.map(({ code, path }) => `${code} ${formatPath(path)}`),
    accepted: accepted.map(({ finding, why }) => `${finding.code} ${finding.path[1]}: ${why}`),
  };
};

describe('accept: a warning that is meant is none', () => {
  const both = places(fleet({}));

  test('without it, both tenants are warned of', () => {
    expect(both.warned).toHaveLength(2);
    expect(both.accepted).toEqual([]);
  });

  test('at a tenant, it is for that tenant alone', () => {
    const { warned, accepted } = places(fleet({ tenant: { accept: [GPU], quota: { gpu: 1 } } }));
    expect(accepted).toEqual(['GPU_ZERO 0: dev needs none']);
    expect(warned).toHaveLength(1);
    expect(warned[0]).toContain('tenants[1]');
  });

  test('at a tier, it is for the tenants of that tier', () => {
    const { warned, accepted } = places(
      fleet({ tier: { accept: [GPU] }, tenant: { quota: { gpu: 1 } } }),
    );
    expect(accepted).toEqual(['GPU_ZERO 0: dev needs none']);
    expect(warned).toHaveLength(1);
  });

  test('at the platform, it is for everybody', () => {
    const { warned, accepted } = places(fleet({ platform: { accept: [GPU] } }));
    expect(warned).toEqual([]);
    expect(accepted).toHaveLength(2);
  });

  test('one that accepts nothing is a warning', () => {
    expect(
      places(fleet({ tenant: { accept: [{ code: 'QUOTA_REST', why: 'once' }] } })).warned,
    ).toContain('ACCEPT_UNUSED tenants[0].accept[0]');
  });

  test.each([
    [{ code: 'GPU_ZER', why: 'x' }, 'code', /Did you mean `GPU_ZERO`/],
    [{ code: 'POOL_UNKNOWN', why: 'x' }, 'code', /Only warnings/],
    [{ code: 'GPU_ZERO', why: ' ' }, 'why', /reason/],
  ])('%j is an error', (entry, key, fix) => {
    const load = (): unknown => loadFleet(fleet({ tenant: { accept: [entry] } }));
    expect(load).toThrow(TenancyError);
    try {
      load();
    } catch (error) {
      const [finding] = (error as TenancyError).findings.filter(
        ({ severity }) => severity === 'error',
      );
      expect(`${finding!.code} ${formatPath(finding!.path)}`).toBe(
        `ACCEPT_INVALID tenants[0].accept[0].${key}`,
      );
      expect(finding!.fix).toMatch(fix);
    }
  });

  test('an error is never hidden, and hides no unused acceptance', () => {
    const broken = fleet({ tenant: { accept: [GPU], quota: { gpu: -1 } } });
    expect(() => loadFleet(broken)).toThrow(/QUANTITY_INVALID/);
    expect(() => loadFleet(broken)).not.toThrow(/ACCEPT_UNUSED/);
  });
});
