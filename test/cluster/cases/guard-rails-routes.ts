import { type Attack, attack, byPolicy, literally } from '../battery/attack';
import { type Draft, create, patch, remove } from '../battery/calls';
import { MAKERS, WORKERS } from '../battery/people';
import type { Work } from '../battery/work';
import { type Part, ingress } from './drafts';
import { OPEN, SOLO } from '../battery/targets';

const EVERY_HOST = byPolicy(
  'route-hosts',
  'without a host this takes the requests of all tenants\\. Name one that your namespace was granted; granted here: .*blue',
);
const foreign = (host: string) =>
  byPolicy(
    'route-hosts',
    `this namespace was not granted the host ${literally(host)}; granted here: .*blue.*Ask your platform team`,
  );
const CLASS = byPolicy(
  'route-hosts',
  'this namespace was not granted the ingress class .+; granted here: nginx\\. Set `ingressClassName`',
);
const BACKEND: Part = { service: { name: 'web', port: { number: 80 } } };
const PATHS: Part = { http: { paths: [{ path: '/', pathType: 'Prefix', backend: BACKEND }] } };
/** An ingress for hosts, of which the first alone has a certificate where none is named. */
const forHosts = (hosts: readonly string[], more: Part = {}): Draft =>
  ingress({ rules: hosts.map((host) => ({ host, ...PATHS })), ...more });

/** A message of several lines is none, so that a path with a line break is not in it. */
const WILD_PATH = byPolicy(
  'route-hosts',
  '(the path .+|this path) would be read as configuration of the proxy',
);
const withPath = (path: string, pathType: string): Draft =>
  ingress({
    rules: [
      { host: 'a.{ns}.example.com', http: { paths: [{ path, pathType, backend: BACKEND }] } },
    ],
  });

/** Hosts that are like granted ones, and are not. */
const FOREIGN_HOSTS = [
  'green.example.com',
  'example.com',
  '*.example.com',
  'notblue.example.com',
  'web-lab-blue-dev.example.com',
  'lab-blue-dev.example.com',
  'blue.example.com.evil.example.org',
  'web.lab-green-dev.svc.cluster.local',
];

const MANY_HOSTS = Array.from({ length: 150 }, (_, index) => `a${index}.{ns}.example.com`);

const GATEWAY = { name: 'shared', namespace: 'ingress-nginx' };
const OWN_SERVICE = { group: '', kind: 'Service', name: 'web' };

/** A route with filters for all requests, or for those to one backend. */
const filtered = (filter: Part, isOfBackend = false): Draft => ({
  spec: {
    parentRefs: [GATEWAY],
    hostnames: ['blue.example.com'],
    rules: [
      isOfBackend
        ? { backendRefs: [{ name: 'other' }, { name: 'web', port: 80, filters: [filter] }] }
        : { filters: [filter], backendRefs: [{ name: 'web', port: 80 }] },
    ],
  },
});
const rewriting = (hostname: string): Part => ({ type: 'URLRewrite', urlRewrite: { hostname } });
const heading = (list: string, name: string, value: string): Part => ({
  type: 'RequestHeaderModifier',
  requestHeaderModifier: {
    [list]: [
      { name: 'x-a', value: 'b' },
      { name, value },
    ],
  },
});
const REWRITTEN = byPolicy(
  'route-hosts',
  'this route sends requests on with the host green\\.example\\.com, for which others may take them',
);
const REWRITES: readonly (readonly [what: string, filter: Part])[] = [
  ['its name', rewriting('green.example.com')],
  ['a header', heading('set', 'Host', 'green.example.com')],
  ['a second header', heading('add', 'hOST', 'green.example.com')],
];

export const ROUTE_RAIL_ATTACKS: readonly Attack[] = [
  ...REWRITES.flatMap(([what, filter]) =>
    [false, true].map((isOfBackend) =>
      attack(
        'E56',
        `send requests on for the host of another tenant by ${what}${isOfBackend ? ', to one backend' : ''}`,
        create('httproutes', filtered(filter, isOfBackend)),
        REWRITTEN,
      ),
    ),
  ),
  attack(
    'E56',
    'send requests on for the host of another tenant by a header of gRPC',
    create('grpcroutes', filtered(heading('set', 'host', 'green.example.com'))),
    REWRITTEN,
  ),
  ...FOREIGN_HOSTS.flatMap((host) => [
    attack('E56', `take the host ${host}`, create('ingresses', forHosts([host])), foreign(host)),
    attack(
      'E56',
      `take the host ${host} by a route`,
      create('httproutes', { spec: { parentRefs: [GATEWAY], hostnames: [host] } }),
      foreign(host),
    ),
  ]),
  attack(
    'E56',
    'take a foreign host beside an own one, by an operator',
    create('ingresses', forHosts(['a.{ns}.example.com', 'green.example.com'])),
    foreign('green.example.com'),
    { by: MAKERS },
  ),
  attack(
    'E56',
    'take the certificate of a foreign host',
    create(
      'ingresses',
      forHosts(['a.{ns}.example.com'], {
        tls: [{ hosts: ['a.{ns}.example.com'] }, { hosts: ['green.example.com'] }],
      }),
    ),
    foreign('green.example.com'),
  ),
  attack(
    'E56',
    'take all requests by a default backend',
    create('ingresses', ingress({ rules: undefined, defaultBackend: BACKEND })),
    EVERY_HOST,
    { by: MAKERS },
  ),
  attack(
    'E56',
    'take all requests by a default backend beside a rule',
    create('ingresses', ingress({ defaultBackend: BACKEND })),
    EVERY_HOST,
  ),
  attack(
    'E56',
    'take all requests by a rule without a host',
    create('ingresses', ingress({ rules: [PATHS] })),
    EVERY_HOST,
  ),
  attack(
    'E56',
    'take all requests by an ingress that exists',
    patch('ingresses/target', { spec: { rules: [PATHS] } }),
    EVERY_HOST,
  ),
  attack(
    'E56',
    'take a foreign host by an ingress that exists',
    patch('ingresses/target', { spec: { rules: [{ host: 'green.example.com', ...PATHS }] } }),
    foreign('green.example.com'),
  ),
  ...(['httproutes', 'grpcroutes'] as const).flatMap((plural) => [
    attack(
      'E56',
      `take all requests by ${plural}`,
      create(plural, { spec: { parentRefs: [GATEWAY] } }),
      EVERY_HOST,
    ),
    attack(
      'E56',
      `take all requests by an empty list in ${plural}`,
      create(plural, { spec: { parentRefs: [GATEWAY], hostnames: [] } }),
      EVERY_HOST,
    ),
    attack(
      'E56',
      `take all requests by ${plural} that name a service, too`,
      create(plural, { spec: { parentRefs: [OWN_SERVICE, GATEWAY] } }),
      EVERY_HOST,
    ),
    attack(
      'E56',
      `take the requests for a foreign service by ${plural}`,
      create(plural, {
        spec: { parentRefs: [{ ...OWN_SERVICE, namespace: 'lab-green-dev' }] },
      }),
      EVERY_HOST,
    ),
  ]),
  ...(
    [
      ['/`) || Host(`green.example.com`) || PathPrefix(`/x', 'ImplementationSpecific'],
      ['/x`) || Host(`green.example.com', 'Prefix'],
      ['/x"; } location /y { proxy_pass http://10.0.0.1; #', 'ImplementationSpecific'],
      ['/x\n{', 'ImplementationSpecific'],
      ['/x{', 'Prefix'],
    ] as const
  ).map(([path, pathType]) =>
    attack(
      'E57',
      `configure the proxy by the path ${path}`,
      create('ingresses', withPath(path, pathType)),
      WILD_PATH,
    ),
  ),
  attack(
    'E57',
    'configure the proxy by a path of an ingress that exists',
    patch('ingresses/target', { spec: withPath('/x`', 'Prefix').spec }),
    WILD_PATH,
  ),
  attack(
    'E57',
    'use a closed ingress class',
    create('ingresses', ingress({ ingressClassName: 'internal' })),
    CLASS,
  ),
  attack(
    'E57',
    'use a closed ingress class by an annotation of old',
    create(
      'ingresses',
      ingress({}, { annotations: { 'kubernetes.io/ingress.class': 'internal' } }),
    ),
    CLASS,
  ),
  attack(
    'E57',
    'use a closed ingress class by an ingress that exists',
    patch('ingresses/target', { spec: { ingressClassName: 'internal' } }),
    CLASS,
  ),
];

export const ROUTE_RAIL_WORK: readonly Work[] = [
  {
    what: 'make ingresses for granted hosts',
    by: MAKERS,
    run: [
      create(
        'ingresses',
        forHosts(
          [
            'blue.example.com',
            'a.b.{ns}.example.com',
            '*.blue.example.com',
            '*.x.blue.example.com',
          ],
          {
            tls: [{ hosts: ['blue.example.com', '*.blue.example.com'], secretName: 'web' }],
          },
        ),
      ),
      patch('ingresses/{name}', { metadata: { labels: { a: 'b' } } }),
    ],
  },
  {
    what: 'make an ingress of a hundred and fifty hosts that asks for a certificate, label and delete it',
    by: MAKERS,
    run: [
      create('ingresses', {
        ...forHosts(MANY_HOSTS, { tls: [{ hosts: MANY_HOSTS, secretName: 'web' }] }),
        metadata: { annotations: { 'cert-manager.io/cluster-issuer': 'letsencrypt' } },
      }),
      patch('ingresses/{name}', { metadata: { labels: { a: 'b' } } }),
      patch('ingresses/{name}', { metadata: { annotations: { 'example.com/a': 'b' } } }),
      remove('ingresses/{name}'),
    ],
  },
  {
    what: 'route by regular expressions, and by paths with signs of all sorts',
    by: WORKERS,
    run: [
      create('ingresses', withPath("/a(/|$)(.*)[0-9]{2,4}\\s+'*", 'ImplementationSpecific')),
      create('ingresses', {
        ...withPath("/a-b_c.d~e!$&'()*+,=:@%41/", 'Prefix'),
        metadata: { name: '{name}-prefix' },
      }),
    ],
  },
  {
    what: 'rewrite hosts to granted ones and to services of the namespace, and other headers',
    by: WORKERS,
    run: [
      create('httproutes', filtered(rewriting('a.blue.example.com'))),
      create('httproutes', {
        ...filtered(rewriting('web.{ns}.svc.cluster.local'), true),
        metadata: { name: '{name}-service' },
      }),
      create('httproutes', {
        ...filtered(heading('set', 'X-Forwarded-Prefix', '/green.example.com')),
        metadata: { name: '{name}-header' },
      }),
    ],
  },
  {
    what: 'make routes for granted hosts, and between services of the namespace',
    by: WORKERS,
    run: [
      create('httproutes', {
        spec: {
          parentRefs: [GATEWAY],
          hostnames: ['blue.example.com', 'web.{ns}.svc.cluster.local'],
        },
      }),
      create('grpcroutes', {
        spec: { parentRefs: [GATEWAY], hostnames: ['grpc.blue.example.com'] },
      }),
      create('httproutes', {
        metadata: { name: '{name}-mesh' },
        spec: { parentRefs: [OWN_SERVICE, { ...OWN_SERVICE, namespace: '{ns}' }] },
      }),
      patch('httproutes/{name}', { spec: { rules: [] } }),
    ],
  },
  {
    what: 'change a route whose host was granted once',
    by: ['user'],
    target: SOLO,
    async run(worker) {
      await worker.create('ingresses', forHosts(['a.solo.example.com']));
      await worker.whileStated('hosts', 'other.example.com', async () => {
        await worker.untilRefused(create('ingresses', forHosts(['b.solo.example.com'])));
        await worker.call(patch('ingresses/{name}', { metadata: { finalizers: ['a.b/c'] } }));
        await worker.call(patch('ingresses/{name}', { metadata: { finalizers: null } }));
        await worker.call(
          patch('ingresses/{name}', {
            spec: {
              rules: ['a.solo.example.com', 'other.example.com'].map((host) => ({
                host,
                ...PATHS,
              })),
            },
          }),
        );
      });
    },
  },
  {
    what: 'route as one likes where the guard rail is off',
    by: ['user'],
    target: OPEN,
    run: [
      create(
        'ingresses',
        ingress({ rules: undefined, defaultBackend: BACKEND, ingressClassName: 'internal' }),
      ),
      create('httproutes', { spec: { parentRefs: [GATEWAY] } }),
    ].map((call, index) => ({
      ...call,
      body: {
        ...(call.body as Draft),
        metadata: { ...(call.body as Draft).metadata, name: `{name}-${index}` },
      },
    })),
  },
];
