import { Findings } from '../../../lib/findings/findings';
import { formatPath } from '../../../lib/findings/finding';
import { readAcceptances } from '../../../lib/fleet/owners/acceptances';

const ACCEPT = { accept: [{ code: 'GPU_ZERO', why: 'It is meant.' }] };

/** Two tenants of the tier `gold` and one of no tier, each with two environments. */
const PLACES = [
  ['tenants', 0, 'environments', 'dev', 'quota'],
  ['tenants', 0, 'quota'],
  ['tenants', 1, 'environments', 'prod'],
  ['tenants', 2, 'environments', 'dev'],
  ['tenants', 2],
  ['tiers', 'gold', 'environments', 'dev'],
  ['platform', 'environments', 'dev'],
  ['sharedServices', 'mlflow', 'quota'],
];
const TENANTS = [{ tier: 'gold' }, { tier: 'gold' }, {}];

/** The places that the only acceptance of an input covers. */
function coveredBy(input: object): string[] {
  const findings = new Findings();
  const acceptances = readAcceptances({ tenants: TENANTS, ...input }, findings);
  expect(findings.all).toEqual([]);
  expect(acceptances.map(({ code, why }) => [code, why])).toEqual([['GPU_ZERO', 'It is meant.']]);
  return PLACES.filter((place) => acceptances[0]!.covers(place)).map(formatPath);
}

describe('an acceptance covers', () => {
  test('on the platform, everything', () => {
    expect(coveredBy({ platform: ACCEPT })).toEqual(PLACES.map(formatPath));
  });

  test('in an environment of the platform, that environment of every tenant and tier', () => {
    expect(coveredBy({ platform: { environments: { dev: ACCEPT } } })).toEqual([
      'tenants[0].environments.dev.quota',
      'tenants[2].environments.dev',
      'tiers.gold.environments.dev',
      'platform.environments.dev',
    ]);
  });

  test('in a tier, the tier and its tenants', () => {
    expect(coveredBy({ tiers: { gold: ACCEPT, other: {} } })).toEqual([
      'tenants[0].environments.dev.quota',
      'tenants[0].quota',
      'tenants[1].environments.prod',
      'tiers.gold.environments.dev',
    ]);
  });

  test('in an environment of a tier, that environment of its tenants', () => {
    expect(coveredBy({ tiers: { gold: { environments: { dev: ACCEPT } } } })).toEqual([
      'tenants[0].environments.dev.quota',
      'tiers.gold.environments.dev',
    ]);
  });

  test('in a tenant, that tenant', () => {
    const tenants = [{ tier: 'gold', ...ACCEPT }, { tier: 'gold' }, {}];
    expect(coveredBy({ tenants })).toEqual([
      'tenants[0].environments.dev.quota',
      'tenants[0].quota',
    ]);
  });

  test('in an environment of a tenant, that environment', () => {
    const tenants = [{ tier: 'gold', environments: { dev: ACCEPT } }, { tier: 'gold' }, {}];
    expect(coveredBy({ tenants })).toEqual(['tenants[0].environments.dev.quota']);
  });

  test('in a shared service, that service', () => {
    expect(coveredBy({ sharedServices: { mlflow: ACCEPT } })).toEqual([
      'sharedServices.mlflow.quota',
    ]);
  });

  test('in a tier of the same name as a shared service, nothing of that service', () => {
    expect(coveredBy({ tiers: { mlflow: ACCEPT } })).toEqual([]);
  });
});

describe('an entry that is not valid', () => {
  const invalid = (entry: unknown): string[] => {
    const findings = new Findings();
    const input = { tenants: [{ accept: [entry] }] };
    expect(readAcceptances(input, findings)).toEqual([]);
    return findings.all.map(
      ({ code, path, message, fix }) => `${code} ${formatPath(path)}: ${message} ${fix}`,
    );
  };

  test.each([
    [{ code: 'GPU_ZER', why: 'x' }, 'code: There is no code `GPU_ZER`. Did you mean `GPU_ZERO`?'],
    // The nearest code would be an error, which nobody can accept.
    [
      { code: 'QUANTITY_INVALIDS', why: 'x' },
      'code: There is no code `QUANTITY_INVALIDS`. Copy the code from the warning.',
    ],
    [
      { code: 'toString', why: 'x' },
      'code: There is no code `toString`. Copy the code from the warning.',
    ],
    [
      { code: 'POOL_UNKNOWN', why: 'x' },
      'code: `POOL_UNKNOWN` is an error, and only warnings can be accepted. Fix the error, and remove this entry.',
    ],
    [
      { code: 'GPU_ZERO', why: ' ' },
      'why: This entry gives no reason for accepting `GPU_ZERO`. Write the reason for the people who read this file next year.',
    ],
  ])('%j is an error', (entry, said) => {
    expect(invalid(entry)).toEqual([`ACCEPT_INVALID tenants[0].accept[0].${said}`]);
  });

  test.each([['GPU_ZERO'], [{}], [{ code: 'GPU_ZERO' }], [{ code: 7, why: 'x' }]])(
    '%j is for the check of the shape to report',
    (entry) => {
      expect(invalid(entry)).toEqual([]);
    },
  );

  test.each([
    [undefined],
    ['text'],
    [{ tenants: 'text', tiers: [], platform: null }],
    [{ tenants: [null, { accept: 'text' }], tiers: { gold: null } }],
    [{ platform: { environments: { dev: null, prod: {}, staging: { accept: 'text' } } } }],
  ])('the input %j has no acceptances', (input) => {
    expect(readAcceptances(input, new Findings())).toEqual([]);
  });

  test('a tenant that is not a map has no tier, and hides no other acceptance', () => {
    const input = { tiers: { gold: ACCEPT }, tenants: [null, { tier: 7 }, { tier: 'gold' }] };
    const [read] = readAcceptances(input, new Findings());
    expect([0, 1, 2].map((index) => read!.covers(['tenants', index]))).toEqual([
      false,
      false,
      true,
    ]);
  });
});

test('entries are counted by their place in the list', () => {
  const [entry] = ACCEPT.accept;
  const input = { platform: { accept: [{}, entry] } };
  const [read] = readAcceptances(input, new Findings());
  expect(read!.path).toEqual(['platform', 'accept', 1]);
});
