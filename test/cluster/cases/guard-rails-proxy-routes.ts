import { type Attack, attack, byPolicy, literally } from '../battery/attack';
import { type Draft, create, patch, remove } from '../battery/calls';
import { OPEN } from '../battery/targets';
import { WORKERS } from '../battery/people';
import type { Work } from '../battery/work';
import type { Part } from './drafts';

const refusal = (words: string) => byPolicy('proxy-routes', words);
const foreign = (host: string) =>
  refusal(
    `this namespace was not granted the host ${literally(host)}; granted here: .*blue.*Ask your platform team`,
  );
const SUBDOMAIN = refusal(
  'this Route takes the host .+ below the domain of each router\\. Write `host` instead of `subdomain`; granted here: .*blue',
);
const BEYOND = refusal(
  'this namespace was granted only some paths of the host ml\\.example\\.com; granted here: .*ml\\.example\\.com/blue',
);
const CERTIFICATE = refusal('the certificate of the host ml\\.example\\.com, which several');
const HOST_WIDE = refusal('the annotation .+ holds for the paths of all tenants');

const route = (spec: Part, more: Part = {}): Draft => ({
  metadata: more,
  spec: { to: { kind: 'Service', name: 'web' }, ...spec },
});

/** For a path of a host that several tenants share. */
const shared = (spec: Part, more: Part = {}): Draft =>
  route({ host: 'ml.example.com', path: '/blue', ...spec }, more);

/** Hosts as Routes state them, and what they take. */
const FOREIGN: readonly (readonly [spec: Part, host: string])[] = [
  ...[
    'green.example.com',
    'notblue.example.com',
    'blue.example.com.evil.example.org',
    'target-lab-green-dev.apps.example.com',
    '-lab-blue-dev.apps.example.com',
    'apps.lab-blue-dev.example.org',
    'BLUE.example.com',
  ].map((host): readonly [Part, string] => [{ host }, host]),
  // The host is granted, and all that are beside it are not.
  [{ host: 'blue.example.com', wildcardPolicy: 'Subdomain' }, '*.example.com'],
  [{ host: 'www.green.example.com', wildcardPolicy: 'Subdomain' }, '*.green.example.com'],
];

export const PROXY_ROUTE_ATTACKS: readonly Attack[] = [
  ...FOREIGN.map(([spec, host]) =>
    attack(
      'E56',
      `take the host ${host} by an OpenShift Route for ${JSON.stringify(spec)}`,
      create('routes', route(spec)),
      foreign(host),
    ),
  ),
  attack(
    'E56',
    'take the generated host of another Route',
    create('routes', route({ host: 'other-lab-blue-dev.apps.example.com' })),
    foreign('other-lab-blue-dev.apps.example.com'),
  ),
  attack(
    'E56',
    'take a foreign host by a Route that exists',
    patch('routes/target', { spec: { host: 'green.example.com' } }),
    foreign('green.example.com'),
  ),
  attack(
    'E56',
    'take all hosts beside that of a Route that exists',
    patch('routes/target', { spec: { wildcardPolicy: 'Subdomain' } }),
    foreign('*.example.com'),
  ),
  ...['green', 'console-openshift-console', 'blue', '-lab-blue-dev', 'target-lab-blue-dev.x'].map(
    (subdomain) =>
      attack(
        'E56',
        `take the host ${subdomain} below the domain of a router`,
        create('routes', route({ subdomain })),
        SUBDOMAIN,
      ),
  ),
  attack(
    'E56',
    'take a host below the domain of a router by a Route that gives up its own',
    patch('routes/target', { spec: { host: null, subdomain: 'green' } }),
    SUBDOMAIN,
  ),
  ...[
    undefined,
    '/',
    '/green',
    '/blue2',
    '/Blue',
    '/blue/../green',
    '/blue/%2e%2e/green',
    '/blue//a',
  ].map((path) =>
    attack(
      'E56',
      `take the path ${path ?? 'that is not stated'} of a shared host by a Route`,
      create('routes', shared({ path })),
      BEYOND,
    ),
  ),
  attack(
    'E56',
    'take a shared host past its proxy',
    create('routes', shared({ path: undefined, tls: { termination: 'passthrough' } })),
    BEYOND,
  ),
  ...[
    { certificate: 'a' },
    { key: 'a' },
    { caCertificate: 'a' },
    { externalCertificate: { name: 'web' } },
  ].map((tls) =>
    attack(
      'E56',
      `set the certificate of a shared host by ${Object.keys(tls).join()}`,
      create('routes', shared({ tls: { termination: 'edge', ...tls } })),
      CERTIFICATE,
    ),
  ),
  attack(
    'E57',
    'change what browsers do with all paths of a shared host',
    create(
      'routes',
      shared({}, { annotations: { 'haproxy.router.openshift.io/hsts_header': 'max-age=9' } }),
    ),
    HOST_WIDE,
  ),
  ...['green.example.com', 'ml.example.com'].map((name) =>
    attack(
      'E56',
      `take the host ${name} by a DomainMapping`,
      create('domainmappings', {
        metadata: { name },
        spec: { ref: { kind: 'Service', name: 'a' } },
      }),
      name === 'ml.example.com' ? BEYOND : foreign(name),
    ),
  ),
  attack(
    'E59',
    'get a DNS record for a foreign host by a Route',
    create(
      'routes',
      route(
        { host: 'blue.example.com' },
        { annotations: { 'external-dns.alpha.kubernetes.io/hostname': 'green.example.com' } },
      ),
    ),
    byPolicy(
      'route-annotations',
      'the annotation .+ names a host that this namespace was not granted',
    ),
  ),
];

export const PROXY_ROUTE_WORK: readonly Work[] = [
  {
    what: 'make OpenShift Routes for granted hosts, change and delete them',
    by: WORKERS,
    run: [
      create('routes', route({ host: 'a.blue.example.com', path: '/any(.*)' })),
      patch('routes/{name}', { metadata: { labels: { a: 'b' } } }),
      patch('routes/{name}', { spec: { host: 'blue.example.com', tls: { certificate: 'a' } } }),
      remove('routes/{name}'),
    ],
  },
  {
    what: 'make a Route for all hosts below a granted one',
    by: WORKERS,
    run: [create('routes', route({ host: 'www.blue.example.com', wildcardPolicy: 'Subdomain' }))],
  },
  {
    what: 'make a Route whose host OpenShift generates',
    by: WORKERS,
    run: [
      create('routes', route({})),
      // The server writes it before policies look.
      patch('routes/{name}', { spec: { host: '{name}-{ns}.apps.example.com' } }),
      create('routes', {
        ...route({ subdomain: '{name}-b-{ns}' }),
        metadata: { name: '{name}-b' },
      }),
      create('routes', {
        ...route({ host: '{name}-c-{ns}.apps.example.com' }),
        metadata: { name: '{name}-c' },
      }),
    ],
  },
  {
    what: 'make a Route for a path of a shared host, with the certificate of the platform',
    by: WORKERS,
    run: [
      create(
        'routes',
        shared(
          { path: '/blue/v1', tls: { termination: 'edge' } },
          { annotations: { 'haproxy.router.openshift.io/rewrite-target': '/' } },
        ),
      ),
      patch('routes/{name}', { spec: { path: '/blue/v2' } }),
    ],
  },
  {
    what: 'map a granted host to a Knative service',
    by: WORKERS,
    run: [
      create('domainmappings', {
        metadata: { name: '{name}.blue.example.com' },
        spec: { ref: { kind: 'Service', name: 'a' } },
      }),
    ],
  },
  {
    what: 'route as one likes by a Route where the guard rail is off',
    by: ['user'],
    target: OPEN,
    run: [create('routes', route({ host: 'anything.example.com' }))],
  },
];
