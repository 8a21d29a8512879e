import { spawnSync } from 'node:child_process';
import { parse } from 'yaml';
import { deployerRules } from '../../lib/constructs/access/tenant-roles';
import { fleetOf, type FleetParts } from '../fleet/resolved';
import { readPage } from './pages';

const PAGE = readPage('docs/how-to/deploy-from-a-pipeline.md');
const { environments } = fleetOf(parse(PAGE.blocks[0]!.text) as FleetParts).tenants[0]!;

/** A file that the page shows. */
function file<T>(path: string): T {
  return parse(PAGE.blocks.find(({ info }) => info === path)!.text) as T;
}

interface Workflow {
  readonly jobs: Record<
    string,
    {
      readonly environment: string;
      readonly permissions: Record<string, string>;
      readonly steps: readonly { readonly run?: string; readonly shell?: string }[];
    }
  >;
}

interface GitLabJob {
  readonly environment: { readonly name: string };
  readonly script: readonly string[];
}

/** Whether a shell could read a script, without running it. */
function isShell(script: string): boolean {
  return spawnSync('bash', ['-n'], { input: script }).status === 0;
}

/** Whether deployers may do something, where `ownWork` is on. */
function mayDeploy(verb: string, group: string, resource: string): boolean {
  return deployerRules([], true).some(
    (rule) =>
      rule.verbs.includes(verb) &&
      !!rule.apiGroups?.includes(group) &&
      !!rule.resources?.includes(resource),
  );
}

describe('docs/how-to/deploy-from-a-pipeline.md: GitHub Actions', () => {
  const { jobs } = file<Workflow>('.github/workflows/deploy.yml');
  const { environment, permissions, steps } = jobs['prod']!;
  const script = steps.find(({ run }) => run !== undefined)!.run!;
  const { jwt } = file<{
    jwt: {
      issuer: { url: string; audiences: string[] };
      claimMappings: { username: { claim: string; prefix: string } };
    }[];
  }>('authentication.yaml');
  const { issuer, claimMappings } = jwt[0]!;

  test('the name of the job is a deployer of the environment', () => {
    expect(claimMappings.username.claim).toBe('sub');
    expect(environments[environment]!.deployers).toEqual([
      { user: `${claimMappings.username.prefix}repo:example/vision:environment:${environment}` },
    ]);
  });

  test('the token is for the audience that the API server expects', () => {
    expect(permissions['id-token']).toBe('write');
    expect(/audience=([\w-]+)/.exec(script)![1]).toBe(issuer.audiences[0]);
  });

  test('the script is shell, fails where the token cannot be read, and deploys to the namespace', () => {
    expect(isShell(script)).toBe(true);
    // GitHub sets `pipefail` for this shell alone.
    expect(steps.every(({ run, shell }) => run === undefined || shell === 'bash')).toBe(true);
    expect(script).toContain(`--namespace=${environments[environment]!.namespace}`);
  });
});

describe('docs/how-to/deploy-from-a-pipeline.md: GitLab CI', () => {
  const job = file<Record<string, GitLabJob>>('.gitlab-ci.yml')['deploy-staging']!;
  const [project] = file<{
    ci_access: {
      projects: {
        environments: string[];
        access_as: { impersonate: { username: string } };
      }[];
    };
  }>('.gitlab/agents/ml-staging/config.yaml').ci_access.projects;
  const environment = environments[job.environment.name]!;
  const name = project!.access_as.impersonate.username;

  test('the agent takes on a deployer of the environment, and may take on nobody else', () => {
    expect(project!.environments).toEqual([job.environment.name]);
    expect(environment.deployers).toEqual([{ user: name }]);
    const { rules } = file<{ rules: object[] }>('impersonate.yaml');
    expect(rules).toEqual([
      { apiGroups: [''], resources: ['users'], verbs: ['impersonate'], resourceNames: [name] },
    ]);
  });

  test('the script is shell, uses that agent, and deploys to the namespace', () => {
    expect(isShell(job.script.join('\n'))).toBe(true);
    expect(job.script[0]).toMatch(/:ml-staging$/);
    for (const line of job.script.slice(1)) expect(line).toContain(environment.namespace);
  });
});

describe('docs/how-to/deploy-from-a-pipeline.md: what deployers may do', () => {
  test.each([
    ['create', 'apps', 'deployments'],
    ['patch', 'apps', 'deployments'],
    ['watch', 'apps', 'deployments'],
    ['create', '', 'configmaps'],
    ['list', '', 'events'],
    ['get', '', 'pods/log'],
  ])('they may %s %s/%s', (...request) => expect(mayDeploy(...request)).toBe(true));

  test.each([
    ['list', '', 'secrets'],
    ['create', '', 'secrets'],
    ['create', '', 'namespaces'],
    ['create', '', 'serviceaccounts'],
    ['create', 'rbac.authorization.k8s.io', 'roles'],
    ['create', 'rbac.authorization.k8s.io', 'rolebindings'],
    ['create', '', 'pods/exec'],
    ['create', '', 'pods/portforward'],
    ['patch', 'apps', 'deployments/scale'],
    ['patch', '', 'resourcequotas'],
    ['create', 'networking.k8s.io', 'networkpolicies'],
    ['deletecollection', '', 'pods'],
  ])('they may not %s %s/%s', (...request) => expect(mayDeploy(...request)).toBe(false));
});
