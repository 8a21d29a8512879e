import { put, scratch, tenancy } from '../command';

const FLEET = `\
apiVersion: cdk8s-tenancy/v1alpha1
platform:
  prefix: ml
  clusterRanges: {pods: [10.244.0.0/16]}
  network:
    ingress: {metrics: {namespace: monitoring, ports: [9090]}}
    apiServer: {cidrs: [10.0.0.10/32], ports: [6443]}
sharedServices:
  mlflow: {costCenter: P-1, ports: {http: 5000}, consumers: [vision]}
tenants:
  - name: vision
    costCenter: E-1
    network:
      default: flowsOnly
      flows: {collect: {from: {role: data-collector}, to: {workload: ai}, ports: [80]}}
  - {name: speech, costCenter: E-2, network: {internet: false}}
`;

let file: string;
beforeAll(async () => {
  file = put(scratch(), 'tenants.yaml', FLEET);
  expect((await tenancy(['synth', '-q', '-f', file])).status).toBe(0);
});

/** The text without its line breaks inside of paragraphs. */
const flat = (text: string): string => text.replace(/\n(?!- |No|$)(?: {2})?/g, ' ');

const reach = (...args: string[]) => tenancy(['reach', '-f', file, ...args]);

describe('tenancy reach', () => {
  test('says yes with the policies and rules of both ends, and ends with 0', async () => {
    const { status, stdout, stderr } = await reach(
      'ml-vision-prod/role=data-collector',
      'ml-vision-prod/workload=ai',
      '--port',
      '80',
    );
    expect([status, stderr]).toEqual([0, '']);
    const text = flat(stdout);
    expect(text).toMatch(/^Yes: ml-vision-prod\/role=data-collector reaches .+ on TCP 80\.$/m);
    expect(text).toMatch(
      /^- leaving .+: allowed by NetworkPolicy allow-flow-collect-from of ml-vision-prod, spec\.egress\[0\] \(tenants\/vision\/prod\.k8s\.yaml:\d+\)$/m,
    );
    expect(text).toMatch(/^- arriving at .+: allowed by NetworkPolicy allow-flow-collect-to of /m);
  });

  test('says no with what closes it and what would open it, and ends with 1', async () => {
    const { status, stdout } = await reach('ml-vision-prod', 'ml-speech-prod', '-p', '443');
    const text = flat(stdout);
    expect(status).toBe(1);
    expect(text).toMatch(/^No: ml-vision-prod does not reach ml-speech-prod on TCP 443\.$/m);
    expect(text).toMatch(/leaving ml-vision-prod: closed by NetworkPolicy default-deny/);
    expect(text).toMatch(/arriving at ml-speech-prod: closed by NetworkPolicy default-deny/);
    expect(text).toMatch(
      /To open it: network\.egress of the tenant vision \(prod\) with tenant: speech, and network\.ingress of the tenant speech \(prod\) with tenant: vision/,
    );
  });

  test.each([
    ['a namespace, in part', ['ml-vision-prod', 'ml-vision-prod'], 0, /^In part: .+ on TCP 80,/],
    ['DNS, on its ports', ['ml-vision-prod', 'dns'], 0, /^Yes: .+ on TCP 53, UDP 53\./],
    ['the Internet', ['ml-vision-prod', 'internet'], 0, /^Yes: .+ on all ports\./],
    [
      'no Internet',
      ['ml-speech-prod', 'internet'],
      1,
      /network\.internet: true of the tenant speech/,
    ],
    ['no metadata service', ['ml-vision-prod', 'metadata'], 1, /Leave it closed/],
    ['no API server', ['ml-vision-prod', 'api-server'], 1, /apiAccess: true of the tenant vision/],
    ['no private address', ['ml-vision-prod', 'private'], 1, /^No: /],
    ['a shared service', ['ml-vision-prod', 'ml-mlflow'], 0, /on TCP 5000\./],
    [
      'no service that it does not consume',
      ['ml-speech-prod', 'ml-mlflow'],
      1,
      /mlflow\.consumers names speech/,
    ],
    ['a scraper', ['monitoring', 'ml-speech-prod'], 0, /on TCP 9090\./],
    ['no other port of it', ['monitoring', 'ml-speech-prod', '-p', '8080'], 1, /network\.ingress/],
    ['an address', ['ml-vision-prod', '192.0.2.7', '-p', '53/udp'], 0, /on UDP 53\./],
    ['no range of pods', ['ml-vision-prod', '10.244.0.0/16'], 1, /cidr: 10\.244\.0\.0\/16/],
    [
      'no flow of the wrong pods',
      ['ml-vision-prod/app=x', 'ml-vision-prod/workload=ai'],
      1,
      /network\.flows/,
    ],
    ['no other environment', ['ml-speech-dev', 'ml-speech-prod'], 1, /network\.reach: tenant/],
  ])('knows %s', async (_, args, status, text) => {
    const found = await reach(...args);
    expect(flat(found.stdout)).toMatch(text);
    expect([found.status, found.stderr]).toEqual([status, '']);
  });

  test('prints the same for programs', async () => {
    const { stdout } = await reach('ml-vision-prod', 'dns', '--json');
    expect(JSON.parse(stdout)).toEqual({
      from: 'ml-vision-prod',
      to: 'dns',
      asked: ['TCP 53', 'UDP 53'],
      reachable: true,
      extent: 'all',
      open: ['TCP 53', 'UDP 53'],
      by: [
        {
          direction: 'egress',
          effect: 'allows',
          kind: 'NetworkPolicy',
          namespace: 'ml-vision-prod',
          name: 'allow-dns',
          rule: 'spec.egress[0]',
          file: 'tenants/vision/prod.k8s.yaml',
          line: expect.any(Number),
        },
      ],
      parts: [
        {
          from: ['ml-vision-prod, all pods'],
          to: ['kube-system/k8s-app=kube-dns'],
          open: ['TCP 53', 'UDP 53'],
        },
      ],
      advice: [],
      unknown: [],
      unread: [],
      notes: [],
    });
  });

  test('reads manifests of others, says what it cannot read, and asks about a misspelt namespace', async () => {
    const folder = scratch();
    put(
      folder,
      'mine/policies.yaml',
      `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: deny, namespace: shop}
spec: {podSelector: {}, policyTypes: [Ingress]}
---
apiVersion: projectcalico.org/v3
kind: GlobalNetworkPolicy
metadata: {name: all}
spec: {}
`,
    );
    const output = ['-o', `${folder}/mine`];
    const { status, stdout } = await tenancy(['reach', 'default', 'shopp', ...output]);
    expect(status).toBe(0);
    const text = stdout.replace(/\n/g, ' ');
    expect(text).toContain('Not read: 1 GlobalNetworkPolicy of projectcalico.org, which may close');
    expect(text).toContain('did you mean shop?');
  });

  test.each([
    [['ml-vision-prod'], 'name both ends'],
    [['ml-vision-prod', 'Not_A_Name'], 'is not an end'],
    [['ml-vision-prod', 'dns', '-p', 'https'], 'is not a port'],
    [['ml-vision-prod/app', 'dns'], 'is not a label'],
    [['ml-vision-prod', 'dns', '-o', 'nowhere'], 'there is no folder nowhere'],
    [['ml-vision-prod', 'dns', '-c', 'eu'], 'the file names no clusters'],
  ])('ends with 2 for %j', async (args, message) => {
    const { status, stdout, stderr } = await reach(...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });
});
