import { type FleetParts, found } from '../../resolved';

const STATED = { kubernetesVersion: '1.34' };
const TENANT = { name: 'vision', costCenter: 'ENG-1' };
const PRIVILEGED = { podSecurity: 'privileged' } as const;
const SERVICE = { costCenter: 'ENG-1', ports: { http: 80 }, consumers: 'all' } as const;

/** Every place where `podSecurity` can be written, as a plain word. A map is like it. */
const PLACES: Readonly<Record<string, FleetParts>> = {
  'platform.podSecurity': { platform: { ...STATED, ...PRIVILEGED }, tenants: [TENANT] },
  'platform.environments.prod.podSecurity': {
    platform: {
      ...STATED,
      environments: { dev: { share: '50%' }, prod: { share: '50%', ...PRIVILEGED } },
    },
    tenants: [TENANT],
  },
  'tiers.large.podSecurity': {
    platform: STATED,
    tiers: { large: PRIVILEGED },
    tenants: [{ ...TENANT, tier: 'large' }],
  },
  'tiers.large.environments.prod.podSecurity': {
    platform: STATED,
    tiers: { large: { environments: { prod: PRIVILEGED } } },
    tenants: [{ ...TENANT, tier: 'large' }],
  },
  'tenants.0.podSecurity': { platform: STATED, tenants: [{ ...TENANT, ...PRIVILEGED }] },
  'tenants.0.environments.dev.podSecurity': {
    platform: STATED,
    tenants: [{ ...TENANT, environments: { dev: PRIVILEGED } }],
  },
  'sharedServices.registry.podSecurity': {
    platform: STATED,
    tenants: [TENANT],
    sharedServices: { registry: { ...SERVICE, ...PRIVILEGED } },
  },
};

test.each(Object.entries(PLACES))('`privileged` is reported once, at %s', (place, parts) => {
  expect(found(parts)).toEqual([`POD_SECURITY_PRIVILEGED ${place}`]);
});
