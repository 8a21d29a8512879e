import type { DeployWindowProps } from '../../../../lib/fleet/model/props';
import { fleetOf, found } from '../../resolved';

const tenants = (windows: readonly DeployWindowProps[], engine: 'flux' | 'argocd' = 'argocd') => [
  {
    name: 'vision',
    costCenter: 'x',
    namespaces: 'single',
    deploy: { engine, sources: ['https://git.example.com/vision/*'], windows },
    accept: [{ code: 'DEPLOY_IMPERSONATION', why: 'argocd-cm switches it on' }],
  } as const,
];

const evening = { schedule: '0 18 * * *', duration: '2h' };

test('a window is open in UTC, and holds for people as well, where nothing else is stated', () => {
  const [tenant] = fleetOf({ tenants: tenants([evening]) }).tenants;
  expect(tenant!.environments['all']!.deploy!.windows).toEqual([
    { ...evening, kind: 'allow', timeZone: 'UTC', manualSync: false },
  ]);
});

test.each([
  ['a schedule that Argo CD does not read', { schedule: '0 25 * * *' }, 'schedule'],
  // Argo CD takes the window for open, always.
  ['a schedule that never comes', { schedule: '0 0 30 2 *' }, 'schedule'],
  ['a schedule with seconds', { schedule: '0 0 18 * * *' }, 'schedule'],
  ['a duration without a unit', { duration: '90' }, 'duration'],
  ['a duration of days', { duration: '2d' }, 'duration'],
  // Argo CD would take it for UTC.
  ['a time zone that does not exist', { timeZone: 'Europe/Berlyn' }, 'timeZone'],
])('%s is an error', (_what, wrong, key) => {
  expect(found({ tenants: tenants([{ ...evening, ...wrong }]) })).toEqual([
    `DEPLOY_INVALID tenants.0.deploy.windows.0.${key}`,
  ]);
});

test('Flux has no windows', () => {
  expect(found({ tenants: tenants([evening], 'flux') })).toContain(
    'DEPLOY_INVALID tenants.0.deploy.windows',
  );
});
