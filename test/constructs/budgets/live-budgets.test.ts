import { App, Chart, Testing } from 'cdk8s';
import { LiveBudgets, Platform, type PlatformProps, Tenant } from '../../../lib';

interface Made {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

/** The objects of a platform with two organisations, and a tenant whose total is not split. */
function objectsOf(props: PlatformProps): Made[] {
  const app = new App();
  const platform = Platform.fromProps(new Chart(app, 'platform'), 'platform', {
    organizations: {
      research: { costCenter: 'R', quota: { cpu: 100 } },
      lab: { parent: 'research' },
    },
    ...props,
  });
  const tenant = new Tenant(new Chart(app, 'tenant'), 'tenant', {
    name: 'vision',
    organization: 'lab',
    quota: { split: props.budget === undefined },
    environments: { dev: { share: '50%' }, staging: null },
    platform,
  });
  const chart = new Chart(app, 'budgets');
  new LiveBudgets(chart, 'budgets', { platform, tenants: [tenant] });
  return Testing.synth(chart) as Made[];
}

function namesOf(props: PlatformProps): string[] {
  return objectsOf(props).map(({ kind, metadata: { namespace, name } }) =>
    [kind, namespace, name].filter(Boolean).join(' '),
  );
}

test('without an engine, nothing is made', () => {
  expect(namesOf({})).toEqual([]);
});

test.each(['capsule', 'openshift'] as const)('%s holds what has a bound', (engine) => {
  const kind = engine === 'capsule' ? 'GlobalResourceQuota' : 'ClusterResourceQuota';
  expect(namesOf({ budget: { engine } })).toEqual([
    `${kind} org-research`,
    `${kind} tenant-vision`,
  ]);
});

test('HNC needs the whole tree, also where an organisation bounds nothing', () => {
  expect(namesOf({ budget: { engine: 'hnc' } })).toEqual([
    'Namespace org-lab',
    'HierarchyConfiguration org-lab hierarchy',
    'Namespace org-research',
    'HierarchicalResourceQuota org-research budget',
    'Namespace tenant-vision',
    'HierarchyConfiguration tenant-vision hierarchy',
    'HierarchicalResourceQuota tenant-vision budget',
    'HierarchyConfiguration vision-dev hierarchy',
    'HierarchyConfiguration vision-prod hierarchy',
  ]);
});
