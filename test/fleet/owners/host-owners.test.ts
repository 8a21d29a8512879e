import type { FleetProps } from '../../../lib/fleet/model/props';
import { resolve } from '../../../lib/fleet/resolve';

type Tenant = readonly [name: string, ...hosts: string[]];

const fleet = (tenants: readonly Tenant[], more: Partial<FleetProps> = {}): FleetProps => ({
  apiVersion: 'cdk8s-tenancy/v1alpha1',
  ...more,
  platform: { kubernetesVersion: '1.34', namespaces: 'single', ...more.platform },
  tenants: tenants.map(([name, ...hosts]) => ({
    name,
    costCenter: 'x',
    ...(hosts.length === 0 ? {} : { network: { hosts } }),
  })),
});

const clashesOf = (input: FleetProps) =>
  resolve(input).findings.all.filter(({ code }) => code === 'HOST_CLASH');

/** The tenants after they did what the first fix says. */
function fixed(tenants: readonly Tenant[]): Tenant[] {
  const { message, fix } = clashesOf(fleet(tenants))[0]!;
  const [, grant, owner] = /^`(.+?)` is granted to `(.+?)`/.exec(message)!;
  const here = /(?:such as|, and) `([^`]+)`/.exec(fix!)?.[1];
  const there = /^Write `(.+?)` at `(.+?)` instead of `(.+?)`/.exec(fix!);
  return tenants.map(([name, ...hosts]) => [
    name,
    ...hosts.map((host) => {
      if (there !== null && name === there[2] && host === there[3]) return there[1]!;
      return name === owner && host === grant ? (here ?? host) : host;
    }),
  ]);
}

describe('the fix for a host of two tenants', () => {
  test.each<readonly [string, readonly Tenant[]]>([
    [
      'the same host',
      [
        ['a', 'ml.example.com'],
        ['b', 'ml.example.com'],
      ],
    ],
    [
      'a host of two parts',
      [
        ['a', 'example.com'],
        ['b', 'example.com'],
      ],
    ],
    [
      'the same wildcard',
      [
        ['a', '*.example.com'],
        ['b', '*.example.com'],
      ],
    ],
    [
      'a host below a wildcard',
      [
        ['a', '*.example.com'],
        ['b', 'ml.example.com'],
      ],
    ],
    [
      'a wildcard above a host',
      [
        ['a', 'ml.example.com'],
        ['b', '*.example.com'],
      ],
    ],
    [
      'a wildcard in a wildcard',
      [
        ['a', '*.example.com'],
        ['b', '*.x.example.com'],
      ],
    ],
    [
      'a path of a host',
      [
        ['a', 'ml.example.com'],
        ['b', 'ml.example.com/b'],
      ],
    ],
    [
      'a host of which another has a path',
      [
        ['a', 'ml.example.com/a'],
        ['b', 'ml.example.com'],
      ],
    ],
    [
      'a path in a path',
      [
        ['a', 'ml.example.com/x'],
        ['b', 'ml.example.com/x/y'],
      ],
    ],
    [
      'a path that is called after the other',
      [
        ['a', 'x.io/b'],
        ['b', 'x.io/b'],
      ],
    ],
    [
      'what a third tenant has',
      [
        ['a', 'x.io'],
        ['c', '*.b.x.io'],
        ['b', 'x.io'],
      ],
    ],
  ])('%s: pasted back, nothing clashes', (_, tenants) => {
    expect(clashesOf(fleet(tenants))).toHaveLength(1);
    expect(clashesOf(fleet(fixed(tenants)))).toEqual([]);
  });
});

test('a host below a wildcard of which no part is free: one of them has to go', () => {
  const tenants: Tenant[] = [
    ['a', '*.example.com'],
    ['b', 'x.a.example.com'],
  ];
  expect(clashesOf(fleet(tenants))[0]!.fix).toBe(
    'Remove it here, or list what `a` needs instead of `*.example.com`.',
  );
});

test('the message names what each of them has, and the level that grants it', () => {
  const ofTier = fleet([['a', '*.example.com'], ['b']], {
    tiers: { gold: { network: { hosts: ['ml.example.com'] } } },
  });
  const tenants = ofTier.tenants!.map((tenant) =>
    tenant.name === 'b' ? { ...tenant, tier: 'gold' } : tenant,
  );
  const [clash] = clashesOf({ ...ofTier, tenants });
  expect(clash).toMatchObject({ path: ['tiers', 'gold', 'network', 'hosts'] });
  expect(clash!.message).toMatch(
    /^`ml\.example\.com` is granted to `b` by the tier `gold`, and `\*\.example\.com` is granted to `a`:/,
  );
  expect(clash!.fix).toMatch(/^Remove it here, and state `hosts` at each tenant instead\.$/);
});

test('a host of the platform, and the tenants that would inherit it', () => {
  const network = { hosts: ['ml.example.com'] };
  const [clash] = clashesOf(fleet([['a'], ['b']], { platform: { network } }));
  expect(clash!.fix).toMatch(/^Remove it here.*`network: {hosts: \["ml\.example\.com\/b"\]}`/);
  const own: Tenant[] = [
    ['a', 'ml.example.com/a'],
    ['b', 'ml.example.com/b'],
  ];
  expect(clashesOf(fleet(own))).toEqual([]);
});
