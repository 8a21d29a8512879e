import { Plan } from '../../lib/plan/plan';
import { fleetOf } from '../fleet/resolved';

const fleet = fleetOf({
  platform: {
    environments: { dev: { share: '50%' }, prod: { share: '50%' } },
    pools: {
      h100: { resource: 'nvidia.com/gpu', capacity: 20, default: true },
      npu: { resource: 'example.com/npu' },
    },
  },
  sharedServices: {
    features: {
      costCenter: 'P-1',
      ports: { http: 8080, metrics: 9090, same: 8080 },
      consumers: ['vision'],
      quota: { gpu: 2 },
      viewers: ['eve'],
    },
  },
  tenants: [
    { name: 'vision', costCenter: 'C-1', quota: { gpu: 4 }, admins: ['bob'], users: ['alice'] },
    { name: 'speech', costCenter: 'C-1', quota: { gpu: 6 }, users: ['alice', { group: 'ml' }] },
  ],
});
const plan = new Plan(fleet);

test('owners are all tenants, then all shared services', () => {
  expect(plan.owners.map(({ name }) => name)).toEqual(['speech', 'vision', 'features']);
});

test('people are everybody who is bound anywhere, each once and in order', () => {
  expect(plan.people).toEqual([
    { user: 'alice' },
    { user: 'bob' },
    { user: 'eve' },
    { group: 'ml' },
  ]);
});

test('pools say who holds how much, and what is free', () => {
  const [h100, npu] = plan.pools;
  expect(h100).toMatchObject({
    name: 'h100',
    holders: [
      { name: 'speech', count: 6 },
      { name: 'vision', count: 4 },
      { name: 'features', count: 2 },
    ],
    granted: 12,
    free: 8,
  });
  expect(npu).toMatchObject({ name: 'npu', holders: [], granted: 0, free: undefined });
});

test('a shared service is open to the namespaces of its consumers, on each port once', () => {
  const [features] = [...plan.sharedServices()];
  expect(features!.clients).toEqual(['vision-dev', 'vision-prod']);
  expect(features!.ports.map(({ port }) => port)).toEqual([8080, 9090]);
  expect(features!.namespace).toMatchObject({ namespace: 'features', environment: 'shared' });
});

describe('views of tenants', () => {
  const namesOf = (views: Iterable<{ readonly spec: { readonly name: string } }>): string[] =>
    Array.from(views, ({ spec }) => spec.name);

  test('are all, or those that are named', () => {
    expect(namesOf(plan.tenants())).toEqual(['speech', 'vision']);
    expect(namesOf(plan.tenants(fleet.tenants.slice(1)))).toEqual(['vision']);
  });

  test('are made when somebody asks, and not kept', () => {
    const [first] = plan.tenants();
    const [again] = plan.tenants();
    expect(again).not.toBe(first);
    expect(Object.values(plan).flat()).not.toContain(first);
  });
});
