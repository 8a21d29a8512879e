import { parse } from 'yaml';
import type { FleetProps, TenantEntry } from '../../../lib/fleet/model/props';
import { resolve } from '../../../lib/fleet/resolve';

type Tenant = Omit<TenantEntry, 'name' | 'costCenter'>;

const fleet = (tenant: Tenant): FleetProps => ({
  apiVersion: 'cdk8s-tenancy/v1alpha1',
  platform: { kubernetesVersion: '1.34' },
  tenants: [
    { name: 'vision', costCenter: 'x', ...tenant },
    { name: 'speech', costCenter: 'x', namespaces: 'single', network: { hosts: ['speech.org'] } },
  ],
});

const findingsOf = (tenant: Tenant) =>
  resolve(fleet(tenant)).findings.all.filter(({ code }) => code.startsWith('HOST_'));

/** What the fix says to write for the environments. */
function proposed(tenant: Tenant): TenantEntry['environments'] {
  const [text] = findingsOf(tenant).map(({ fix }) => /`(environments: .*)`/.exec(fix!)?.[1]);
  return (parse(text!) as Tenant).environments;
}

const hosts = (...list: string[]) => ({ network: { hosts: list } });

describe('the fix for hosts that several environments share', () => {
  test.each<[string, Tenant]>([
    ['a host', hosts('vision.example.com')],
    ['a wildcard', hosts('*.vision.example.com')],
    ['a path', hosts('ml.example.com/vision')],
    ['several of them', hosts('*.vision.example.com', 'vision.example.com', 'ml.org/vision')],
    [
      'a host that two of three environments name',
      { environments: { dev: hosts('a.example.com'), prod: hosts('a.example.com') } },
    ],
    [
      'a wildcard in one environment above a host in another one',
      { environments: { dev: hosts('*.example.com'), prod: hosts('www.example.com') } },
    ],
    [
      'a host in one environment, a path of it in another one',
      { environments: { dev: hosts('example.com/a'), prod: hosts('example.com') } },
    ],
  ])('is for all environments at once: %s', (_, tenant) => {
    expect(findingsOf(tenant).map(({ code }) => code)).toContain('HOST_SHARED');
    const environments = { ...tenant.environments, ...proposed(tenant) };
    expect(findingsOf({ ...tenant, environments })).toEqual([]);
  });

  test('gives each a part of what the tenant has, and nothing else', () => {
    expect(proposed(hosts('*.example.com', 'ml.org'))).toEqual({
      dev: hosts('*.dev.example.com', 'ml.org/dev'),
      staging: hosts('*.staging.example.com', 'ml.org/staging'),
      prod: hosts('*.prod.example.com', 'ml.org/prod'),
    });
  });

  test('leaves environments alone that share nothing', () => {
    const environments = {
      dev: hosts('a.org', 'dev.org'),
      staging: hosts('staging.org'),
      prod: hosts('a.org'),
    };
    expect(proposed({ environments })).toEqual({
      dev: hosts('a.org/dev', 'dev.org'),
      prod: hosts('a.org/prod'),
    });
  });

  test('proposes nothing that would clash again', () => {
    const environments = { dev: hosts('*.example.com'), prod: hosts('*.dev.example.com') };
    expect(findingsOf({ environments }).map(({ fix }) => fix)).toEqual([
      'State other `hosts` for each of the `environments` of `vision`.',
    ]);
  });
});
