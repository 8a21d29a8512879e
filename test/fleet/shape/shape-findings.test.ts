import type { Finding } from '../../../lib';
import { findShapeErrors } from '../../../lib/fleet/shape/shape-errors';
import { shapeFindings } from '../../../lib/fleet/shape/shape-findings';
import { tenancy } from '../../cli/command';

const API = { apiVersion: 'cdk8s-tenancy/v1alpha1' };

function fleet(more: object): object {
  return { ...API, tenants: [], ...more };
}

function tenant(more: object): object {
  return fleet({ tenants: [{ name: 'vision', costCenter: 'ENG-1', ...more }] });
}

function findingsOf(data: unknown): Finding[] {
  return shapeFindings(findShapeErrors(data));
}

/** The only thing that is found. */
function only(data: unknown): Finding {
  const found = findingsOf(data);
  expect(found).toHaveLength(1);
  return found[0]!;
}

function fixOf(data: unknown): string {
  return only(data).fix;
}

function messageOf(data: unknown): string {
  return only(data).message;
}

describe('a fleet of the right shape', () => {
  test.each<[string, object]>([
    ['nothing but what must be there', fleet({})],
    ['a key that is undefined, which says nothing', fleet({ platform: undefined })],
    ['null where it removes something', tenant({ burst: null, network: { apiServer: null } })],
    ['a switch', tenant({ apiAccess: true, network: { internet: false } })],
    ['one pattern, and several', fleet({ include: 'tenants.d/*.yaml' })],
    ['a list of patterns', fleet({ include: ['a.yaml', 'b.yaml'] })],
    ['a number and a map where both may be', tenant({ quota: { gpu: 4 } })],
    ['names of the user’s own choice', tenant({ quota: { gpu: { h100: 4, a100: null } } })],
    [
      'a word, and a map in its place',
      tenant({ network: { dns: 'openshift', internet: { except: [] } } }),
    ],
    ['forms and ranges, which other checks judge', tenant({ name: 'A b', labels: { '?': -1 } })],
    ['a number that is not whole', tenant({ quota: { gpu: 0.5, cpu: NaN } })],
  ])('%s', (_, data) => {
    expect(findingsOf(data)).toEqual([]);
  });
});

describe('the key that is meant', () => {
  test.each([
    ['tolerations', 'Put it under `scheduling`.'],
    ['classes', 'Put it under `storage`.'],
    ['usres', 'Did you mean `users`?'],
    ['Quota', 'Did you mean `quota`?'],
    ['cpu', 'Put it under `quota`.'],
    ['loadBalancers', 'Put it under `objects`.'],
  ])('of a tenant: %s', (key, fix) => {
    expect(fixOf(tenant({ [key]: 1 }))).toBe(fix);
  });

  test('a key that is near to none gets the list of all', () => {
    expect(fixOf(tenant({ network: { reach: 'tenant', vlan: 1 } }))).toBe(
      'Remove it, or use one of: apiServer, default, dns, egress, flows, hosts, ingress, ingressClasses, ' +
        'integrations, internet, reach, tenantPolicies.',
    );
  });

  test('a key of several maps that may be here is shown with all of them', () => {
    expect(fixOf(tenant({ default: 1 }))).toBe(
      'Put it under `network`, `containers` or `guardRails`.',
    );
  });

  test('amounts mean the quota, although others have them as well', () => {
    expect(fixOf(tenant({ memory: 1 }))).toBe('Put it under `quota`.');
    expect(fixOf(tenant({ quota: { limits: { cpu: 1 } } }))).toMatch(/^Set `burst`/);
    expect(fixOf(tenant({ environments: { dev: { limits: {} } } }))).toBe('Put it under `quota`.');
  });

  test('a key that every object has by itself is unknown', () => {
    expect(messageOf(tenant({ constructor: 1 }))).toBe('`constructor` is not a key of a tenant.');
    expect(findingsOf(fleet({ tiers: { constructor: {} } }))).toEqual([]);
  });

  test('a misspelt key is not missing as well, in its own map alone', () => {
    const data = fleet({ tenants: [{ nmae: 'a', costCenter: 'x' }, { costCenter: 'y' }] });
    expect(findingsOf(data).map(({ code, path }) => [code, path])).toEqual([
      ['KEY_UNKNOWN', ['tenants', 0, 'nmae']],
      ['KEY_MISSING', ['tenants', 1]],
    ]);
  });

  test('a key that belongs elsewhere does not stand for one that is missing', () => {
    const data = { ...API, name: 'x', tenants: [{ costCenter: 'x' }] };
    expect(findingsOf(data).map(({ code }) => code)).toEqual(['KEY_UNKNOWN', 'KEY_MISSING']);
  });
});

describe('whose key it is', () => {
  test.each<[object, string]>([
    [fleet({ x1: 1 }), 'the file'],
    [fleet({ platform: { x1: 1 } }), '`platform`'],
    [fleet({ tiers: { small: { x1: 1 } } }), 'a tier'],
    [tenant({ x1: 1 }), 'a tenant'],
    [tenant({ quota: { x1: 1 } }), '`quota`'],
    [tenant({ environments: { dev: { x1: 1 } } }), '`environments.dev`'],
    [tenant({ users: [{ x1: 1 }] }), 'this entry of `users`'],
    [
      tenant({ network: { egress: { db: { ports: [{ port: 1, x1: 1 }] } } } }),
      'this entry of `network.egress.db.ports`',
    ],
  ])('%j', (data, owner) => {
    expect(messageOf(data)).toBe(`\`x1\` is not a key of ${owner}.`);
  });

  test('a shared service is named by what it is', () => {
    const service = { costCenter: 'x', ports: {}, consumers: 'all', x1: 1 };
    expect(messageOf(fleet({ sharedServices: { mlflow: service } }))).toBe(
      '`x1` is not a key of a shared service.',
    );
  });
});

describe('what is missing', () => {
  test.each<[object, string, string]>([
    [{ ...API }, '`tenants` is missing from the file.', 'Write `tenants:`, and below it'],
    [
      fleet({ tenants: [{ name: 'vision' }] }),
      '`costCenter` is missing from the tenant `vision`.',
      'Add `costCenter: …`, so that finance',
    ],
    [
      fleet({ tenants: [{ costCenter: 'x' }] }),
      '`name` is missing from this tenant.',
      'Add `name: …`, a DNS label',
    ],
    [
      tenant({ accept: [{ code: 'GPU_ZERO' }] }),
      '`why` is missing from this entry of `accept`.',
      'Add `why: …`, a reason that still',
    ],
    [
      fleet({ platform: { kinds: [{ resource: 'runs' }] } }),
      '`group` is missing from this entry of `platform.kinds`.',
      'Add `group: …`, such as',
    ],
    [
      fleet({ sharedServices: { mlflow: { costCenter: 'x', ports: {} } } }),
      '`consumers` is missing from the shared service `mlflow`.',
      'Add `consumers: all`, or the names of the tenants that may reach it.',
    ],
    [
      tenant({ network: { flows: { x: { ports: [{}] } } } }),
      '`port` is missing from this entry of `network.flows.x.ports`.',
      'Add `port: …`, such as',
    ],
  ])('%j', (data, message, fix) => {
    const found = only(data);
    expect(found.code).toBe('KEY_MISSING');
    expect(found.message).toBe(message);
    expect(found.fix.startsWith(fix)).toBe(true);
  });
});

describe('what to write where it is missing', () => {
  const service = { costCenter: 'x', ports: {}, consumers: 'all' };
  const without = (map: object, key: string): object =>
    Object.fromEntries(Object.entries(map).filter(([name]) => name !== key));

  test.each<[object, string]>([
    [{ tenants: [] }, 'Add `apiVersion: cdk8s-tenancy/v1alpha1` as the first line.'],
    [
      { ...API },
      'Write `tenants:`, and below it one item for each tenant that starts with `- name:`; `tenants: []` for none.',
    ],
    [fleet({ tenants: [{ costCenter: 'x' }] }), 'Add `name: …`, a DNS label such as `vision`.'],
    [fleet({ tenants: [{ name: 'x' }] }), 'Add `costCenter: …`, so that finance knows who pays.'],
    [
      fleet({ platform: { kinds: [{ group: 'lab.example.com' }] } }),
      'Add `resource: …`, the plural of the kind as in `kubectl api-resources`.',
    ],
    [
      fleet({ platform: { priorityClasses: { x: {} } } }),
      'Add `value: …`, a whole number; pods with a higher one go first.',
    ],
    [
      fleet({ sharedServices: { x: without(service, 'ports') } }),
      'Add the ports that tenants may reach, such as `ports: {http: 8080}`.',
    ],
    [
      fleet({ sharedServices: { x: without(service, 'consumers') } }),
      'Add `consumers: all`, or the names of the tenants that may reach it.',
    ],
    [
      tenant({ accept: [{ code: 'GPU_ZERO' }] }),
      'Add `why: …`, a reason that still makes sense next year.',
    ],
    [
      tenant({ network: { apiServer: {} } }),
      'Add the addresses of the API server, such as `cidrs: [10.0.0.10/32]`.',
    ],
    [tenant({ network: { internet: {} } }), 'Add `except: …`, such as `except: [203.0.113.0/24]`.'],
  ])('%j', (data, fix) => {
    expect(fixOf(data)).toBe(fix);
  });
});

describe('a word that means a boolean elsewhere', () => {
  test.each([
    [true, ['true', 'yes', 'on', 'y', 'Yes', 'TRUE']],
    [false, ['false', 'no', 'off', 'n', 'No', 'FALSE']],
  ])('%s', (value, words) => {
    for (const word of words) {
      expect(fixOf(tenant({ apiAccess: word }))).toBe(`Write \`${value}\`, without quotes.`);
    }
  });
});

describe('a value of a wrong type', () => {
  test.each<[object, string, string]>([
    [
      tenant({ apiAccess: 'On' }),
      'the text `On`, but must be true or false',
      'Write `true`, without quotes.',
    ],
    [tenant({ apiAccess: 'n' }), 'the text `n`', 'Write `false`, without quotes.'],
    [tenant({ apiAccess: 'constructor' }), 'the text `constructor`', 'Write `true` or `false`.'],
    [tenant({ apiAccess: 1 }), '`1`, but must be true or false', 'Write `true` or `false`.'],
    [tenant({ apiAccess: [] }), 'a list, but must be true or false', 'Write `true` or `false`.'],
    [
      tenant({ objects: { jobs: '5' } }),
      'the text `5`, but must be a whole number',
      'Write `5`, without quotes.',
    ],
    [tenant({ objects: { jobs: ' ' } }), 'the text ` `', 'Write a whole number without a unit'],
    [tenant({ objects: { jobs: '5k' } }), 'the text `5k`', 'Write `5000`.'],
    [tenant({ objects: { jobs: '1,000' } }), 'the text `1,000`', 'Write `1000`.'],
    [tenant({ objects: { jobs: 'none' } }), 'the text `none`', 'Write a whole number, or `null`'],
    [tenant({ objects: { jobs: '' } }), 'an empty text', 'Write a whole number without a unit'],
    [
      tenant({ objects: { jobs: true } }),
      '`true`, but must be a whole number',
      'Write a whole number without a unit, such as `64`.',
    ],
    [
      tenant({ quota: 'large' }),
      'the text `large`, but must be a map',
      'Write it as a map, such as `{cpu: 100, memory: 200Gi, gpu: 10}`.',
    ],
    [tenant({ quota: 5 }), '`5`, but must be a map', 'Write it as a map, such as `{cpu:'],
    [tenant({ quota: [] }), 'a list, but must be a map', 'Write it as a map, such as `{cpu:'],
    [
      tenant({ priorities: 'high' }),
      'the text `high`, but must be a list',
      'Write it as a list: `[high]`.',
    ],
    [tenant({ priorities: 5 }), '`5`, but must be a list', 'Write it as a list: `["5"]`.'],
    [
      tenant({ imagePullSecrets: { a: 1 } }),
      'a map, but must be a list',
      'Write it as a list, such as `[registry]`.',
    ],
    [tenant({ priorities: { a: 1 } }), '`1`, but must be a map', 'Write it as a map'],
    [
      tenant({ users: { group: 'a' } }),
      'a map, but must be a list',
      'Put a dash before it, or brackets around it, to make it a list with one entry.',
    ],
    [tenant({ priorities: [5] }), '`5`, but must be text', 'Put it in quotes: "5".'],
    [
      tenant({ contact: {} }),
      'a map, but must be text or a whole number',
      'Write a text or a number, such as `vision@example.com`.',
    ],
    [tenant({ contact: false }), '`false`, but must be text', 'Put it in quotes: "false".'],
    [
      tenant({ podSecurity: 1 }),
      '`1`, but must be text or a map',
      'Use `privileged`, `baseline` or `restricted`.',
    ],
    [tenant({ images: { pullPolicy: 1 } }), '`1`, but must be text', 'Use `Always`.'],
    [
      tenant({ network: { dns: 5 } }),
      '`5`, but must be text or a map',
      'Use `kube-dns`, `node-local`, `gke-cloud-dns` or `openshift`.',
    ],
    [
      tenant({ burst: [] }),
      'a list, but must be text, a whole number or a map',
      'Write a percentage, such as `20%`, or a map such as `{memory: 20%}`.',
    ],
    [
      tenant({ environments: { dev: { share: {} } } }),
      'a map',
      'Write a percentage, such as `30%`.',
    ],
    [
      fleet({ platform: { kubernetesVersion: 1.34 } }),
      '`1.34`, but must be text',
      'Write it as `"1.34"`.',
    ],
    [
      fleet({ tenants: 'vision' }),
      'the text `vision`, but must be a list',
      'Write `tenants:`, and below it',
    ],
    [
      fleet({ tenants: ['vision'] }),
      'the text `vision`, but must be a map',
      'Write each tenant as a map that starts with `- name:`.',
    ],
    [tenant({ users: [5] }), '`5`, but must be text or a map', 'Put it in quotes: "5".'],
    [tenant({ contact: 5n }), '`5`, but must be text', 'Put it in quotes: "5".'],
  ])('%j', (data, message, fix) => {
    const found = only(data);
    expect(found.code).toBe('TYPE_WRONG');
    expect(found.message).toContain(` is ${message}`);
    expect(found.message).toMatch(/^(This|`).* is .*\.$/);
    expect(found.fix.startsWith(fix)).toBe(true);
  });

  test('the file itself', () => {
    for (const data of [null, [], 'hello', 5, undefined]) {
      const found = only(data);
      expect(found.message).toMatch(/^The file is .*, but must be a map\.$/);
      expect(found.fix).toBe(
        'Write it as a map that starts with `apiVersion: cdk8s-tenancy/v1alpha1`.',
      );
    }
  });

  test.each<[object, string, string]>([
    [
      fleet({ tenants: 'vision' }),
      '`tenants` is the text `vision`, but must be a list.',
      'Write `tenants:`, and below it one item for each tenant that starts with `- name:`; `tenants: []` for none.',
    ],
    [
      fleet({ platform: 5 }),
      '`platform` is `5`, but must be a map.',
      'Write it as a map, such as `{prefix: ml, kubernetesVersion: "1.34"}`.',
    ],
    [
      tenant({ users: [{ group: 5 }] }),
      '`group` in this entry of `users` is `5`, but must be text.',
      'Put it in quotes: "5".',
    ],
    [
      fleet({ tiers: { small: [] } }),
      'The tier `small` is a list, but must be a map.',
      'Write it as a map, such as `{quota: {cpu: 40, memory: 160Gi}}`.',
    ],
  ])('is named by its place: %j', (data, message, fix) => {
    expect(only(data)).toMatchObject({ message, fix });
  });

  test('nothing below it is looked at', () => {
    expect(only(tenant({ quota: ['x1'] })).path).toEqual(['tenants', 0, 'quota']);
  });

  test('a long text is cut, and is one line', () => {
    expect(messageOf(tenant({ quota: `${'x'.repeat(50)}\nmore` }))).toContain(
      `\`${'x'.repeat(39)}…\``,
    );
    expect(messageOf(tenant({ quota: 'x'.repeat(40) }))).toContain(`\`${'x'.repeat(40)}\``);
    expect(messageOf(tenant({ quota: 'x'.repeat(41) }))).toContain(`\`${'x'.repeat(39)}…\``);
    expect(messageOf(tenant({ quota: 'a\nb' }))).toContain('`a`');
  });

  test.each<[object, string]>([
    [{ name: 5, costCenter: 'x' }, 'a number'],
    [{ name: true, costCenter: 'x' }, 'a boolean'],
    [{ name: 'a', costCenter: 'x', namespace: 1 }, 'a number'],
  ])('a name that YAML reads as something else: %j', (entry, type) => {
    const found = only(fleet({ tenants: [entry] }));
    expect(found.code).toBe('NAME_AMBIGUOUS');
    expect(found.message).toMatch(new RegExp(`^YAML reads the name \`.+\` as ${type}\\.$`));
    expect(found.fix).toBe('Choose a name that contains a letter and does not mean true or false.');
  });

  test('a prefix is such a name; a namespace that is called is not ours to name', () => {
    expect(only(fleet({ platform: { prefix: 1 } })).code).toBe('NAME_AMBIGUOUS');
    const peer = { network: { ingress: { x: { namespace: 1 } } } };
    expect(only(tenant(peer)).code).toBe('TYPE_WRONG');
    expect(only(tenant({ namespace: [] })).code).toBe('TYPE_WRONG');
  });
});

describe('an amount that is not whole, which YAML keeps as text', () => {
  test.each(['1.5', '-1.5', '.5', '1.5e0', '+0.5', '5e-1'])('%s', (text) => {
    const found = only(tenant({ objects: { jobs: text } }));
    expect(found.code).toBe('QUANTITY_INVALID');
    expect(found.message).toBe(`\`objects.jobs\` is \`${text}\`, but must be a whole number.`);
    expect(found.fix).toBe('Write a whole number without a unit, such as `64`.');
  });

  test('and is not an amount at all where none may be', () => {
    expect(only(tenant({ apiAccess: '1.5' })).code).toBe('TYPE_WRONG');
  });

  test.each(['1.0', '1e1', '1.5x', 'x1.5', '1.5 ', '1..5'])('%s is another mistake', (text) => {
    expect(only(tenant({ objects: { jobs: text } })).code).toBe('TYPE_WRONG');
  });

  test('of devices, with what to do instead', () => {
    expect(fixOf(tenant({ quota: { gpu: '0.5' } }))).toMatch(/^Devices are whole/);
    expect(fixOf(tenant({ quota: { gpu: { h100: '0.5' } } }))).toMatch(/^Devices are whole/);
  });

  test('is right where an amount may be a text', () => {
    expect(findingsOf(tenant({ quota: { cpu: '1.5' } }))).toEqual([]);
  });
});

describe('a key with nothing behind it', () => {
  const INHERITED = 'Give it a value, or remove the key to inherit one.';
  const OWN = 'Give it a value, or remove the key.';

  test.each<[object, string]>([
    [tenant({ quota: null }), INHERITED],
    [tenant({ environments: { dev: { quota: null } } }), INHERITED],
    [fleet({ platform: { network: null } }), INHERITED],
    [fleet({ tiers: { small: { quota: null } } }), INHERITED],
    [fleet({ platform: null }), OWN],
    [fleet({ tiers: null }), OWN],
    [fleet({ tiers: { small: null } }), OWN],
    [tenant({ users: [{ group: null }] }), OWN],
    [fleet({ platform: { kinds: [{ group: 'a.b', resource: 'runs', cap: null }] } }), OWN],
    [fleet({ tenants: [null] }), 'Remove the empty entry.'],
    [tenant({ priorities: [null] }), 'Remove the empty entry.'],
    [tenant({ labels: { a: undefined } }), INHERITED],
  ])('%j', (data, fix) => {
    const found = only(data);
    expect(found.code).toBe('TYPE_WRONG');
    expect(found.fix).toBe(fix);
    expect(found.message).toMatch(fix.startsWith('Remove') ? / is empty, / : / is null, /);
  });

  test.each<[object, RegExp]>([
    [fleet({ tenants: null }), /^Write `tenants:`/],
    [tenant({ costCenter: null }), /^Add `costCenter: …`/],
    [tenant({ network: { apiServer: { cidrs: null } } }), /^Add the addresses of the API server/],
  ])('where it must have a value: %j', (data, fix) => {
    expect(fixOf(data)).toMatch(fix);
  });
});

describe('a word that is not allowed', () => {
  test.each<[object, string, string]>([
    [
      tenant({ podSecurity: 'restriced' }),
      '`podSecurity` cannot be `restriced`.',
      'Did you mean `restricted`? It can be `privileged`, `baseline` or `restricted`.',
    ],
    [
      tenant({ podSecurity: 'open' }),
      '`podSecurity` cannot be `open`.',
      'Use `privileged`, `baseline` or `restricted`.',
    ],
    [
      tenant({ images: { pullPolicy: 'Alway' } }),
      '`images.pullPolicy` cannot be `Alway`.',
      'Did you mean `Always`?',
    ],
    [
      tenant({ images: { pullPolicy: 'Never' } }),
      '`images.pullPolicy` cannot be `Never`.',
      'Use `Always`.',
    ],
    [
      tenant({ namespaces: 'x' }),
      '`namespaces` cannot be `x`.',
      'Use `perEnvironment` or `single`.',
    ],
    [
      tenant({ network: { integrations: ['kubray'] } }),
      'This entry of `network.integrations` cannot be `kubray`.',
      'Did you mean `kuberay`?',
    ],
  ])('%j', (data, message, fix) => {
    const found = only(data);
    expect(found.code).toBe('VALUE_UNKNOWN');
    expect(found.message).toBe(message);
    expect(found.fix.startsWith(fix)).toBe(true);
  });

  test.each<[object, string]>([
    [tenant({ isolation: 'vcluster' }), 'virtual-cluster'],
    [tenant({ isolation: { level: 'virtual' } }), 'virtual-cluster'],
    [tenant({ deploy: { engine: 'argo' } }), 'argocd'],
    [tenant({ deploy: { engine: 'fluxcd' } }), 'flux'],
    [fleet({ platform: { network: { engine: 'k8s' } } }), 'kubernetes'],
  ])('a word of another tool, and never the nearest spelling instead: %j', (data, means) => {
    expect(fixOf(data)).toMatch(new RegExp(`^Did you mean \`${means}\`\\? It can be `));
  });

  test('a word of another tool that means nothing in this place', () => {
    expect(fixOf(tenant({ deploy: { engine: 'vcluster' } }))).toBe('Use `flux` or `argocd`.');
  });

  test('one tenant in the place of a list of them', () => {
    const service = { costCenter: 'x', ports: { http: 80 }, consumers: 'vision' };
    const data = fleet({ sharedServices: { mlflow: service } });
    expect(only(data)).toMatchObject({
      code: 'VALUE_UNKNOWN',
      message: '`consumers` cannot be `vision`.',
      fix: 'Write it as a list: `[vision]`.',
    });
  });

  test('the version of the format has a code of its own', () => {
    expect(only({ apiVersion: 'v1', tenants: [] })).toMatchObject({
      code: 'API_VERSION',
      path: ['apiVersion'],
      fix: 'Use `cdk8s-tenancy/v1alpha1`.',
    });
    const mistyped = { apiVersion: 'cdk8s-tenancy/v1alpha', tenants: [] };
    expect(fixOf(mistyped)).toBe('Did you mean `cdk8s-tenancy/v1alpha1`?');
  });
});

describe('what people bring from elsewhere', () => {
  const peer = (more: object): object => tenant({ network: { egress: { db: more } } });

  test.each<[object, RegExp]>([
    [
      tenant({ network: { engine: 'cilium' } }),
      /under `platform.network`, or under `network` of an entry of `clusters`/,
    ],
    [tenant({ create: {} }), /^Write `create` at the cluster.*under `clusters`/],
    [fleet({ platform: { create: {} } }), /^Write `create` at the cluster/],
    [fleet({ tiers: { small: { slice: {} } } }), /in its entry under `tenants`/],
    [fleet({ clusters: { eu: { slice: {} } } }), /in its entry under `tenants`/],
    [
      fleet({
        clusters: { eu: { create: { managedBy: 'a', class: 'b', namespace: 'c', version: '1' } } },
      }),
      /^It is called `kubernetesVersion` here/,
    ],
    [peer({ host: 'db.example.com' }), /^Write the addresses as `cidr`: .*no host names/],
    [peer({ fqdn: 'db.example.com' }), /no host names/],
    [peer({ ipBlock: {} }), /^It is called `cidr` here/],
    [peer({ podSelector: {} }), /^It is called `pods` here/],
    [peer({ namespaceSelector: {} }), /one `namespace` by its exact name/],
    [tenant({ roles: ['edit'] }), /`admins`, `users`, `viewers` and `deployers`.*`bindings`/],
    [tenant({ rbac: {} }), /`bindings`/],
    [
      tenant({ bindings: { boards: { role: 'board-reader', to: ['users'] } } }),
      /^It is called `clusterRole` here/,
    ],
    [tenant({ members: [] }), /^It is called `users` here/],
    [tenant({ resourceQuota: {} }), /^It is called `quota` here/],
    [tenant({ qutoa: { cpu: 1, storage: '1Ti' } }), /^Did you mean `quota`\?/],
    [tenant({ networkPolicies: {} }), /^It is called `network` here/],
    [tenant({ quota: { 'requests.cpu': 1 } }), /^It is called `cpu` here/],
    [tenant({ quota: { 'nvidia.com/gpu': 1 } }), /^It is called `gpu` here/],
    [tenant({ objects: { pvcMax: 1 } }), /^It is called `persistentVolumeClaims` here/],
    [tenant({ objects: { hpa: 1 } }), /^It is called `horizontalPodAutoscalers` here/],
    [tenant({ users: [{ kind: 'Group' }] }), /^Write `\{user: NAME\}`/],
    [fleet({ kind: 'Tenancy' }), /not an object of Kubernetes/],
    [fleet({ projects: [] }), /^It is called `tenants` here/],
    [
      tenant({ containers: { limitRequestRatio: { cpu: 4 } } }),
      /^It is called `maxLimitRequestRatio`/,
    ],
    [tenant({ containers: { podMin: { cpu: '50m' } } }), /`min` and `defaultRequest`/],
    [tenant({ containers: { pvcMax: '100Gi' } }), /`storage: {maxClaim: 500Gi}`/],
    [tenant({ storage: { pvcMin: '1Gi' } }), /`minClaim`/],
    [tenant({ burst: { 'limits.ephemeral-storage': '20%' } }), /`ephemeralStorage`/],
    [tenant({ quota: { scopes: ['BestEffort'] } }), /an environment of its own/],
    [tenant({ quota: { scopeSelector: {} } }), /an environment of its own/],
    [tenant({ quota: { maxDuration: '5d' } }), /maxGpuPodSeconds/],
    [tenant({ scheduling: { activeDeadlineSeconds: 5 } }), /maxGpuPodSeconds/],
    [tenant({ walltime: '5d' }), /maxGpuPodSeconds/],
    [tenant({ devices: ['rdma/hca'] }), /^Write `extendedResources: \[NAME\]`/],
    [tenant({ network: { ingress: { ssh: { to: { app: 'x' } } } } }), /on this side as `for`/],
    [tenant({ network: { egress: { db: { from: { app: 'x' } } } } }), /on this side as `for`/],
  ])('%j', (data, fix) => {
    expect(fixOf(data)).toMatch(fix);
  });

  test('`for` is what a service calls its consumers, and they are not missing as well', () => {
    const service = { costCenter: 'x', ports: {}, for: ['vision'] };
    expect(fixOf(fleet({ sharedServices: { mlflow: service } }))).toBe(
      'It is called `consumers` here.',
    );
  });

  test.each<[object, RegExp]>([
    [{ claimMin: 1 }, /^Remove it, or use one of: default, /],
    [{ claimMax: 1 }, /^Remove it, or use one of: default, /],
    [{ maxx: 1 }, /^Did you mean `max`\?/],
    [{ pod_max: 1 }, /^Did you mean `podMax`\?/],
    [{ podmax: 1 }, /^Did you mean `podMax`\?/],
    [{ defualtRequests: 1 }, /^Did you mean `defaultRequest`\?/],
    [{ cpu: 1 }, /^Put it under `defaultRequest`, `default`, `min`, `max`, `podMax` or /],
  ])('a word of a key is misspelt, not another one: %j', (containers, fix) => {
    expect(fixOf(tenant({ containers }))).toMatch(fix);
  });

  test.each<[object, RegExp]>([
    [{ containers: { maxGpusPerPod: 1 } }, /^Put it under `scheduling`, not under `containers`/],
    [{ quota: { burst: 1 } }, /^Indent it less: `burst` is written beside `quota`/],
    [{ environments: { dev: { tier: 'x' } } }, /^Indent it less.* beside `environments`/],
    [
      { environments: { dev: { quota: { objects: {} } } } },
      /^Indent it less.* beside `quota`, not under it/,
    ],
  ])('a key that another map of the same tenant knows: %j', (data, fix) => {
    expect(fixOf(tenant(data))).toMatch(fix);
  });

  test.each<[object, string]>([
    [
      fleet({ platform: { prices: { currency: 'EUR', pools: { h100: 2.5 } } } }),
      '`prices` is beside `platform`',
    ],
    [
      fleet({ platform: { organizations: { research: {} } } }),
      '`organizations` is beside `platform`',
    ],
    [fleet({ platform: { tenants: [] } }), '`tenants` is beside `platform`'],
    [tenant({ sharedServices: {} }), '`sharedServices` is beside `tenants`'],
  ])('a key of the file itself, written inside: %j', (data, says) => {
    expect(fixOf(data)).toBe(`Write it without indentation: ${says}, not under it.`);
  });

  test('a key of the file itself whose value does not fit there is another one', () => {
    expect(fixOf(fleet({ platform: { prices: 3 } }))).not.toMatch(/indentation/);
  });

  test.each<[object, string]>([
    [
      { pods: { runtimeClass: 'gvisor', labels: { a: 'b' } } },
      'Write what it holds where it belongs: `runtimeClass` under `scheduling`, `labels` beside it.',
    ],
    [
      { pods: { cpu: 4, security: 'restricted' } },
      'What pods get is in `containers`, `podSecurity` and `scheduling`; `quota.pods` is how many there may be.',
    ],
    [{ pods: 10 }, 'Put it under `quota`.'],
    [
      { workloads: { tolerations: ['spot'] } },
      'Write what it holds where it belongs: `tolerations` under `scheduling`.',
    ],
  ])('a map that has no home here is judged by what it holds: %j', (data, fix) => {
    expect(fixOf(tenant(data))).toBe(fix);
    expect(fixOf(tenant({ environments: { dev: data } }))).toBe(fix);
  });

  test.each<[object, string, string]>([
    [tenant({ xyz: 1 }), 'tenants', 'a tenant'],
    [tenant({ environments: { dev: { xyz: 1 } } }), 'environments', '`environments.dev`'],
    [fleet({ platform: { xyz: 1 } }), 'platform', '`platform`'],
    [fleet({ tiers: { small: { xyz: 1 } } }), 'tiers', 'a tier'],
    [
      fleet({
        sharedServices: {
          store: { costCenter: 'X', ports: { http: 80 }, consumers: 'all', xyz: 1 },
        },
      }),
      'sharedServices',
      'a shared service',
    ],
    [tenant({ guardRails: { xyz: 1 } }), 'guardRails', '`guardRails`'],
    [fleet({ clusters: { eu: { xyz: 1 } } }), 'clusters', '`clusters.eu`'],
  ])('so many keys that nobody reads them are listed by a command: %j', async (data, key, of) => {
    const [, asked, count, whose] =
      /^Remove it: `tenancy explain (.+)` lists the (\d+) keys of (.+)\.$/.exec(fixOf(data))!;
    expect([asked, whose]).toEqual([key, of]);
    const { status, stdout } = await tenancy(['explain', asked!]);
    const listed = stdout
      .split('\nKeys\n\n')[1]!
      .split('\n\n')[0]!
      .match(/^ {4}\w+: /gm);
    expect([status, listed!.length]).toEqual([0, Number(count)]);
  });
});

describe('what is meant', () => {
  const port = (value: unknown): object =>
    tenant({ network: { apiServer: { cidrs: ['10.0.0.10/32'], ports: [value] } } });

  test.each<[object, string]>([
    [port('443-450'), 'Write each port as a number of its own, such as `443`.'],
    [port('53/UDP'), 'Write each port as a number of its own, such as `443`.'],
    [port('443/tcp'), 'Write `443`.'],
    [port('http'), 'Write the number of the port on which the pods listen, such as `443`.'],
    [tenant({ quota: { gpu: 'h100' } }), 'Say how many devices of that pool, such as `{h100: 4}`.'],
    [tenant({ quota: { gpu: '4x H100' } }), 'Write `{h100: 4}`.'],
    [tenant({ quota: { gpu: 'h100=4' } }), 'Write `{h100: 4}`.'],
    [tenant({ quota: { gpu: '4 gpus' } }), 'Write `4`.'],
    [
      tenant({ scheduling: { maxGracePeriodSeconds: '10m' } }),
      'Write `600`: it is counted in seconds.',
    ],
    [tenant({ environments: { prod: false } }), 'Write `prod: null` to leave it out.'],
    [tenant({ network: { ingress: { nginx: 'off' } } }), 'Write `nginx: null` to leave it out.'],
    [
      fleet({ platform: { environments: { dev: false, prod: { share: 100 } } } }),
      'Remove the line to leave it out.',
    ],
    [tenant({ labels: 'team=vision' }), 'Write `{team: vision}`.'],
    [tenant({ labels: ['a=b', 'c: d'] }), 'Write `{a: b, c: d}`.'],
    [tenant({ accept: ['GPU_ZERO'] }), 'Add the reason: `{code: GPU_ZERO, why: …}`.'],
    [tenant({ admins: '-alice' }), 'Put a space after the dash: `- alice`.'],
    [fleet({ tenants: { '-name': 'a' } }), 'Put a space after the dash: `- name: a`.'],
    [tenant({ admins: 'a, b' }), 'Write it as a list: `[a, b]`.'],
    [
      tenant({ network: { hosts: '*.a.example.com' } }),
      'Write it as a list: `["*.a.example.com"]`.',
    ],
    [
      tenant({ scheduling: { tolerations: [{ key: 'dedicated', value: 'vision' }] } }),
      'Write the taint alone: `dedicated=vision`.',
    ],
    [
      tenant({ scheduling: { tolerations: [{ key: 'spot', operator: 'Exists' }] } }),
      'Write the taint alone: `spot`.',
    ],
    [
      tenant({ network: { egress: { db: { cidr: ['10.0.0.0/24', '10.1.0.0/24'] } } } }),
      'Each entry takes one `cidr`: write an entry of `egress` for each of them.',
    ],
    [
      tenant({ network: { egress: { db: { cidr: ['10.0.0.0/24'] } } } }),
      'Write it alone, not as a list: `"10.0.0.0/24"`.',
    ],
    [
      tenant({ imagePullSecrets: [{ name: 'registry' }] }),
      'Write it alone, not as a map: `registry`.',
    ],
    [
      fleet({ sharedServices: { a: { costCenter: 'x', ports: [8080], consumers: 'all' } } }),
      'Give each port a name, such as `{http: 8080}`.',
    ],
    [
      fleet({
        sharedServices: {
          a: { costCenter: 'x', ports: {}, consumers: [{ tenant: 'vision', environment: 'prod' }] },
        },
      }),
      'Write the tenant alone: `vision`. All of its environments may call the service.',
    ],
  ])('%j', (data, fix) => {
    expect(fixOf(data)).toBe(fix);
  });
});
