import { parse } from 'yaml';
import { type DataMap, mergeOnto } from '../../../lib/fleet/model/layers';
import type {
  FleetProps,
  NetworkProps,
  PeerProps,
  TenantEntry,
} from '../../../lib/fleet/model/props';
import { API_VERSION, resolve } from '../../../lib/fleet/resolve';

const found = (parts: Omit<FleetProps, 'apiVersion'>) => {
  const { fleet, findings } = resolve({ apiVersion: API_VERSION, ...parts });
  expect(fleet).toBeDefined();
  return findings.all.filter(({ code }) => code === 'WAY_ONE_SIDED');
};

const pair = (
  vision: Partial<TenantEntry>,
  speech: Partial<TenantEntry> = {},
): [TenantEntry, TenantEntry] => [
  { name: 'vision', costCenter: 'ENG-1', ...vision },
  { name: 'speech', costCenter: 'ENG-2', ...speech },
];

const to = (namespace: string, more: PeerProps = {}): NetworkProps => ({
  egress: { other: { namespace, ...more } },
});

const byName = (more: PeerProps = {}): NetworkProps => ({
  egress: { other: { tenant: 'speech', ...more } },
});

const A = { app: 'a' };
const B = { 'example.com/part': 'b-1' };

const single = { namespaces: 'single' } as const;

test.each<[string, [TenantEntry, TenantEntry]]>([
  ['a way out', pair({ ...single, network: to('speech-prod', { ports: [80] }) })],
  ['a way in', pair({ ...single, network: { ingress: { other: { namespace: 'speech-dev' } } } })],
  [
    'a range of ports, and other protocols',
    pair(
      {
        ...single,
        network: to('speech', {
          ports: [
            { port: 1, endPort: 9 },
            { port: 53, protocol: 'UDP' },
          ],
        }),
      },
      single,
    ),
  ],
  ['one environment of several', pair({ environments: { prod: { network: to('speech-prod') } } })],
  ['some pods to others', pair({ ...single, network: to('speech-prod', { pods: A, for: B }) })],
  ['one environment by name', pair({ network: byName({ environment: 'prod', ports: ['http'] }) })],
  ['all environments by name', pair({ network: byName({ pods: A, for: { n: 'true' } }) })],
  [
    'one environment by name, to a single one',
    pair({ environments: { dev: { network: byName() } } }, single),
  ],
  [
    'a way in by name',
    pair({ ...single, network: { ingress: { other: { tenant: 'speech', environment: 'dev' } } } }),
  ],
])('the fix for %s can be pasted back, and opens the way', (_what, [vision, speech]) => {
  const [item, ...others] = found({ tenants: [vision, speech] });
  expect(others).toEqual([]);
  const [, text] = /^Add to the tenant `speech`: `(.+)`\.$/.exec(item!.fix)!;
  const patch = parse(`{${text}}`) as Partial<TenantEntry>;
  const fixed = mergeOnto(
    JSON.parse(JSON.stringify(speech)) as DataMap,
    patch,
  ) as unknown as TenantEntry;
  expect(found({ tenants: [vision, fixed] })).toEqual([]);
});

test.each<[string, Omit<FleetProps, 'apiVersion'>]>([
  [
    'both sides are open',
    {
      tenants: pair(
        { ...single, network: to('speech') },
        { ...single, network: { ingress: { x: { namespace: 'vision' } } } },
      ),
    },
  ],
  [
    'the other side is open to a range of addresses, which may be that of the pods',
    {
      tenants: pair(
        { ...single, network: to('speech') },
        { ...single, network: { ingress: { x: { cidr: '10.0.0.0/8' } } } },
      ),
    },
  ],
  [
    'admins of the other side write policies of their own',
    {
      tenants: pair(
        { ...single, network: to('speech') },
        { ...single, network: { tenantPolicies: true } },
      ),
    },
  ],
  [
    'the tenant has one reach',
    {
      tenants: [
        {
          name: 'a',
          costCenter: 'E',
          network: { reach: 'tenant' },
          environments: { dev: { network: to('a-prod') } },
        },
      ],
    },
  ],
  [
    'a shared service lets in its consumers by itself',
    {
      sharedServices: { mlflow: { costCenter: 'P', ports: { http: 80 }, consumers: 'all' } },
      tenants: pair({ network: to('mlflow') }),
    },
  ],
  [
    'both sides name each other',
    {
      tenants: pair(
        { network: byName({ for: A, ports: [80] }) },
        {
          network: {
            ingress: { x: { tenant: 'vision', pods: A, ports: [{ port: 1, endPort: 99 }] } },
          },
        },
      ),
    },
  ],
  [
    'one side names a tenant, and the other one a namespace',
    {
      tenants: pair(
        { ...single, network: byName() },
        { ...single, network: { ingress: { x: { namespace: 'vision', ports: ['http'] } } } },
      ),
    },
  ],
  [
    'the other side is given up as a whole',
    { tenants: pair({ network: to('speech-prod') }, { state: 'removed' }) },
  ],
  [
    'a name leads to the tenant that had it before',
    {
      tenants: pair(
        { network: byName() },
        { name: 'asr', renamedFrom: 'speech', network: { ingress: { x: { tenant: 'vision' } } } },
      ),
    },
  ],
  ['the peer is no namespace of the fleet', { tenants: pair({ network: to('monitoring') }) }],
])('no finding where %s', (_what, parts) => {
  expect(found(parts)).toEqual([]);
});

test('environments of one tenant that do not share their reach are told apart', () => {
  const tenant: TenantEntry = {
    name: 'a',
    costCenter: 'E',
    environments: { dev: { network: to('a-prod') } },
  };
  expect(found({ tenants: [tenant] })).toHaveLength(1);
});

test('what all environments of both sides need is one entry', () => {
  const [item] = found({ tenants: pair({ network: byName({ ports: [80] }) }) });
  expect(item!.message).toBe(
    '`other` leads from `dev` of `vision` to `speech`, which does not let it in.',
  );
  expect(item!.fix).toBe(
    'Add to the tenant `speech`: `network: {ingress: {vision: {tenant: vision, ports: [80]}}}`.',
  );
});

test.each<[string, PeerProps, PeerProps]>([
  ['other ports', { ports: [80, 81] }, { ports: [{ port: 82, endPort: 90 }] }],
  ['another protocol', { ports: [80] }, { ports: [{ port: 80, protocol: 'UDP' }] }],
  ['other pods', { for: A }, { pods: { app: 'b' } }],
  ['only some that are not called', { pods: A }, { for: { app: 'b' } }],
])('a side that lets in %s is told apart from one that lets in nobody', (_what, out, into) => {
  const items = found({
    tenants: pair(
      { ...single, network: to('speech', out) },
      { ...single, network: { ingress: { x: { namespace: 'vision', ...into } } } },
    ),
  });
  expect(items.map(({ message }) => message)).toEqual([
    '`other` leads from `all` of `vision` to `all` of `speech`, which lets in other pods or ports only.',
    '`x` lets `all` of `vision` into `all` of `speech`, but its way out to there is for other pods or ports.',
  ]);
});
