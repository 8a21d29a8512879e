import type { ContainersProps, TenantEntry } from '../../../lib/fleet/model/props';
import { environmentOf, found } from '../resolved';

/** What containers in `prod` get. */
function containersOf(tenant: Partial<TenantEntry>): object {
  return environmentOf('prod', tenant).containers;
}

const DEFAULTS = { cpu: '100m', memory: '512Mi' };
const DISK: Partial<TenantEntry> = { quota: { ephemeralStorage: '100Gi' } };

describe('the disk of the node', () => {
  test('has no default request where no quota counts it', () => {
    for (const quota of [undefined, { ephemeralStorage: null }, { ephemeralStorage: 0 }]) {
      expect(containersOf({ quota, burst: '20%' })).toEqual({
        defaultRequest: DEFAULTS,
        default: { cpu: '120m', memory: '614Mi' },
      });
    }
  });

  test('has a default request where a quota counts it, so that a container that states none is counted', () => {
    expect(containersOf(DISK)).toEqual({
      defaultRequest: { ...DEFAULTS, ephemeralStorage: '1Gi' },
    });
  });

  test('is counted in an environment whose exact amount alone bounds it', () => {
    const tenant = { environments: { prod: { quota: { ephemeralStorage: '9Gi' } } } };
    expect(containersOf(tenant)).toMatchObject({ defaultRequest: { ephemeralStorage: '1Gi' } });
    expect(environmentOf('dev', tenant).containers.defaultRequest).toEqual(DEFAULTS);
  });

  test.each<[ContainersProps, string]>([
    [{ defaultRequest: { ephemeralStorage: '2Gi' } }, '2Gi'],
    [{ defaultRequest: { ephemeralStorage: 0 } }, '0'],
    [{ defaultRequest: { ephemeralStorage: null } }, '1Gi'],
  ])('requests what %j says', (containers, request) => {
    expect(containersOf({ ...DISK, containers })).toEqual({
      defaultRequest: { ...DEFAULTS, ephemeralStorage: request },
    });
  });

  test('has the default that somebody states, although no quota counts it', () => {
    expect(containersOf({ containers: { defaultRequest: { ephemeralStorage: '2Gi' } } })).toEqual({
      defaultRequest: { ...DEFAULTS, ephemeralStorage: '2Gi' },
    });
  });

  test.each(['default', 'max'] as const)(
    'has a default request beside a `%s`, which the API server would take for one',
    (bound) => {
      expect(containersOf({ containers: { [bound]: { ephemeralStorage: '20Gi' } } })).toEqual({
        defaultRequest: { ...DEFAULTS, ephemeralStorage: '1Gi' },
        [bound]: { ephemeralStorage: '20Gi' },
      });
    },
  );

  test('has a limit of the request plus the burst', () => {
    expect(containersOf({ ...DISK, burst: '50%' })).toEqual({
      defaultRequest: { ...DEFAULTS, ephemeralStorage: '1Gi' },
      default: { cpu: '150m', memory: '768Mi', ephemeralStorage: '1536Mi' },
    });
    expect(containersOf({ ...DISK, burst: { ephemeralStorage: '0%' } })).toEqual({
      defaultRequest: { ...DEFAULTS, ephemeralStorage: '1Gi' },
      default: { ephemeralStorage: '1Gi' },
    });
  });

  test.each<[string, Partial<TenantEntry>, string]>([
    [
      'less of it than one container requests',
      { quota: { ephemeralStorage: '1Gi' } },
      'QUOTA_BELOW_CONTAINER tenants.0.quota.ephemeralStorage',
    ],
    [
      'a limit without a burst',
      {
        ...DISK,
        environments: { prod: { quota: { limits: { ephemeralStorage: '90Gi' } } } },
      },
      'LIMITS_INVALID tenants.0.environments.prod.quota.limits.ephemeralStorage',
    ],
    [
      'a maximum below the default request',
      { ...DISK, containers: { max: { ephemeralStorage: '500Mi' } } },
      'CONTAINER_BOUNDS tenants.0.containers.max.ephemeralStorage',
    ],
    [
      'an amount that nobody can read',
      { containers: { podMax: { ephemeralStorage: '10GB' } } },
      'QUANTITY_INVALID tenants.0.containers.podMax.ephemeralStorage',
    ],
    [
      'bytes without a unit',
      { containers: { min: { ephemeralStorage: 10 } } },
      'BYTES_WITHOUT_UNIT tenants.0.containers.min.ephemeralStorage',
    ],
    [
      'a burst that is a factor',
      { ...DISK, burst: { ephemeralStorage: 1.2 } },
      'BURST_SMALL tenants.0.burst.ephemeralStorage',
    ],
  ])('is reported with %s', (_what, tenant, finding) => {
    expect(found({ tenants: [{ name: 'vision', costCenter: 'ENG-1', ...tenant }] })).toContain(
      finding,
    );
  });

  test.each([
    ['limits.ephemeral-storage', 'burst'],
    ['requests.ephemeral-storage', 'quota.ephemeralStorage'],
    ['ephemeral-storage', 'quota.ephemeralStorage'],
  ])('is bounded by a key of its own: %s is `%s`', (key) => {
    const objects = { hard: { [key]: '30Gi' } };
    expect(found({ tenants: [{ name: 'vision', costCenter: 'ENG-1', objects }] })).toContain(
      `QUOTA_KEY_ELSEWHERE tenants.0.objects.hard.${key}`,
    );
  });
});
