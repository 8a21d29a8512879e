import type { TenantEntry } from '../../lib/fleet/model/props';
import { type ArgoProject, argoProjects } from '../../lib/plan/argo-project-view';
import { Plan } from '../../lib/plan/plan';
import { type FleetParts, fleetOf } from '../fleet/resolved';

const SOURCE = 'https://git.example.com/vision/app';

/** The projects of the tenant `vision`, which deploys with Argo CD. */
function projectsOf(tenant: Partial<TenantEntry>, rest: FleetParts = {}): ArgoProject[] {
  const entry = {
    name: 'vision',
    costCenter: 'x',
    deploy: { engine: 'argocd', sources: [SOURCE] },
    ...tenant,
    environments: { staging: null, ...tenant.environments },
  } as const;
  const [view] = new Plan(fleetOf({ ...rest, tenants: [entry] })).tenants();
  return argoProjects('vision', view!.namespaces);
}

const only = (tenant: Partial<TenantEntry>, rest?: FleetParts): ArgoProject => {
  const projects = projectsOf(tenant, rest);
  expect(projects).toHaveLength(1);
  return projects[0]!;
};

const namesOf = ({ kinds }: ArgoProject): string[] =>
  kinds.map(({ group, kind }) => `${kind}.${group}`);

test('a tenant has one project, for all of its environments that deploy', () => {
  const project = only({ environments: { dev: {}, staging: { deploy: null }, prod: {} } });
  expect(project.name).toBe('vision');
  expect(project.views.map(({ environment }) => environment)).toEqual(['dev', 'prod']);
  expect(project.sources).toEqual([SOURCE]);
});

test('environments with different sources have a project each', () => {
  const other = { sources: ['https://git.example.com/vision/released'] };
  const projects = projectsOf({ environments: { dev: {}, prod: { deploy: other } } });
  expect(projects.map(({ name, sources }) => [name, sources])).toEqual([
    ['vision-dev', [SOURCE]],
    ['vision-prod', other.sources],
  ]);
});

test('an environment that goes has no project', () => {
  const project = only({ environments: { dev: { state: 'removed' }, prod: {} } });
  expect(project.views.map(({ environment }) => environment)).toEqual(['prod']);
  expect(projectsOf({ state: 'removed' })).toEqual([]);
});

describe('kinds', () => {
  test('are those that the account may write, without what guards and without Secrets', () => {
    const names = namesOf(only({}));
    expect(names).toEqual(
      expect.arrayContaining(['ConfigMap.', 'Deployment.apps', 'RayJob.ray.io']),
    );
    for (const guarded of [
      'Secret.',
      'ServiceAccount.',
      'ResourceQuota.',
      'LimitRange.',
      'NetworkPolicy.networking.k8s.io',
      'RoleBinding.rbac.authorization.k8s.io',
      'Application.argoproj.io',
    ]) {
      expect(names).not.toContain(guarded);
    }
  });

  test('stay the same where admins write roles and policies, because the account does not', () => {
    const more = { access: 'selfService', network: { tenantPolicies: true } } as const;
    expect(namesOf(only(more))).toEqual(namesOf(only({})));
  });

  test('are those of the platform as well, where users write them', () => {
    const kind = { group: 'lab.example.com', viewer: 'read', admin: 'write' } as const;
    const names = namesOf(
      only(
        {},
        {
          platform: {
            kinds: [
              { ...kind, resource: 'sweeps', user: 'write' },
              { ...kind, resource: 'vaults', user: 'read' },
            ],
          },
        },
      ),
    );
    const own = names.filter((name) => name.endsWith('lab.example.com'));
    expect(own).toEqual(['[Ss][Ww][Ee][Ee][Pp].lab.example.com']);
  });
});

describe('roles', () => {
  const linesOf = (project: ArgoProject, role: string): string[] | undefined =>
    project.roles
      .find(({ name }) => name === role)
      ?.policies.map((line) => line.split(', ').slice(2, 5).join(' '));

  test('are for groups: what Argo CD knows of a person differs from login to login', () => {
    const project = only({ admins: ['alice@example.com'], users: [{ group: 'vision' }] });
    expect(project.roles.map(({ name, groups }) => [name, groups])).toEqual([
      ['users', ['vision']],
    ]);
  });

  test('let users sync, viewers look, and nobody write', () => {
    const project = only({ users: [{ group: 'vision' }], viewers: [{ group: 'guests' }] });
    expect(linesOf(project, 'users')).toEqual([
      'applications get vision/*',
      'applications sync vision/*',
      'logs get vision/*',
    ]);
    expect(linesOf(project, 'viewers')).toEqual(['applications get vision/*', 'logs get vision/*']);
  });

  test('are about one environment where its people are others than elsewhere', () => {
    const project = only({
      environments: {
        dev: { users: [{ group: 'everybody' }] },
        prod: {
          users: [{ group: 'operators' }],
          deploy: { repositories: { app: { url: SOURCE } } },
        },
      },
    });
    // The first has no Application, so that there is nothing to look at.
    expect(project.roles.map(({ name }) => name)).toEqual(['prod-users']);
    expect(linesOf(project, 'prod-users')).toContain('applications sync vision/vision-prod.app');
    expect(linesOf(project, 'prod-users')).not.toContain('applications sync vision/*');
  });

  test('let admins and users write Applications in their namespaces, where that is granted', () => {
    const project = only({
      deploy: { engine: 'argocd', sources: [SOURCE], selfService: true },
      users: [{ group: 'vision' }],
      viewers: [{ group: 'guests' }],
    });
    expect(project.sourceNamespaces).toEqual(['vision-dev', 'vision-prod']);
    const written = linesOf(project, 'users')!.filter((line) => /create|update|delete/.test(line));
    expect(written).toHaveLength(6);
    for (const line of written) expect(line).toMatch(/ vision\/vision-(?:dev|prod)\/\*$/);
    expect(linesOf(project, 'viewers')!.join()).not.toMatch(/create|update|delete/);
  });

  test('quote a group with a comma, and leave out one that no policy can write', () => {
    const project = only({ viewers: [{ group: 'CN=a,OU=b' }, { group: 'say "hello"' }] });
    expect(project.roles.map(({ groups }) => groups)).toEqual([['"CN=a,OU=b"']]);
  });
});

test('a window that several environments have is there once, with their namespaces', () => {
  const night = { schedule: '0 22 * * *', duration: '4h' };
  const deny = { ...night, kind: 'deny' } as const;
  const project = only({
    deploy: { engine: 'argocd', sources: [SOURCE], windows: [night] },
    environments: { dev: {}, prod: { deploy: { windows: [night, deny] } } },
  });
  expect(project.windows.map(({ kind, namespaces }) => [kind, namespaces])).toEqual([
    ['allow', ['vision-dev', 'vision-prod']],
    ['deny', ['vision-prod']],
  ]);
});
