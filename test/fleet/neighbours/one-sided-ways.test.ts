import { parse } from 'yaml';
import { mergeOnto } from '../../../lib/fleet/model/layers';
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
])('the fix for %s can be pasted back, and opens the way', (_what, [vision, speech]) => {
  const [item, ...others] = found({ tenants: [vision, speech] });
  expect(others).toEqual([]);
  const [, text] = /^Add to the tenant `speech`: `(.+)`\.$/.exec(item!.fix)!;
  const patch = parse(`{${text}}`) as Partial<TenantEntry>;
  const fixed = { ...speech, ...mergeOnto({}, patch) } as TenantEntry;
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
