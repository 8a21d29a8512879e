import { fc } from '../fast-check';
import { CODES, type Code } from '../../lib/findings/codes/codes';
import type { FindingPath } from '../../lib/findings/finding';
import { resolve } from '../../lib/fleet/resolve';
import { parseCidr } from '../../lib/fleet/values/cidr';
import { parseQuantity, quantityProblem } from '../../lib/fleet/values/quantity';
import { placeCheck } from './editor-schema';

const API = 'cdk8s-tenancy/v1alpha1';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 100);

/** A fleet of one tenant, with more in the tenant, and in the fleet. */
function fleet(tenant: object, more: object = {}): object {
  return { apiVersion: API, ...more, tenants: [{ name: 'vision', costCenter: 'ENG-1', ...tenant }] };
}

const TENANT: FindingPath = ['tenants', 0];

/** A value of tenants.yaml whose form the schema and the command judge alike. */
interface Form {
  readonly place: string;
  /** An input with a text in that place. */
  readonly input: (text: string) => object;
  readonly path: (text: string) => FindingPath;
  /** What the command finds where the form is wrong, and nowhere else. */
  readonly codes: readonly Code[];
  readonly examples: readonly string[];
  /** What texts are made of beside their examples. */
  readonly letters: string;
  /** Texts that the command refuses for another reason. */
  readonly others?: readonly string[];
}

const NAMES = ['vision', 'a', 'a-1', 'x'.repeat(63), 'x'.repeat(64), 'on', 'y', '1e3', '0x1f', '123'];
const SPANS = ['2026-01-31', '2026-1-1t0', '0b11', '0o7', 'null', '1e-3', '12-a'];
const SUBDOMAINS = ['fast', 'a.b', 'a-1.b-2.c', 'x'.repeat(253), 'x'.repeat(254), `${'x.'.repeat(126)}x`];
const KEYS = ['team', 'example.com/Team', `a/${'x'.repeat(63)}`, `${'x'.repeat(253)}/a`, 'a_b.c-D'];
const RESOURCES = ['rdma/hca', 'example.com/A_b.c', `${'x'.repeat(244)}/a`, 'a.kubernetes.io/b'];

function name(place: string, input: Form['input'], path: Form['path']): Form {
  const codes: Code[] = ['NAME_INVALID', 'NAME_AMBIGUOUS'];
  return { place, input, path, codes, examples: [...NAMES, ...SPANS], letters: 'abe1-.A_ ' };
}

function label(place: string, code: Code, input: Form['input'], path: Form['path']): Form {
  return { place, input, path, codes: [code], examples: NAMES, letters: 'a1-.A_ ' };
}

function object(place: string, input: Form['input'], path: Form['path']): Form {
  return { place, input, path, codes: ['NAME_INVALID'], examples: SUBDOMAINS, letters: 'a1-.A_ ' };
}

function subject(place: string, key: string, examples: readonly string[]): Form {
  return {
    place,
    input: (text) => fleet({ users: [key === '' ? text : { [key]: text }] }),
    path: () => [...TENANT, 'users', 0, ...(key === '' ? [] : [key])],
    codes: ['SUBJECT_INVALID', 'SUBJECT_FORBIDDEN'],
    examples,
    letters: 'aG1-.:/@ \t\u00e9\u2003',
  };
}

const FORMS: Readonly<Record<string, Form>> = {
  'the name of a tenant': name(
    'TenantEntry/properties/name',
    (text) => fleet({ name: text }),
    () => [...TENANT, 'name'],
  ),
  'the name of an environment': name(
    'PlatformEntry/properties/environments/propertyNames',
    (text) => fleet({}, { platform: { environments: { [text]: { share: '100%' } } } }),
    (text) => ['platform', 'environments', text],
  ),
  'the name of a tier': name(
    'TenantEntry/properties/tier',
    (text) => fleet({}, { tiers: { [text]: {} } }),
    (text) => ['tiers', text],
  ),
  'a prefix': {
    ...name(
      'PlatformEntry/properties/prefix',
      (text) => fleet({}, { platform: { prefix: text } }),
      () => ['platform', 'prefix'],
    ),
    examples: ['', ...NAMES],
  },
  'the name of a service account': name(
    'TenantEntry/properties/serviceAccounts/propertyNames',
    (text) => fleet({ serviceAccounts: { [text]: {} } }),
    (text) => [...TENANT, 'serviceAccounts', text],
  ),
  'the name of a binding': name(
    'TenantEntry/properties/bindings/propertyNames',
    (text) => fleet({ bindings: { [text]: { clusterRole: 'reader', subjects: ['alice'] } } }),
    (text) => [...TENANT, 'bindings', text],
  ),
  'a role that is bound': {
    place: 'BindingProps/properties/clusterRole',
    input: (text) => fleet({ bindings: { x: { clusterRole: text, subjects: ['alice'] } } }),
    path: () => [...TENANT, 'bindings', 'x', 'clusterRole'],
    codes: ['NAME_INVALID'],
    examples: ['reader', 'Boards:edit', '.', '..', '...', 'a/b', 'a%b', 'x'.repeat(253), 'x'.repeat(254)],
    letters: 'aB:./% ',
  },
  "a role of the platform's own": {
    place: 'PlatformEntry/properties/roles/propertyNames',
    input: (text) => {
      const rules = [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }];
      return fleet({}, { platform: { roles: { [text]: { rules } } } });
    },
    path: (text) => ['platform', 'roles', text],
    codes: ['NAME_INVALID'],
    examples: SUBDOMAINS,
    letters: 'a1-.A_ ',
  },
  'a namespace of a tenant': name(
    'TenantEntry/properties/namespace',
    (text) => fleet({ namespaces: 'single', namespace: text }),
    () => [...TENANT, 'namespace'],
  ),
  'the name of a pool': label(
    'PlatformEntry/properties/pools/propertyNames',
    'NAME_INVALID',
    (text) => fleet({}, { platform: { pools: { [text]: { resource: 'nvidia.com/gpu' } } } }),
    (text) => ['platform', 'pools', text],
  ),
  'the name of a flow': label(
    'NetworkProps/properties/flows/propertyNames',
    'NAME_INVALID',
    (text) => fleet({ network: { flows: { [text]: null } } }),
    (text) => [...TENANT, 'network', 'flows', text],
  ),
  'the name of a port': label(
    'SharedServiceEntry/properties/ports/propertyNames',
    'NAME_INVALID',
    (text) => {
      const service = { costCenter: 'ENG-9', ports: { [text]: 80 }, consumers: 'all' };
      return fleet({}, { sharedServices: { mlflow: service } });
    },
    (text) => ['sharedServices', 'mlflow', 'ports', text],
  ),
  'the namespace of a peer': label(
    'PeerProps/properties/namespace',
    'PEER_INVALID',
    (text) => fleet({ network: { ingress: { x: { namespace: text } } } }),
    () => [...TENANT, 'network', 'ingress', 'x', 'namespace'],
  ),
  'the namespace of DNS servers': label(
    'DnsProps/properties/namespace',
    'PEER_INVALID',
    (text) => fleet({ network: { dns: { namespace: text, podLabels: { a: 'b' } } } }),
    () => [...TENANT, 'network', 'dns', 'namespace'],
  ),
  'the namespace of an integration': label(
    'IntegrationProps/properties/namespace',
    'PEER_INVALID',
    (text) => fleet({ network: { integrations: [{ name: 'vault', namespace: text }] } }),
    () => [...TENANT, 'network', 'integrations', 0, 'namespace'],
  ),
  'a scheduler': object(
    'SchedulingProps/properties/runtimeClasses/items',
    (text) => fleet({ scheduling: { runtimeClasses: [text] } }),
    () => [...TENANT, 'scheduling', 'runtimeClasses', 0],
  ),
  'a volume': object(
    'StorageProps/properties/volumes/items',
    (text) => fleet({ storage: { volumes: [text] } }),
    () => [...TENANT, 'storage', 'volumes', 0],
  ),
  'a Secret': object(
    'TenantEntry/properties/imagePullSecrets/items',
    (text) => fleet({ imagePullSecrets: [text] }),
    () => [...TENANT, 'imagePullSecrets', 0],
  ),
  'a DeviceClass': {
    ...object(
      'PoolProps/properties/deviceClass',
      (text) => {
        const pool = { resource: 'example.com/gpu', deviceClass: text };
        return fleet({}, { platform: { pools: { x: pool } } });
      },
      () => ['platform', 'pools', 'x', 'deviceClass'],
    ),
    examples: ['gpu.nvidia.com', 'x'.repeat(63), 'x'.repeat(64), `${'x.'.repeat(31)}x`],
  },
  'a priority class': {
    place: 'TenantEntry/properties/priorities/anyOf/0/items',
    input: (text) => fleet({ priorities: [text] }),
    path: () => [...TENANT, 'priorities', 0],
    codes: ['NAME_INVALID', 'NAME_RESERVED'],
    examples: [...SUBDOMAINS, 'system-node-critical', 'system', 'system.a'],
    letters: 'a1-.A ',
  },
  'a label key': {
    place: 'TenantEntry/properties/labels/propertyNames',
    input: (text) => fleet({ labels: { [text]: 'x' } }),
    path: (text) => [...TENANT, 'labels', text],
    codes: ['LABEL_KEY'],
    examples: [...KEYS, `${'x'.repeat(254)}/a`, `a/${'x'.repeat(64)}`],
    letters: 'a1-.A_/ ',
  },
  'an annotation key': {
    place: 'TenantEntry/properties/annotations/propertyNames',
    input: (text) => fleet({ annotations: { [text]: 'x' } }),
    path: (text) => [...TENANT, 'annotations', text],
    codes: ['LABEL_KEY'],
    examples: [...KEYS, 'Example.COM/Team', `${'X'.repeat(254)}/a`],
    letters: 'a1-.A_/ ',
  },
  'a label value': {
    place: 'PeerProps/properties/pods/additionalProperties',
    input: (text) => fleet({ network: { ingress: { x: { namespace: 'x', pods: { a: text } } } } }),
    path: () => [...TENANT, 'network', 'ingress', 'x', 'pods', 'a'],
    codes: ['LABEL_INVALID'],
    examples: ['', 'a', 'A_b.c-1', 'x'.repeat(63), 'x'.repeat(64)],
    letters: 'a1-.A_/ ',
  },
  'a taint': {
    place: 'SchedulingProps/properties/tolerations/items',
    input: (text) => fleet({ scheduling: { tolerations: [text] } }),
    path: () => [...TENANT, 'scheduling', 'tolerations', 0],
    codes: ['TAINT_INVALID'],
    examples: [...KEYS, 'dedicated=batch', 'a/b=', `a=${'x'.repeat(64)}`, 'a=b=c'],
    letters: 'a1-.A_/= ',
  },
  'a label or an annotation that is granted': {
    place: 'SchedulingProps/properties/metadata/items',
    input: (text) => fleet({ scheduling: { metadata: [text] } }),
    path: () => [...TENANT, 'scheduling', 'metadata', 0],
    codes: ['METADATA_INVALID'],
    examples: [...KEYS, 'karpenter.sh/*', 'a/b*', '*', 'a*', `a/${'x'.repeat(63)}*`, 'a*b', '-a/*'],
    letters: 'a1-.A_/* ',
  },
  'the resource of a pool': {
    place: 'PoolProps/properties/resource',
    input: (text) => fleet({}, { platform: { pools: { x: { resource: text, custom: true } } } }),
    path: () => ['platform', 'pools', 'x', 'resource'],
    codes: ['ACCELERATOR_UNKNOWN'],
    examples: [
      ...RESOURCES,
      'nvidia.com/gpu',
      'requests.example.com/a',
      `${'x'.repeat(245)}/a`,
      'deviceclass.resource.kubernetes.io/gpu.example.com',
      `deviceclass.resource.kubernetes.io/${'x'.repeat(64)}`,
    ],
    letters: 'a1-.A_/ ',
  },
  'a device or huge pages': {
    place: 'TenantEntry/properties/extendedResources/items',
    input: (text) => fleet({ extendedResources: [text] }),
    path: () => [...TENANT, 'extendedResources', 0],
    codes: ['DEVICE_INVALID'],
    examples: [...RESOURCES, 'hugepages-2Mi', 'hugepages-1Gi', 'hugepages-0', 'hugepages-512'],
    letters: 'a1-.A_/MiK',
  },
  'a host': {
    place: 'NetworkProps/properties/hosts/items',
    input: (text) => fleet({ network: { hosts: [text] } }),
    path: () => [...TENANT, 'network', 'hosts', 0],
    codes: ['HOST_INVALID'],
    examples: ['ml.example.com', '*.example.com', '*.com', 'localhost', ...SUBDOMAINS],
    letters: 'a1-.A*/:',
  },
  'a long wildcard': {
    place: 'NetworkProps/properties/hosts/items',
    input: (text) => fleet({ network: { hosts: [text] } }),
    path: () => [...TENANT, 'network', 'hosts', 0],
    codes: ['HOST_INVALID'],
    examples: [`*.a.${'x'.repeat(251)}`, `*.a.${'x'.repeat(252)}`],
    letters: 'a.*',
  },
  'a registry': {
    place: 'ImagesProps/properties/registries/anyOf/0/items',
    input: (text) => fleet({ images: { registries: [text] } }),
    path: () => [...TENANT, 'images', 'registries', 0],
    codes: ['REGISTRY_INVALID'],
    examples: [
      ...['registry.example.com/ml', 'localhost', 'localhost/a', 'localhost:5000/a__b', 'a:1'],
      ...['docker.io/py-torch/a.b', 'library', 'a.b:123456', 'https://a.b', 'a.b/', 'x.y'.repeat(99)],
    ],
    letters: 'a1-.A_/:*',
  },
  'a version of Kubernetes': {
    place: 'PlatformEntry/properties/kubernetesVersion',
    input: (text) => fleet({}, { platform: { kubernetesVersion: text } }),
    path: () => ['platform', 'kubernetesVersion'],
    codes: ['VERSION_INVALID'],
    examples: ['1.30', '1.29', 'v1.34', '1.34.2', '1.034', '1.100', '1.3', '2.0', '1.34.'],
    letters: 'v0123.9',
  },
  'a user': subject('TenantEntry/properties/users/anyOf/0/items', '', [
    ...['alice@example.com', 'user:', 'user:alice', 'Group:ml', 'SERVICEACCOUNT:a/b', 'groups:a'],
    ...['system:masters', 'system:', 'systems', 'arn:aws:iam::1:role/x', '', 'a b', 'oidc:alice'],
  ]),
  'a user in a map': subject('SubjectProps/properties/user', 'user', [
    ...['alice', 'user:alice', 'system:node:a', 'system:serviceaccount:a:b', '', 'a b'],
  ]),
  'a group': subject('SubjectProps/properties/group', 'group', ['ml', 'system:authenticated', 'a b']),
  'a group of viewers': {
    place: 'ViewerProps/properties/group',
    input: (text) => fleet({ viewers: [{ group: text }] }),
    path: () => [...TENANT, 'viewers', 0, 'group'],
    codes: ['SUBJECT_INVALID', 'SUBJECT_FORBIDDEN'],
    examples: ['ml', 'system:authenticated', 'system:authenticated:oauth', 'system:masters', 'a b'],
    letters: 'aG1-.:/@ \t',
  },
  'a service account': subject('SubjectProps/properties/serviceAccount', 'serviceAccount', [
    ...['ci/deployer', 'ci/a.b', 'deployer', 'a/b/c', `${'x'.repeat(63)}/a`, `${'x'.repeat(64)}/a`],
    ...[`a/${'x'.repeat(253)}`, `a/${'x'.repeat(254)}`, '/a', 'a/'],
  ]),
  'a share': {
    place: 'EnvironmentEntry/properties/share',
    input: (text) => fleet({ environments: { prod: { share: text } } }),
    path: () => [...TENANT, 'environments', 'prod', 'share'],
    codes: ['SHARE_INVALID'],
    examples: ['30%', '33.3', '0.5%', '0.5', '0', '0.0%', '.5', '1.1234567', '0.000001%', '012%'],
    letters: '0123.%-5',
  },
  'a burst': {
    place: 'TenantEntry/properties/burst/anyOf/0',
    input: (text) => fleet({ burst: text }),
    path: () => [...TENANT, 'burst'],
    codes: ['BURST_INVALID'],
    examples: ['20%', '0', '0%', '0.0', '0.5%', '0.5', '0.00000001%', '0.00000000', '150', '.5%'],
    letters: '0123.%-5',
  },
  'an API group': {
    place: 'KindProps/properties/group',
    input: (text) => fleet({}, { platform: { kinds: [{ group: text, resource: 'runs' }] } }),
    path: () => ['platform', 'kinds', 0],
    codes: ['KIND_INVALID'],
    examples: SUBDOMAINS,
    letters: 'xz1-.A*',
    others: [''],
  },
  'a plural': {
    place: 'KindProps/properties/resource',
    input: (text) => {
      return fleet({}, { platform: { kinds: [{ group: 'lab.example.com', resource: text }] } });
    },
    path: () => ['platform', 'kinds', 0],
    codes: ['KIND_INVALID'],
    examples: ['runs', 'run1', '1run', 'Runs', 'runs/status', ''],
    letters: 'a1-/A*',
  },
  'a reason': {
    place: 'AcceptProps/properties/why',
    input: (text) => fleet({ accept: [{ code: 'GPU_ZERO', why: text }] }),
    path: () => [...TENANT, 'accept', 0, 'why'],
    codes: ['ACCEPT_INVALID'],
    examples: ['because', '', ' ', '\t', '\u00a0', ' a '],
    letters: ' a\n\u2003',
  },
};

/** Texts near the examples: with some letters more, less or changed. */
function near(examples: readonly string[], letters: string): fc.Arbitrary<string> {
  const letter = fc.constantFrom(...letters);
  const edit = fc.tuple(fc.nat({ max: 260 }), fc.nat({ max: 1 }), fc.option(letter, { nil: '' }));
  const edited = fc
    .tuple(fc.constantFrom(...examples), fc.array(edit, { maxLength: 3 }))
    .map(([text, edits]) =>
      edits.reduce((result, [place, length, inserted]) => {
        const at = place % (result.length + 1);
        return result.slice(0, at) + inserted + result.slice(at + length);
      }, text),
    );
  return fc.oneof(
    { weight: 6, arbitrary: edited },
    { weight: 3, arbitrary: fc.string({ unit: letter, maxLength: 12 }) },
    { weight: 1, arbitrary: fc.string() },
  );
}

/** Both judge texts alike, and the texts are such that both say yes and no. */
function expectSame(
  examples: readonly string[],
  texts: fc.Arbitrary<string>,
  inEditor: (text: string) => boolean,
  byCommand: (text: string) => boolean,
): void {
  const seen = new Set<boolean>();
  fc.assert(
    fc.property(texts, (text) => {
      const isValid = byCommand(text);
      seen.add(isValid);
      return inEditor(text) === isValid;
    }),
    { numRuns: RUNS, examples: examples.map((text) => [text]) },
  );
  expect(seen.size).toBe(2);
}

function findsAt(input: object, path: FindingPath, codes: readonly Code[]): boolean {
  const place = JSON.stringify(path);
  return resolve(input).findings.all.some(
    (item) => codes.includes(item.code) && JSON.stringify(item.path) === place,
  );
}

describe('a text is valid in an editor exactly if the command takes its form', () => {
  test.each(Object.entries(FORMS))('%s', (_, form) => {
    const { place, input, path, codes, examples, letters, others = [] } = form;
    const texts = near(examples, letters).filter((text) => !others.includes(text));
    const byCommand = (text: string): boolean => !findsAt(input(text), path(text), codes);
    expectSame(examples, texts, placeCheck(place), byCommand);
  });

  test('a quantity: how many there are is another question', () => {
    const known = ['100m', '1.5', '.5', '5.', '200Gi', '64G', '1e3', '1E-2', '-1', '-0.0', '+2'];
    const examples = [...known, '200GB', 'Gi', '.', '', '1 Gi', '1Zi', '9'.repeat(65)];
    const texts = near(examples, '01.-+mKiGeE ').filter((text) =>
      [undefined, 'syntax'].includes(quantityProblem(text)),
    );
    for (const key of ['cpu', 'memory', 'pods']) {
      expectSame(examples, texts, placeCheck(`QuotaProps/properties/${key}`), (text) => {
        const quantity = parseQuantity(text);
        return quantity !== undefined && quantity.nano >= 0n;
      });
    }
  });

  test('an address range: which addresses are in it is another question', () => {
    const examples = [
      ...['10.20.0.0/16', '0.0.0.0/0', '255.255.255.255/32', '256.0.0.0/8', '10.0.0.0/33'],
      ...['10.0.0.0', '01.0.0.0/8', 'fd00:1::/64', '::/0', '::1/128', '1::8/129', '1:2/8', '1::'],
      ...['1:2:3:4:5:6:7:8/128', '1:2:3:4:5:6:7/64', '1::2::3/64', '1:2:3:4:5:6:7::/9', ':1::/8'],
      ...['::1.2.3.4/120', '1:2:3:4:5:6:1.2.3.4/128', '::01.2.3.4/9', '1:2:3:4:5::1.2.3.4/8'],
    ];
    // Ranges of IPv4 in the notation of IPv6 are well formed, and refused.
    const isRange = (text: string): boolean =>
      [text, text.replace(/(:.*)\/(9[6-9]|1[01]\d|12[0-8])$/, '$1/9')].some(
        (range) => parseCidr(range) !== undefined,
      );
    const check = placeCheck('PeerProps/properties/cidr');
    expectSame(examples, near(examples, '0123456789abF:./'), check, isRange);
  });
});

describe('a number is valid in an editor exactly if the command takes it', () => {
  const numbers = fc.oneof(
    fc.integer({ min: -5, max: 70000 }),
    fc.constantFrom(0.5, 1.5, 65535, 65536, 2 ** 53 - 1, 2 ** 53, 1e9, 1e9 + 1, -(2 ** 31) - 1),
  );
  const pool = (more: object): object => ({ platform: { pools: { x: more } } });
  const kind = (cap: number): object => ({
    platform: { kinds: [{ group: 'lab.example.com', resource: 'runs', cap }] },
  });

  test.each<[string, string, Code, (value: number) => object, FindingPath]>([
    [
      'GPUs',
      'QuotaProps/properties/gpu/anyOf/0',
      'QUANTITY_INVALID',
      (gpu) => fleet({ quota: { gpu } }, pool({ resource: 'nvidia.com/gpu' })),
      [...TENANT, 'quota', 'gpu'],
    ],
    [
      'the capacity of a pool',
      'PoolProps/properties/capacity',
      'QUANTITY_INVALID',
      (capacity) => fleet({}, pool({ resource: 'nvidia.com/gpu', capacity })),
      ['platform', 'pools', 'x', 'capacity'],
    ],
    [
      'GPUs of a pod',
      'SchedulingProps/properties/maxGpusPerPod',
      'QUANTITY_INVALID',
      (maxGpusPerPod) => fleet({ scheduling: { maxGpusPerPod } }),
      [...TENANT, 'scheduling', 'maxGpusPerPod'],
    ],
    [
      'the cap of a kind',
      'KindProps/properties/cap',
      'QUANTITY_INVALID',
      (cap) => fleet({}, kind(cap)),
      ['platform', 'kinds', 0, 'cap'],
    ],
    [
      'a port',
      'PortValue/anyOf/0',
      'PORT_INVALID',
      (port) => fleet({ network: { egress: { x: { namespace: 'x', ports: [port] } } } }),
      [...TENANT, 'network', 'egress', 'x', 'ports', 0],
    ],
    [
      'the value of a priority class',
      'PriorityClassProps/properties/value',
      'PRIORITY_INVALID',
      (value) => fleet({}, { platform: { priorityClasses: { x: { value } } } }),
      ['platform', 'priorityClasses', 'x', 'value'],
    ],
  ])('%s', (_, place, code, input, path) => {
    const check = placeCheck(place);
    fc.assert(
      fc.property(numbers, (value) => check(value) === !findsAt(input(value), path, [code])),
      { numRuns: RUNS },
    );
  });
});

test('the codes that an editor offers to accept are the warnings', () => {
  const check = placeCheck('AcceptProps/properties/code');
  for (const code of [...Object.keys(CODES), 'GPU_ZER0', 'gpu_zero', '']) {
    expect([code, check(code)]).toEqual([code, CODES[code as Code]?.severity === 'warning']);
  }
});
