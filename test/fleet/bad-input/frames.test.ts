import { join } from 'node:path';
import { readFleet } from '../../../lib/fleet/load';
import { formatFindings } from '../../../lib/findings/print/frame-list';
import { folderWith } from '../reading/folder';
import { API, type Files, TENANTS, tenant, tier } from './bad-input';

/** What a person reads, whole. */
function printed(input: string | Files): string {
  const folder = folderWith(typeof input === 'string' ? { 'tenants.yaml': input } : input);
  const { findings, sources } = readFleet(join(folder, 'tenants.yaml'));
  return `\n${formatFindings(findings, { sources }).replaceAll(`${folder}/`, '')}\n`;
}

test('a misspelt key: the place, the line with the one before it, the reason, the fix, the count', () => {
  expect(printed(tenant('qouta: { cpu: 10 }'))).toBe(`
tenants.yaml:5:5 error KEY_UNKNOWN
  4 |     costCenter: ENG-1
> 5 |     qouta: { cpu: 10 }
    |     ^^^^^
  \`qouta\` is not a key of a tenant.
  fix: Did you mean \`quota\`?

1 error
`);
});

test('a mistake in a tier is shown in the tier, and once', () => {
  expect(printed(tier('quota:\n  cpu: 0.2'))).toBe(`
tenants.yaml:5:12 error QUOTA_BELOW_CONTAINER
  4 |     quota:
> 5 |       cpu: 0.2
    |            ^^^
  \`dev\` of \`speech\` gets 60m of \`cpu\`, less than the 100m that one container requests by default.
  fix: Raise \`cpu\` or the environment's share, lower the default request, or leave the environment out with \`dev: null\`.

1 error
`);
});

test('errors and warnings of several files, each with lines of its own, in the order of the files', () => {
  const files = {
    'tenants.yaml': `${API}include: tenants.d/*.yaml\n${TENANTS}`,
    'tenants.d/a.yaml': `# Owner: speech\ntenants:\n  - name: speech\n    costCenter: ENG-2\n    objects: { loadBalancers: 2 }\n    network: { ingress: { clients: { cidr: 192.0.2.0/24 } } }\n`,
    'tenants.d/b.yaml': `tenants:\n  - { name: vision, costCenter: ENG-1 }\n`,
  };
  expect(printed(files)).toBe(`
tenants.d/a.yaml:5:31 warning LOADBALANCER_NODEPORTS
  4 |     costCenter: ENG-2
> 5 |     objects: { loadBalancers: 2 }
    |                               ^
  Load balancers are granted, but no node ports: only Services with \`allocateLoadBalancerNodePorts: false\` are accepted.
  fix: Grant as many \`nodePorts\`, or tell the tenant about that field.

tenants.d/b.yaml:2:13 error TENANT_DUPLICATE
  1 | tenants:
> 2 |   - { name: vision, costCenter: ENG-1 }
    |             ^^^^^^
  Another tenant is already called \`vision\`. That entry is at tenants.yaml:4.
  fix: Rename one of them, or merge the two entries.

1 error, 1 warning
`);
});

test('a file that is not there has no lines to show', () => {
  expect(printed({})).toMatch(
    /^\ntenants\.yaml error FILE_UNREADABLE\n {2}`.*tenants\.yaml` cannot be read: no such file\.\n {2}fix: /,
  );
});

test('two hundred mistakes: twenty are shown, the rest is counted', () => {
  const tenants = Array.from({ length: 200 }, (_, index) => `  - { name: t${index} }\n`).join('');
  const text = printed(`${API}tenants:\n${tenants}`);
  expect(text.match(/KEY_MISSING/g)).toHaveLength(20);
  expect(text).toContain('… and 180 more errors\n\n200 errors\n');
});
