import { FLEET, WRONG_FLEET, put, scratch, tenancy } from '../command';

async function levels(text: string, ...args: string[]) {
  return tenancy(['levels', '-f', put(scratch(), 'tenants.yaml', text), ...args]);
}

describe('tenancy levels', () => {
  test('shows the levels, every tenant with the level it has, and what each would take', async () => {
    const { status, stdout, stderr } = await levels(FLEET);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(
      /^LEVEL +namespace +virtual-cluster \(vcluster\) +virtual-cluster \(kamaji\) +cluster$/m,
    );
    expect(stdout).toMatch(/^control plane +shared; roles/m);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(120);
    expect(stdout).toMatch(/^team-vision +namespace +namespace +\d+ +a team of your own/m);
    expect(stdout).toMatch(
      /^IF ALL TENANTS HAD IT +CPU +MEMORY +STORAGE +OBJECTS +CONTROL PLANES$/m,
    );
    expect(stdout).toContain('No prices are stated, and so no money');
    expect(stdout).toContain('Reckoned with:\n- CoreDNS of a virtual cluster');
  });

  test('shows one tenant with its environments, the advice and its reasons', async () => {
    const { status, stdout } = await levels(FLEET, 'team-vision', '--for', 'customer');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^prod +ml-team-vision-prod +namespace$/m);
    expect(stdout).toMatch(/^virtual-cluster \(vcluster\) \(advised\) +0\.66 +/m);
    expect(stdout).toContain('Advised: virtual-cluster (vcluster)\n- a customer with access');
    expect(stdout).not.toContain('team-search');
  });

  test('prints the same for programs, and the same bytes twice', async () => {
    const args = ['team-vision', '--json', '--needs', 'nodes', 'crds', 'nodes'];
    const [one, two] = [await levels(FLEET, ...args), await levels(FLEET, ...args)];
    expect(one).toEqual(two);
    expect(JSON.parse(one.stdout)).toMatchObject({
      apiVersion: 'cdk8s-tenancy/v1alpha1',
      kind: 'LevelReport',
      question: { tenancy: 'team', needs: ['crds', 'nodes'] },
      prices: null,
      tenants: [{ name: 'team-vision', advice: { choice: 'kamaji' } }],
    });
  });

  test('tells money only with both prices', async () => {
    const { stdout } = await levels(FLEET, '--price-cpu', '0.03', '--price-memory', '0.004');
    expect(stdout).toMatch(/CONTROL PLANES +A MONTH$/m);
    expect(stdout).toMatch(/^namespace +0 +0 +0 +\d+ +0 +0\.00$/m);
    const half = await levels(FLEET, '--price-cpu', '0.03');
    expect([half.status, half.stdout]).toEqual([2, '']);
    expect(half.stderr).toContain('state --price-cpu and --price-memory together');
  });

  const priced = (prices: string): string =>
    FLEET.replace('tenants:', `prices: {currency: EUR, ${prices}}\ntenants:`);

  test('takes the prices of the file, unless flags state others', async () => {
    const { stdout } = await levels(priced('cpu: 0.03, memory: 0.004'));
    const same = await levels(FLEET, '--price-cpu', '0.03', '--price-memory', '0.004');
    const money = (text: string): string[] => text.match(/^.* \d+\.\d\d$/gm) ?? [];
    expect(money(stdout)).toHaveLength(4);
    expect(money(stdout)).toEqual(money(same.stdout));
    expect(stdout).toMatch(/Prices are those of the\s+file, in EUR\./);
    const other = await levels(
      priced('cpu: 0.03, memory: 0.004'),
      ...['--price-cpu', '0.06', '--price-memory', '0.004'],
    );
    expect(money(other.stdout)).not.toEqual(money(stdout));
    expect(other.stdout).not.toContain('those of the');
  });

  test('says what the file lacks for money', async () => {
    const { stdout } = await levels(priced('cpu: 0.03'));
    expect(stdout).toMatch(/does not have one price of a core and one of a GiB/);
    const { status, stderr } = await levels(FLEET, '--price-control-plane', '0.1');
    expect(status).toBe(2);
    expect(stderr).toContain('--price-cpu and --price-memory together with --price-control-plane');
  });

  test.each([
    [['--price-cpu', '-1'], /Write a number, such as 0\.031/],
    [['--node-cpu', '1'], /Write a number above 1/],
    [['--for', 'friend'], /Allowed choices are team, customer/],
    [['--needs', 'root'], /Allowed choices are crds, cluster-admin, nodes/],
    [
      ['--needs', 'nodes', 'team-vision'],
      /A tenant comes before the flag: tenancy levels team-vision --needs nodes\./,
    ],
    [['team-visoin'], /there is no tenant "team-visoin"; did you mean team-vision\?/],
  ])('%j is misuse', async (args, message) => {
    const { status, stdout, stderr } = await levels(FLEET, ...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });

  test('a tenant that is removed has no level', async () => {
    const gone = FLEET.replace('name: team-vision', 'name: team-vision\n    state: removed');
    const { status, stdout, stderr } = await levels(gone, 'team-vision');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('team-vision is removed, so it has no level');
  });

  test('prints nothing but findings if the file has errors', async () => {
    const { status, stdout, stderr } = await levels(WRONG_FLEET);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain('error POOL_UNKNOWN');
  });
});
