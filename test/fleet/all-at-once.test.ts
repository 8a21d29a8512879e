import { resolve } from '../../lib/fleet/resolve';

/** Mistakes in one tenant, each by itself. */
const MISTAKES: Readonly<Record<string, object>> = {
  TIER_UNKNOWN: { tier: 'standart' },
  QUOTA_BELOW_CONTAINER: { containers: { defaultRequest: { memory: '30Gi' } } },
  ENVIRONMENT_UNKNOWN: { environments: { prd: { podSecurity: 'restricted' } } },
  PEER_INVALID: { network: { ingress: { a: { ports: [80] } } } },
  KEY_UNKNOWN: { viewer: ['alice'] },
  TYPE_WRONG: { users: 'alice' },
  VALUE_UNKNOWN: { podSecurity: 'restriced' },
  QUANTITY_INVALID: { quota: { cpu: '20GB' } },
  LABEL_KEY: { labels: { '?': 'x' } },
  KEY_MISSING: { accept: [{ code: 'GPU_ZERO' }] },
};

/** Whatever adds amounts up waits until all of them can be read. */
const WAITS_FOR: Readonly<Record<string, string>> = {
  QUOTA_BELOW_CONTAINER: 'QUANTITY_INVALID',
};

function codesOf(tenant: object, platform: object = {}): string[] {
  const input = {
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    platform,
    tiers: { standard: {} },
    tenants: [
      { name: 'vision', costCenter: 'ENG-1', ...tenant },
      { name: 'speech', costCenter: 'ENG-2' },
    ],
  };
  return resolve(input)
    .findings.errors.map(({ code }) => code)
    .sort();
}

const CODES = Object.keys(MISTAKES);

test.each(CODES)('%s alone is one finding', (code) => {
  expect(codesOf(MISTAKES[code]!)).toEqual([code]);
});

const PAIRS = CODES.flatMap((one, index) =>
  CODES.slice(index + 1).map((other): [string, string] => [one, other]),
);

test.each(PAIRS)('%s does not hide %s, and nothing follows from the two', (one, other) => {
  const found = codesOf({ ...MISTAKES[one], ...MISTAKES[other] });
  const hidden = [one, other].filter((code) => [one, other].includes(WAITS_FOR[code] ?? ''));
  expect(found).toEqual([one, other].filter((code) => !hidden.includes(code)).sort());
});

test.each(CODES)('a mistake of the platform does not hide %s', (code) => {
  expect(codesOf(MISTAKES[code]!, { foo: 1 })).toEqual(['KEY_UNKNOWN', code].sort());
});

describe('a tenant whose tier is misspelt is judged as one of the tier that is meant', () => {
  const inTier = (tier: string): string[] => {
    const { findings } = resolve({
      apiVersion: 'cdk8s-tenancy/v1alpha1',
      platform: { kubernetesVersion: '1.34' },
      tiers: { standard: { quota: { cpu: 100 }, environments: { canary: { share: '10%' } } } },
      tenants: [
        {
          name: 'vision',
          costCenter: 'ENG-1',
          tier,
          environments: {
            canary: { quota: { cpu: 90 } },
            prod: { quota: { cpu: 20 } },
            stagng: { users: ['alice'] },
          },
        },
        { name: 'speech', costCenter: 'ENG-2', tier, quota: { memory: '100Mi' }, viewer: ['x'] },
      ],
    });
    return findings.errors.map(({ code, path }) => `${code} ${path.slice(1).join('.')}`).sort();
  };
  const OTHERS = [
    'ENVIRONMENT_UNKNOWN 0.environments.stagng',
    'KEY_UNKNOWN 1.viewer',
    'OVERRIDE_ABOVE_TOTAL 0.environments.canary.quota.cpu',
    'QUOTA_BELOW_CONTAINER 1.quota.memory',
  ];

  test('all that is wrong with it is found in one run', () => {
    expect(inTier('standard')).toEqual(OTHERS);
    expect(inTier('standart')).toEqual([...OTHERS, 'TIER_UNKNOWN 0.tier', 'TIER_UNKNOWN 1.tier']);
  });

  test('of a tier that nobody can guess, what the tier may state is not judged', () => {
    expect(inTier('gold')).toEqual([
      'KEY_UNKNOWN 1.viewer',
      'TIER_UNKNOWN 0.tier',
      'TIER_UNKNOWN 1.tier',
    ]);
  });

  test('of a tier that has mistakes itself, nothing follows', () => {
    const { findings } = resolve({
      apiVersion: 'cdk8s-tenancy/v1alpha1',
      tiers: { standard: { quota: { cpu: 'x' } } },
      tenants: [
        {
          name: 'vision',
          costCenter: 'ENG-1',
          tier: 'standart',
          environments: { prod: { quota: { cpu: 50 } } },
        },
      ],
    });
    expect(findings.errors.map(({ code }) => code).sort()).toEqual([
      'QUANTITY_INVALID',
      'TIER_UNKNOWN',
    ]);
  });
});

describe('what a broken setting decides is not reported', () => {
  test('an environment of a platform whose environments cannot be read', () => {
    const platform = { environments: { prd: { share: 'x' } } };
    expect(codesOf(MISTAKES['ENVIRONMENT_UNKNOWN']!, platform)).toEqual(['SHARE_INVALID']);
  });

  test('an environment that is added with a misspelt share', () => {
    const tenant = { environments: { qa: { sahre: '10%' } } };
    expect(codesOf(tenant)).toEqual(['KEY_UNKNOWN']);
  });

  test('a peer whose address has an unknown key', () => {
    expect(codesOf({ network: { egress: { a: { host: 'db.example.com' } } } })).toEqual([
      'KEY_UNKNOWN',
    ]);
  });

  test('a quota of which one amount cannot be read', () => {
    const tenant = {
      quota: { cpu: '1O', memory: '1Mi' },
      environments: { prod: { quota: { cpu: 50 } } },
    };
    expect(codesOf(tenant)).toEqual(['QUANTITY_INVALID']);
  });
});
