import { ALL_CODES, CODES } from '../../../lib/findings/codes/codes';
import { FLEET, put, scratch, tenancy, WARNING_FLEET, WRONG_FLEET } from '../command';

describe('tenancy explain', () => {
  test('says what a code means, what to do, and shows it', async () => {
    const { status, stdout, stderr } = await tenancy(['explain', 'POOL_UNKNOWN']);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toBe(
      [
        'POOL_UNKNOWN error',
        'The quota names a pool that does not exist.',
        '',
        'The platform declares no pool of this name. If the name were ignored, the tenant',
        'would get a quota that no node can serve, or keep a quota that you meant to',
        'remove.',
        '',
        'fix: Correct the name, or declare the pool under `platform.pools`.',
        '',
        'Wrong',
        '',
        '    apiVersion: cdk8s-tenancy/v1alpha1',
        '    platform: { pools: { h100: { resource: nvidia.com/gpu } } }',
        '    tenants:',
        '      - name: vision',
        '        costCenter: ENG-1',
        '        quota: { gpu: { h10: 8 } }',
        '',
        'Output',
        '',
        '    tenants.yaml:6:21 error POOL_UNKNOWN',
        '      5 |     costCenter: ENG-1',
        '    > 6 |     quota: { gpu: { h10: 8 } }',
        '        |                     ^^^',
        '      There is no pool `h10`.',
        '      fix: Did you mean `h100`?',
        '',
        '    1 error',
        '',
        'Right',
        '',
        '    apiVersion: cdk8s-tenancy/v1alpha1',
        '    platform: { pools: { h100: { resource: nvidia.com/gpu } } }',
        '    tenants:',
        '      - name: vision',
        '        costCenter: ENG-1',
        '        quota: { gpu: { h100: 8 } }',
        '',
      ].join('\n'),
    );
  });

  test.each([
    [['pool_unknown']],
    [['Pool-Unknown']],
    [['pool', 'unknown']],
    [['pool unknown']],
    [['POOLUNKNOWN']],
    [['POOL_UNKNOWN:']],
  ])('%j is POOL_UNKNOWN', async (words) => {
    const { status, stdout } = await tenancy(['explain', ...words]);
    expect([status, stdout.split('\n', 1)[0]]).toEqual([0, 'POOL_UNKNOWN error']);
  });

  test.each(ALL_CODES)('%s has a page in lines that are easy to read', async (code) => {
    const { status, stdout } = await tenancy(['explain', code]);
    expect(status).toBe(0);
    const unwrapped = stdout.replaceAll(/\s+/g, ' ');
    expect(unwrapped).toContain(`${code} ${CODES[code].severity} ${CODES[code].summary} `);
    expect(unwrapped).toContain(CODES[code].cause);
    expect(unwrapped).toContain(`fix: ${CODES[code].fix}`);
    const prose = stdout.split('\n').filter((line) => !line.startsWith('    '));
    for (const line of prose) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('shows the files of an example with their names', async () => {
    const { stdout } = await tenancy(['explain', 'include_key']);
    expect(stdout).toMatch(
      /\n\ntenants\.yaml\n\n {4}apiVersion.*\n\ntenants\.d\/vision\.yaml\n\n/s,
    );
  });

  test('where there is no example, it says why', async () => {
    const { stdout } = await tenancy(['explain', 'TENANT_VANISHED']);
    expect(stdout).toMatch(/\n\nThere is no example\. It depends on .*\.\n$/s);
  });

  test('what the right half still warns of is named', async () => {
    const { stdout } = await tenancy(['explain', 'CONTAINER_BOUNDS']);
    expect(stdout).toMatch(/\n\nCONTAINER_BOUND remains, because the example needs it\.\n$/);
  });

  test('a warning comes with the way to accept it, an error does not', async () => {
    const warning = await tenancy(['explain', 'GPU_ZERO']);
    expect(warning.stdout).toContain('    accept: [{ code: GPU_ZERO, why: … }]\n');
    const error = await tenancy(['explain', 'POOL_UNKNOWN']);
    expect(error.stdout).not.toContain('accept');
  });

  test.each([
    ['clusters.gpu-eu', /^clusters\n\nThe clusters by name/],
    ['tiers.gold', /^tiers\n\nNamed defaults/],
  ])('%s is the name of an entry, so the map of entries is explained', async (asked, page) => {
    const { status, stdout, stderr } = await tenancy(['explain', asked]);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(page);
  });

  test('without a code, it lists all with what they mean', async () => {
    const { status, stdout, stderr } = await tenancy(['explain']);
    expect([status, stderr]).toEqual([0, '']);
    const [heading, ...rows] = stdout.trimEnd().split('\n');
    expect(heading).toMatch(/^CODE +SEVERITY +MEANING$/);
    expect(rows.map((row) => row.split(/ {3,}/))).toEqual(
      ALL_CODES.map((code) => [code, CODES[code].severity, CODES[code].summary]),
    );
  });

  test.each([
    [['POOL_UNKNWON'], 'did you mean POOL_UNKNOWN?'],
    [['gpu', 'zer'], 'did you mean GPU_ZERO?'],
    [['42'], 'tenancy explain lists all codes, and tenancy explain tenants the keys of a tenant'],
    [['qouta.gpu'], 'did you mean quota.gpu?'],
    [['platform', 'prefx'], 'did you mean platform.prefix?'],
    [['.'], 'tenancy explain lists all codes, and tenancy explain tenants the keys of a tenant'],
  ])('%j is misuse, with the nearest code or key', async (words, help) => {
    expect(await tenancy(['explain', ...words])).toEqual({
      status: 2,
      stdout: '',
      stderr: `error: there is no code or key ${JSON.stringify(words.join(' '))}; ${help}\n`,
    });
  });

  test('colours go to a terminal only', async () => {
    const { stdout } = await tenancy(['explain', 'GPU_ZERO'], { terminal: true });
    expect(stdout).toContain('\x1b[33mwarning\x1b[39m');
    const plain = await tenancy(['explain', 'GPU_ZERO']);
    expect(plain.stdout).not.toContain('\x1b');
  });
});

describe('tenancy explain with a key', () => {
  test('says what it means, what to write, the default, where, and where to read on', async () => {
    const { status, stdout, stderr } = await tenancy(['explain', 'quota.memory']);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toBe(
      [
        'quota.memory',
        '',
        'Memory that all pods together may request, in bytes.',
        '',
        'value    bytes or null',
        'default  40Gi',
        'written  platform.quota.memory, tenants.quota.memory, tiers.NAME.quota.memory,',
        '         sharedServices.NAME.quota.memory, tenants.clusters.NAME.quota.memory,',
        '         tiers.NAME.clusters.NAME.quota.memory,',
        '         sharedServices.NAME.clusters.NAME.quota.memory',
        'docs     section "Total quota" of the reference',
        '',
        'Forms',
        '',
        '    bytes: a number of bytes, 0 or more, with an optional suffix: `Ki`, `Mi`,',
        '      `Gi` and `Ti` are powers of 1024; `k`, `M`, `G` and `T` are powers of',
        '      1000. For example: 200Gi',
        '',
        'Examples',
        '',
        '    memory: 200Gi',
        '',
        'The same name means something else in organizations.NAME.quota.memory,',
        'platform.priorities.NAME.quota.memory, platform.environments.NAME.quota.memory,',
        'tenants.grants.NAME.quota.memory.',
        '',
      ].join('\n'),
    );
  });

  test.each(['quota', 'admins', 'environments'])(
    'of several meanings, explains that of a tenant: %s',
    async (key) => {
      const { stdout } = await tenancy(['explain', key]);
      expect(stdout).toMatch(new RegExp(`^tenants\\.${key}\n`));
      expect(stdout.replaceAll(/\s+/g, ' ')).toContain(`something else in platform.${key},`);
    },
  );

  test('lists the keys of a map, and the words of a closed set', async () => {
    const { stdout } = await tenancy(['explain', 'podSecurity']);
    expect(stdout).toMatch(/^podSecurity\n/);
    expect(stdout).toContain('section "Settings" of the reference');
    expect(stdout).toContain('\n    restricted: also refuses root and added capabilities\n');
    expect(stdout).toContain('\n    standard: The standard that pods must meet.\n');
  });

  test.each([
    ['tenants[0].quota.gpu', 'quota.gpu'],
    ['QUOTA.GPU', 'quota.gpu'],
    ['platform.pools.h100.capacity', 'pools.NAME.capacity'],
    ['pools.capacity', 'pools.NAME.capacity'],
    ['tenants.costCenter', 'tenants.costCenter'],
    ['apiVersion', 'apiVersion'],
  ])('%s is %s', async (asked, name) => {
    const { status, stdout } = await tenancy(['explain', asked]);
    expect([status, stdout.split('\n', 1)[0]]).toEqual([0, name]);
  });

  test('a key that must be there has no default', async () => {
    expect((await tenancy(['explain', 'tenants.name'])).stdout).toMatch(
      /^default {2}none: it is required$/m,
    );
  });
});

describe('the hint', () => {
  const HINT = 'Explain a code with: tenancy explain CODE\n';
  const validate = async (text: string, ...flags: string[]): Promise<string> => {
    const file = put(scratch(), 'tenants.yaml', text);
    return (await tenancy(['validate', ...flags, '-f', file])).stderr;
  };

  test('ends what was found', async () => {
    expect(await validate(WRONG_FLEET)).toMatch(new RegExp(`\n1 error\n${HINT}$`));
    expect(await validate(WARNING_FLEET)).toMatch(new RegExp(`\n1 warning\n${HINT}.* is valid`));
  });

  test('is not there without a finding, or with --quiet', async () => {
    expect(await validate(FLEET)).not.toContain(HINT);
    expect(await validate(WRONG_FLEET, '--quiet')).not.toContain(HINT);
  });

  test('comes once, however often findings are printed', async () => {
    const folder = scratch();
    const file = put(folder, 'tenants.yaml', WARNING_FLEET);
    put(folder, 'dist/platform/roles.k8s.yaml', 'mine\n');
    const { stderr } = await tenancy(['synth', '-f', file, '-o', `${folder}/dist`]);
    expect(stderr).toContain('GPU_ZERO');
    expect(stderr).toContain('FILE_FOREIGN');
    expect(stderr.split(HINT)).toHaveLength(2);
  });
});
