import type { FleetProps, NetworkProps } from '../../lib';
import { passes, type Pod } from './evaluate';
import { policiesOf } from './policies-of';

const WEB = { app: 'web' };
const API = { app: 'api' };
const PORTS = { http: [8080, 'TCP'], metrics: [9090, 'TCP'], dns: [5353, 'UDP'] } as const;

function fleet(vision: NetworkProps, nlp: NetworkProps): FleetProps {
  return {
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    platform: { environments: { dev: { share: '50%' }, prod: { share: '50%' } } },
    tenants: [
      { name: 'vision', costCenter: 'CC-1', network: vision },
      { name: 'nlp', costCenter: 'CC-2', network: nlp },
      { name: 'other', costCenter: 'CC-3' },
    ],
  };
}

const PODS: Pod[] = ['vision', 'nlp', 'other'].flatMap((tenant) =>
  ['dev', 'prod'].flatMap((environment) =>
    [WEB, API].map((labels) => ({ namespace: `${tenant}-${environment}`, labels, ports: PORTS })),
  ),
);

/** Every pair of pods of two tenants that talk on a port, as `namespace/app → namespace/app`. */
function open(parts: FleetProps, port: number, protocol = 'TCP'): string[] {
  const policies = policiesOf(parts);
  const name = ({ namespace, labels }: Pod): string => `${namespace}/${labels!['app']}`;
  const isOther = (from: Pod, to: Pod): boolean =>
    from.namespace.split('-')[0] !== to.namespace.split('-')[0];
  return PODS.flatMap((from) =>
    PODS.filter((to) => isOther(from, to) && passes(policies, from, to, port, protocol)).map(
      (to) => `${name(from)} → ${name(to)}`,
    ),
  ).sort();
}

describe('peers by name', () => {
  const one = fleet(
    { egress: { nlp: { tenant: 'nlp', environment: 'prod', ports: [80] } } },
    { ingress: { vision: { tenant: 'vision', environment: 'prod', ports: [80] } } },
  );

  test('one environment of each: the way is open where both sides name each other', () => {
    expect(open(one, 80)).toEqual([
      'vision-prod/api → nlp-prod/api',
      'vision-prod/api → nlp-prod/web',
      'vision-prod/web → nlp-prod/api',
      'vision-prod/web → nlp-prod/web',
    ]);
    expect(open(one, 81)).toEqual([]);
    expect(open(one, 80, 'UDP')).toEqual([]);
  });

  test('all environments: every namespace of the one reaches every one of the other, and not back', () => {
    const all = open(
      fleet(
        { egress: { nlp: { tenant: 'nlp', pods: API, for: WEB } } },
        { ingress: { vision: { tenant: 'vision', pods: WEB, for: API } } },
      ),
      80,
    );
    expect(all).toEqual([
      'vision-dev/web → nlp-dev/api',
      'vision-dev/web → nlp-prod/api',
      'vision-prod/web → nlp-dev/api',
      'vision-prod/web → nlp-prod/api',
    ]);
  });

  test('only one side: nothing is open', () => {
    expect(open(fleet({ egress: { nlp: { tenant: 'nlp' } } }, {}), 80)).toEqual([]);
    expect(open(fleet({}, { ingress: { vision: { tenant: 'vision' } } }), 80)).toEqual([]);
  });
});

describe('openings for some of the own pods', () => {
  const policies = policiesOf(
    fleet(
      { egress: { db: { cidr: '10.20.0.0/24', for: API, ports: [5432] } } },
      { ingress: { proxy: { namespace: 'ingress-nginx', for: WEB, ports: ['http'] } } },
    ),
  );

  test.each([
    [WEB, false],
    [API, true],
    [{}, false],
  ])('pods with %j reach the range: %p', (labels, expected) => {
    const from: Pod = { namespace: 'vision-prod', labels };
    expect(passes(policies, from, { ip: '10.20.0.7' }, 5432)).toBe(expected);
  });

  test.each([
    [WEB, 8080, true],
    [WEB, 9090, false],
    [API, 8080, false],
  ])('pods with %j are reached on %d: %p', (labels, port, expected) => {
    const to: Pod = { namespace: 'nlp-prod', labels, ports: PORTS };
    expect(passes(policies, { namespace: 'ingress-nginx' }, to, port)).toBe(expected);
  });
});

describe('ports by name', () => {
  const named = { ports: ['http', { port: 'dns', protocol: 'UDP' as const }, 443] } as const;
  const parts = fleet(
    { egress: { nlp: { tenant: 'nlp', environment: 'prod', pods: API, for: API, ...named } } },
    { ingress: { vision: { tenant: 'vision', environment: 'prod', ...named } } },
  );
  const way = ['vision-prod/api → nlp-prod/api'];

  test.each([
    [8080, 'TCP', way],
    [443, 'TCP', way],
    [5353, 'UDP', way],
    [5353, 'TCP', []],
    [8080, 'UDP', []],
    [9090, 'TCP', []],
  ])('%d/%s', (port, protocol, expected) => {
    expect(open(parts, port, protocol)).toEqual(expected);
  });

  test('a pod that gives the port no name, or another number, is called at that one', () => {
    const policies = policiesOf(parts);
    const from: Pod = { namespace: 'vision-prod', labels: API };
    const to = (ports: Pod['ports']): Pod => ({ namespace: 'nlp-prod', labels: API, ports });
    expect(passes(policies, from, to({}), 8080)).toBe(false);
    expect(passes(policies, from, to({ http: [3000, 'TCP'] }), 8080)).toBe(false);
    expect(passes(policies, from, to({ http: [3000, 'TCP'] }), 3000)).toBe(true);
  });

  test('flows', () => {
    const policies = policiesOf(
      fleet({ default: 'flowsOnly', flows: { call: { from: WEB, to: API, ports: ['http'] } } }, {}),
    );
    const pod = (labels: Record<string, string>): Pod => ({
      namespace: 'vision-dev',
      labels,
      ports: PORTS,
    });
    expect(passes(policies, pod(WEB), pod(API), 8080)).toBe(true);
    expect(passes(policies, pod(WEB), pod(API), 9090)).toBe(false);
    expect(passes(policies, pod(API), pod(WEB), 8080)).toBe(false);
  });
});
