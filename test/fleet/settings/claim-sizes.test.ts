import type { IsolationProps, StorageProps } from '../../../lib/fleet/model/props';
import { environmentOf, found } from '../resolved';

const NETWORK = { apiServer: { cidrs: ['10.0.0.10/32'] } };

/** What is found where a tenant with one namespace and 50Gi of storage states this. */
function foundFor(storage: StorageProps, isolation?: IsolationProps): string[] {
  return found({
    platform: { namespaces: 'single', network: NETWORK },
    tenants: [
      {
        name: 'vision',
        costCenter: 'ENG-1',
        quota: { storage: '50Gi' },
        storage,
        ...(isolation === undefined ? {} : { isolation }),
      },
    ],
  }).filter((text) => text.includes('.storage'));
}

const at = (key: string): string => `tenants.0.storage.${key}`;

test('sizes are canonical, and absent where nobody states them', () => {
  const storage = { minClaim: '1024Mi', maxClaim: 1024 ** 3 };
  expect(environmentOf('dev', { storage }).storage).toMatchObject({
    minClaim: '1Gi',
    maxClaim: '1073741824',
  });
  expect(environmentOf('dev').storage).not.toHaveProperty('minClaim');
  expect(environmentOf('dev', { storage: { maxClaim: null } }).storage).not.toHaveProperty(
    'maxClaim',
  );
});

test('a claim fits between the sizes, and into the quota', () => {
  expect(foundFor({ minClaim: '1Gi', maxClaim: '1Gi' })).toEqual([]);
  expect(foundFor({ minClaim: '50Gi' })).toEqual([]);
  expect(foundFor({ minClaim: '2Gi', maxClaim: '1Gi' })).toEqual([
    `CLAIM_BOUNDS ${at('maxClaim')}`,
  ]);
  expect(foundFor({ minClaim: '51Gi' })).toEqual([`CLAIM_BOUNDS ${at('minClaim')}`]);
});

test('a largest size above the quota is fine: the quota is smaller', () => {
  expect(foundFor({ maxClaim: '1Ti' })).toEqual([]);
});

test('the data of a virtual cluster fits as well', () => {
  const server = { level: 'virtual-cluster', storage: { size: '5Gi' } } as const;
  expect(foundFor({ minClaim: '5Gi', maxClaim: '5Gi' }, server)).toEqual([]);
  expect(foundFor({ maxClaim: '4Gi' }, server)).toEqual([`CLAIM_BOUNDS ${at('maxClaim')}`]);
  expect(foundFor({ minClaim: '6Gi' }, server)).toEqual([`CLAIM_BOUNDS ${at('minClaim')}`]);
});

test('sizes are whole bytes with a unit', () => {
  expect(foundFor({ minClaim: '0.5', maxClaim: 100 })).toEqual([
    `QUANTITY_TOO_FINE ${at('minClaim')}`,
    `BYTES_WITHOUT_UNIT ${at('maxClaim')}`,
  ]);
});
