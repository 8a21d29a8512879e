import { type Attack, attack, byPolicy, literally } from '../battery/attack';
import { type Draft, create, patch, remove } from '../battery/calls';
import { WORKERS } from '../battery/people';
import { OPEN } from '../battery/targets';
import type { Work } from '../battery/work';
import type { Part } from './drafts';

const refusal = (words: string) => byPolicy('contour-routes', words);
const foreign = (host: string) =>
  refusal(
    `this namespace was not granted the host ${literally(host)}; granted here: .*blue.*Ask your platform team`,
  );
const ELSEWHERE = (name: string) =>
  refusal(`this HTTPProxy sends requests to ${literally(name)}, which is in another namespace`);
const REWRITTEN = refusal(
  'this route sends requests on with the host green\\.example\\.com, .*granted here: .*blue',
);
const FETCHED = refusal(
  'the proxy that all tenants share would fetch keys from .+past the network',
);
const LIMITS = refusal('this rate limit may count against the limits of others\\. Begin each');

const SERVICE = { name: 'web', port: 80 };
const HOST = { fqdn: 'blue.example.com' };

/** A proxy with a route to a Service, for a host of the namespace where none is stated. */
const proxy = (spec: Part, route: Part = {}): Draft => ({
  spec: { virtualhost: HOST, routes: [{ services: [SERVICE], ...route }], ...spec },
});
const setHost = (value: string, name = 'Host') => ({
  requestHeadersPolicy: { set: [{ name, value }] },
});
const limit = (...entries: readonly Part[]) => ({
  rateLimitPolicy: { global: { descriptors: [{ entries }] } },
});
const keysFrom = (uri: string) =>
  proxy({
    virtualhost: { ...HOST, jwtProviders: [{ name: 'a', remoteJWKS: { uri } }] },
  });

export const CONTOUR_ATTACKS: readonly Attack[] = [
  ...['green.example.com', 'notblue.example.com', '*.example.com'].map((fqdn) =>
    attack(
      'E56',
      `take the host ${fqdn} by an HTTPProxy`,
      create('httpproxies', proxy({ virtualhost: { fqdn } })),
      foreign(fqdn),
    ),
  ),
  attack(
    'E56',
    'take a foreign host by an HTTPProxy that exists',
    patch('httpproxies/target', { spec: { virtualhost: { fqdn: 'green.example.com' } } }),
    foreign('green.example.com'),
  ),
  attack(
    'E56',
    'take a shared host, so that Contour serves none of its HTTPProxies',
    create(
      'httpproxies',
      proxy({ virtualhost: { fqdn: 'ml.example.com' } }, { conditions: [{ prefix: '/blue' }] }),
    ),
    refusal('several tenants share the host ml\\.example\\.com, and Contour takes a host from one'),
  ),
  ...(
    [
      [{ includes: [{ name: 'a', namespace: 'lab-green-dev' }] }, 'lab-green-dev/a'],
      [{ tcpproxy: { include: { name: 'a', namespace: 'lab-green-dev' } } }, 'lab-green-dev/a'],
      [{ tcpproxy: { includes: { name: 'a', namespace: 'lab-green-dev' } } }, 'lab-green-dev/a'],
      [
        {
          virtualhost: {
            ...HOST,
            authorization: { extensionRef: { name: 'a', namespace: 'lab-green-dev' } },
          },
        },
        'lab-green-dev/a',
      ],
    ] as const
  ).map(([spec, name]) =>
    attack(
      'E56',
      `send requests to another namespace by ${JSON.stringify(spec)}`,
      create('httpproxies', proxy(spec)),
      ELSEWHERE(name),
    ),
  ),
  ...[
    setHost('green.example.com'),
    setHost('green.example.com', 'hOST'),
    { services: [{ ...SERVICE, ...setHost('green.example.com') }] },
  ].map((route) =>
    attack(
      'E56',
      `send requests on as those of a foreign host by ${JSON.stringify(route)}`,
      create('httpproxies', proxy({}, route)),
      REWRITTEN,
    ),
  ),
  ...[
    'http://web.lab-green-dev.svc/keys',
    'https://kubernetes.default.svc/',
    'http://web.lab-blue-dev.svc.evil.example.org/',
    'http://user@169.254.169.254/web.lab-blue-dev.svc/',
  ].map((uri) =>
    attack('E57', `have the proxy call ${uri}`, create('httpproxies', keysFrom(uri)), FETCHED),
  ),
  ...[
    limit({ genericKey: { value: 'lab-green-dev' } }),
    limit({ remoteAddress: {} }, { genericKey: { value: 'lab-blue-dev' } }),
  ].flatMap((policy) => [
    attack(
      'E57',
      `use up the limits of others by a route with ${JSON.stringify(policy)}`,
      create('httpproxies', proxy({}, policy)),
      LIMITS,
    ),
    attack(
      'E57',
      `use up the limits of others by a host with ${JSON.stringify(policy)}`,
      create('httpproxies', proxy({ virtualhost: { ...HOST, ...policy } })),
      LIMITS,
    ),
  ]),
  attack(
    'E56',
    'leave the prefix for which an HTTPProxy is included',
    create('httpproxies', {
      spec: { routes: [{ conditions: [{ regex: '/a|/green.*' }], services: [SERVICE] }] },
    }),
    refusal('a regular expression with | could leave the prefix'.replace('|', '\\|')),
  ),
  attack(
    'E56',
    'use an ingress class that was not granted, by an HTTPProxy',
    create('httpproxies', proxy({ ingressClassName: 'internal' })),
    refusal('this namespace was not granted the ingress class internal; granted here: nginx'),
  ),
  attack(
    'E59',
    'get a DNS record for a foreign host by an HTTPProxy',
    create('httpproxies', {
      ...proxy({ ingressClassName: 'nginx' }),
      metadata: {
        annotations: { 'external-dns.alpha.kubernetes.io/hostname': 'green.example.com' },
      },
    }),
    byPolicy(
      'route-annotations',
      'the annotation .+ names a host that this namespace was not granted',
    ),
  ),
];

const CLASS = { ingressClassName: 'nginx' };

export const CONTOUR_WORK: readonly Work[] = [
  {
    what: 'make HTTPProxies for granted hosts, change and delete them',
    by: WORKERS,
    run: [
      create(
        'httpproxies',
        proxy(
          {
            ...CLASS,
            virtualhost: {
              fqdn: 'a.blue.example.com',
              tls: { secretName: 'wildcards/example-com' },
              jwtProviders: [
                { name: 'a', remoteJWKS: { uri: 'http://keys.{ns}.svc.cluster.local:8080/a' } },
              ],
              ...limit({ genericKey: { value: '{ns}' } }, { remoteAddress: {} }),
            },
            includes: [
              { name: 'a' },
              { name: 'b', namespace: '{ns}', conditions: [{ prefix: '/b' }] },
            ],
          },
          { conditions: [{ regex: '/a|/b' }], ...setHost('web.{ns}.svc') },
        ),
      ),
      patch('httpproxies/{name}', { metadata: { labels: { a: 'b' } } }),
      patch('httpproxies/{name}', { spec: { virtualhost: { fqdn: 'blue.example.com' } } }),
      remove('httpproxies/{name}'),
    ],
  },
  {
    what: 'make an HTTPProxy that the platform includes',
    by: WORKERS,
    run: [
      create('httpproxies', {
        spec: { ...CLASS, routes: [{ conditions: [{ prefix: '/a' }], services: [SERVICE] }] },
      }),
    ],
  },
  {
    what: 'route as one likes by an HTTPProxy where the guard rail is off',
    by: ['user'],
    target: OPEN,
    run: [create('httpproxies', proxy({ virtualhost: { fqdn: 'anything.example.com' } }))],
  },
];
