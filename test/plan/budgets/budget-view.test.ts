import type { FleetProps } from '../../../lib';
import { budgetsOf } from '../../../lib/plan/budgets/budget-view';
import { fleetOf } from '../../fleet/resolved';

const PARTS: Omit<FleetProps, 'apiVersion'> = {
  platform: {
    prefix: 'ml',
    budget: { engine: 'capsule' },
    environments: { dev: { share: '50%' }, prod: { share: '50%' } },
    pools: {
      h100: { resource: 'nvidia.com/gpu', default: true },
      a100: { resource: 'nvidia.com/gpu' },
    },
  },
  organizations: {
    research: { costCenter: 'R', quota: { cpu: 100, gpu: { h100: 8, a100: 4 } } },
    lab: { parent: 'research' },
    product: { costCenter: 'P' },
  },
  tenants: [
    { name: 'vision', organization: 'lab', quota: { gpu: 2, split: false } },
    { name: 'speech', organization: 'research', quota: { gpu: 2 } },
  ],
};

test('a fleet without an engine has no live budget', () => {
  expect(budgetsOf(fleetOf({ ...PARTS, platform: {}, tenants: [], organizations: {} }))).toBe(
    undefined,
  );
});

describe('a live budget', () => {
  const { engine, views } = budgetsOf(fleetOf(PARTS))!;
  const byName = new Map(views.map((view) => [view.name, view]));

  test('is there for each organisation and for each total that is not split', () => {
    expect(engine).toBe('capsule');
    expect([...byName.keys()]).toEqual([
      'ml-org-lab',
      'ml-org-product',
      'ml-org-research',
      'ml-tenant-vision',
    ]);
  });

  test('adds up pools whose devices one name counts', () => {
    expect(byName.get('ml-org-research')!.hard).toEqual({
      'requests.cpu': '100',
      'requests.nvidia.com/gpu': '12',
    });
  });

  test('is found by the organisation and all below it', () => {
    expect(byName.get('ml-org-research')!.label).toEqual({
      key: 'cdk8s-tenancy/organization',
      values: ['lab', 'research'],
    });
  });

  test('knows the one above it, and the namespaces that are below no other one', () => {
    const tree = views.map(({ name, parent, namespaces }) => [name, parent, namespaces]);
    expect(tree).toEqual([
      ['ml-org-lab', 'ml-org-research', []],
      ['ml-org-product', undefined, []],
      ['ml-org-research', undefined, ['ml-speech-dev', 'ml-speech-prod']],
      ['ml-tenant-vision', 'ml-org-lab', ['ml-vision-dev', 'ml-vision-prod']],
    ]);
  });

  test('bounds nothing where the organisation does not', () => {
    expect(byName.get('ml-org-product')!.hard).toEqual({});
  });
});
