import { resolve } from '../../lib/fleet/resolve';

/** Mistakes in one tenant, each by itself. */
const MISTAKES: Readonly<Record<string, object>> = {
  TIER_UNKNOWN: { tier: 'standart' },
  ENVIRONMENT_UNKNOWN: { environments: { prd: { podSecurity: 'restricted' } } },
  PEER_INVALID: { network: { ingress: { a: { ports: [80] } } } },
  KEY_UNKNOWN: { viewer: ['alice'] },
  TYPE_WRONG: { users: 'alice' },
  VALUE_UNKNOWN: { podSecurity: 'restriced' },
  QUANTITY_INVALID: { quota: { cpu: '20GB' } },
  LABEL_KEY: { labels: { '?': 'x' } },
  KEY_MISSING: { accept: [{ code: 'GPU_ZERO' }] },
};

/** What a tier may state decides about these. */
const WAIT_FOR_TIER = ['ENVIRONMENT_UNKNOWN', 'PEER_INVALID'];

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
  const waits = one === 'TIER_UNKNOWN' && WAIT_FOR_TIER.includes(other);
  const found = codesOf({ ...MISTAKES[one], ...MISTAKES[other] });
  expect(found).toEqual(waits ? [one] : [one, other].sort());
});

test.each(CODES)('a mistake of the platform does not hide %s', (code) => {
  expect(codesOf(MISTAKES[code]!, { foo: 1 })).toEqual(['KEY_UNKNOWN', code].sort());
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
