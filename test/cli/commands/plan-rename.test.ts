import { put, scratch, tenancy } from '../command';

const FLEET = `\
apiVersion: cdk8s-tenancy/v1alpha1
platform: {prefix: ml, kubernetesVersion: "1.36"}
sharedServices:
  mlflow: {costCenter: PLT-001, ports: {http: 5000}, consumers: [vision]}
tenants:
  - {name: vision, renamedFrom: seeing, costCenter: ENG-014, users: [{group: vision}]}
  - {name: speech, costCenter: ENG-031}
`;

async function plan(from: string, to: string) {
  return tenancy(['plan-rename', from, to, '--file', put(scratch(), 'tenants.yaml', FLEET)]);
}

describe('tenancy plan-rename', () => {
  test('says what to write, with all former names', async () => {
    const { status, stdout } = await plan('vision', 'sight');
    expect(status).toBe(0);
    expect(stdout).toContain('    name: sight\n    renamedFrom: [seeing, vision]\n');
  });

  test('what it says to write keeps every namespace', async () => {
    const { stdout } = await plan('vision', 'sight');
    const kept = [...stdout.matchAll(/^- Namespace (\S+)$/gm)].map(([, name]) => name);
    const written = FLEET.replace(
      'name: vision, renamedFrom: seeing',
      'name: sight, renamedFrom: [seeing, vision]',
    ).replace('consumers: [vision]', 'consumers: [sight]');
    const file = put(scratch(), 'tenants.yaml', written);
    const listed = JSON.parse((await tenancy(['list', '--json', '--file', file])).stdout) as {
      tenants: { name: string; environments: { namespace: string }[] }[];
    };
    const own = listed.tenants.find(({ name }) => name === 'sight')!.environments;
    expect(new Set(kept)).toEqual(new Set(own.map(({ namespace }) => namespace)));
  });

  test('refuses a name that somebody else had before, and says how to free it', async () => {
    const { status, stderr } = await plan('speech', 'seeing');
    expect(status).toBe(2);
    expect(stderr).toContain(
      'speech cannot be renamed to seeing: `vision` was called `seeing` before',
    );
    expect(stderr).toContain('State the `namespace` of each of its environments');
  });

  test('refuses the former name of another environment', async () => {
    const file = put(
      scratch(),
      'tenants.yaml',
      FLEET.replace(
        'costCenter: ENG-031',
        'costCenter: ENG-031, environments: {test: {renamedFrom: dev, share: 50%}, prod: {share: 50%}, dev: null, staging: null}',
      ),
    );
    const { status, stderr } = await tenancy(['plan-rename', 'speech/prod', 'dev', '--file', file]);
    expect(status).toBe(2);
    expect(stderr).toContain('`test` was called `dev` before');
  });

  test('names the shared services and the files that change', async () => {
    const { stdout } = await plan('vision', 'sight');
    expect(stdout).toMatch(/`consumers` of the shared service mlflow/);
    expect(stdout).toMatch(/access\/vision\/dev\.k8s\.yaml to access\/sight\/dev\.k8s\.yaml/);
  });

  test('plans another name for an environment', async () => {
    const { stdout } = await plan('speech/dev', 'lab');
    expect(stdout).toMatch(/lab: \{renamedFrom: dev/);
    expect(stdout).toMatch(/Namespace ml-speech-dev/);
  });

  test.each([
    ['visoin', 'sight', /mean vision/],
    ['vision', 'speech', /there already is `speech`/],
    ['vision', 'mlflow', /there already is `mlflow`/],
    ['vision', 'seeing', /called `seeing` before.*State the `namespace`/s],
    ['vision', 'Sight!', /cannot be renamed to Sight!/],
    ['vision/live', 'lab', /no environment of vision "live"/],
    ['vision/dev/x', 'lab', /neither TENANT nor TENANT\/ENVIRONMENT/],
  ])('refuses to rename %s to %s', async (from, to, why) => {
    const { status, stderr, stdout } = await plan(from, to);
    expect([status, stdout, stderr.replace(/\s+/g, ' ')]).toEqual([
      2,
      '',
      expect.stringMatching(why),
    ]);
  });
});
