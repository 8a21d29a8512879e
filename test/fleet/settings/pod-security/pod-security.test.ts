import type {
  PodSecurityLevel,
  PodSecurityProps,
  TenantEntry,
} from '../../../../lib/fleet/model/props';
import {
  exceptionTexts,
  podSecurityOf,
} from '../../../../lib/fleet/settings/pod-security/exceptions';
import { environmentOf } from '../../resolved';

type PodSecurity = PodSecurityLevel | PodSecurityProps;

/** What an environment says in normal form if the platform, the tenant and the environment state this, in order. */
function resolved(...layers: readonly (PodSecurity | undefined)[]): PodSecurity {
  const [platform, tenant, environment] = layers.map((podSecurity) =>
    podSecurity === undefined ? {} : { podSecurity },
  );
  const entry: Partial<TenantEntry> = { ...tenant, environments: { dev: { ...environment } } };
  return environmentOf('dev', entry, { platform: { ...platform } }).podSecurity;
}

const IPC = { capabilities: ['IPC_LOCK'] } as const;

describe('the normal form', () => {
  test('is a plain word where nothing else is stated', () => {
    expect(resolved()).toBe('baseline');
    expect(resolved('restricted')).toBe('restricted');
    expect(resolved({ standard: 'restricted' })).toBe('restricted');
    expect(resolved({ warn: 'restricted', allow: { capabilities: [], hostIPC: false } })).toBe(
      'baseline',
    );
  });

  test('is a map with every part where an exception or another level is stated', () => {
    expect(resolved({ allow: IPC })).toEqual({
      standard: 'baseline',
      allow: IPC,
      warn: 'restricted',
      audit: 'restricted',
    });
    expect(resolved({ audit: 'privileged' })).toEqual({
      standard: 'baseline',
      allow: {},
      warn: 'restricted',
      audit: 'privileged',
    });
  });

  test('has each exception once and in order, ports by their number', () => {
    const allow = {
      hostPorts: [9000, 80, 9000],
      hostPaths: ['/mnt/b', '/mnt/a', '/mnt/b'],
      hostIPC: true,
      sysctls: [],
    };
    expect(podSecurityOf(resolved({ allow }) as never).allow).toEqual({
      hostPaths: ['/mnt/a', '/mnt/b'],
      hostIPC: true,
      hostPorts: [80, 9000],
    });
  });
});

describe('layers', () => {
  test('a map over a plain word keeps its standard', () => {
    expect(resolved('restricted', { allow: IPC })).toMatchObject({ standard: 'restricted' });
    expect(resolved(undefined, 'restricted', { warn: 'baseline' })).toMatchObject({
      standard: 'restricted',
      warn: 'baseline',
    });
  });

  test('maps merge by key, lists replace, and null removes', () => {
    const below = { standard: 'restricted', allow: { ...IPC, hostPorts: [80] } } as const;
    expect(resolved(below, { warn: 'baseline' }, { allow: { hostPorts: [81] } })).toEqual({
      standard: 'restricted',
      allow: { ...IPC, hostPorts: [81] },
      warn: 'baseline',
      audit: 'restricted',
    });
    expect(resolved(below, { allow: null })).toBe('restricted');
    expect(resolved(below, { allow: null }, { allow: { hostIPC: true } })).toMatchObject({
      allow: { hostIPC: true },
    });
    expect(resolved({ warn: 'baseline' }, { warn: null })).toBe('baseline');
  });

  test('a plain word replaces a map with all that it says', () => {
    const map = { standard: 'baseline', allow: IPC, warn: 'baseline' } as const;
    expect(resolved(map, 'baseline')).toBe('baseline');
    expect(resolved(map, undefined, 'privileged')).toBe('privileged');
    // What it removed stays removed.
    expect(resolved(map, 'restricted', { audit: 'baseline' })).toMatchObject({
      standard: 'restricted',
      allow: {},
      warn: 'restricted',
    });
  });
});

test('an exception as the guard rail reads it is its sort and its item', () => {
  expect(
    exceptionTexts({
      capabilities: ['IPC_LOCK', 'SYS_PTRACE'],
      hostPaths: ['/mnt/a'],
      hostIPC: true,
      hostPorts: [80],
    }),
  ).toEqual([
    'capabilities=IPC_LOCK',
    'capabilities=SYS_PTRACE',
    'hostPaths=/mnt/a',
    'hostIPC=true',
    'hostPorts=80',
  ]);
});
