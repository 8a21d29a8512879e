import type { ContainersProps } from '../../../lib/fleet/model/props';
import { resolve } from '../../../lib/fleet/resolve';
import { environmentOf } from '../resolved';

/** What is found where a tenant with one namespace states this: the code, the place below `containers`, and the fix. */
function foundFor(containers: ContainersProps, burst?: string): string[] {
  const { findings } = resolve({
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    platform: { namespaces: 'single' },
    tenants: [
      {
        name: 'vision',
        costCenter: 'ENG-1',
        containers,
        ...(burst === undefined ? {} : { burst }),
      },
    ],
  });
  return findings.all
    .filter(({ path }) => path.includes('maxLimitRequestRatio'))
    .map(({ code, path, fix }) => `${code} ${path.slice(4).join('.')}: ${fix}`);
}

test('a ratio is canonical, and absent where nobody states one', () => {
  const { containers } = environmentOf('dev', {
    containers: { default: { cpu: 1 }, maxLimitRequestRatio: { cpu: 10.5, memory: null } },
  });
  expect(containers.maxLimitRequestRatio).toEqual({ cpu: '10500m' });
  expect(environmentOf('dev').containers).not.toHaveProperty('maxLimitRequestRatio');
  const nothing = environmentOf('dev', { containers: { maxLimitRequestRatio: {} } });
  expect(nothing.containers).not.toHaveProperty('maxLimitRequestRatio');
});

test('a default limit within the ratio is fine, whether it is stated or follows from a burst', () => {
  const maxLimitRequestRatio = { cpu: 4, memory: 1.5 };
  const limits = { cpu: '400m', memory: '768Mi' };
  expect(foundFor({ default: limits, maxLimitRequestRatio })).toEqual([]);
  expect(foundFor({ maxLimitRequestRatio }, '50%')).toEqual([]);
  expect(foundFor({ max: limits, maxLimitRequestRatio })).toEqual([]);
});

test('containers without a limit are refused, so that there must be one by default', () => {
  expect(foundFor({ maxLimitRequestRatio: { cpu: 4, memory: 1.5 } })).toEqual([
    'CONTAINER_BOUND cpu: Add a default limit, `containers: {default: {cpu: 400m}}`, or a burst.',
    'CONTAINER_BOUND memory: Add a default limit, `containers: {default: {memory: 768Mi}}`, or a burst.',
  ]);
});

test('a default limit that is proposed can be written', () => {
  expect(foundFor({ maxLimitRequestRatio: { cpu: 1.333, memory: 1.333 } })).toEqual([
    expect.stringContaining('{cpu: 133m}'),
    expect.stringContaining('{memory: 715648925}'),
  ]);
});

test('a default limit beyond the ratio refuses every container that states nothing', () => {
  expect(foundFor({ default: { cpu: '401m' }, maxLimitRequestRatio: { cpu: 4 } })).toEqual([
    'CONTAINER_BOUNDS cpu: Raise the ratio, or lower the default limit to 400m.',
  ]);
  expect(foundFor({ maxLimitRequestRatio: { memory: 1.1 } }, '20%')).toEqual([
    expect.stringMatching(/^CONTAINER_BOUNDS memory: /),
  ]);
});

test('a ratio is within that of the bounds, which the API server asks for', () => {
  const bounds = { min: { cpu: '100m' }, max: { cpu: '400m' } };
  expect(foundFor({ ...bounds, maxLimitRequestRatio: { cpu: 4 } })).toEqual([]);
  expect(foundFor({ ...bounds, maxLimitRequestRatio: { cpu: 5 } })).toEqual([
    'CONTAINER_BOUNDS cpu: Lower the ratio, or raise `max`: the API server refuses this.',
  ]);
});

test('a ratio has at most three decimals', () => {
  expect(foundFor({ default: { cpu: 1 }, maxLimitRequestRatio: { cpu: 1.0001 } })).toEqual([
    expect.stringMatching(/^QUANTITY_TOO_FINE cpu: /),
  ]);
});

test('a ratio is 1 or more, because a limit is never below its request', () => {
  const ratio = (cpu: number | string) =>
    foundFor({ default: { cpu: '100m' }, maxLimitRequestRatio: { cpu } });
  expect(ratio(1)).toEqual([]);
  expect(ratio(0.5)).toEqual(['QUANTITY_INVALID cpu: Write 1 or more.']);
  expect(ratio('999m')).toEqual(['QUANTITY_INVALID cpu: Write 1 or more.']);
  expect(ratio('4x')).toEqual([expect.stringMatching(/^QUANTITY_INVALID cpu: /)]);
});
