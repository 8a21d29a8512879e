import { type Attack, attack, byPolicy } from '../battery/attack';
import { type Draft, create, patch, remove } from '../battery/calls';
import { MAKERS, WORKERS } from '../battery/people';
import type { Work } from '../battery/work';
import { type Part, ingress } from './drafts';

/** Several tenants have paths of this host. */
const SHARED = 'ml.example.com';

const BEYOND = byPolicy(
  'route-hosts',
  'this namespace was granted only some paths of the host ml\\.example\\.com; granted here: .*ml\\.example\\.com/blue',
);
const CERTIFICATE = byPolicy(
  'route-hosts',
  'the certificate of the host ml\\.example\\.com, which several tenants share, belongs to none',
);
const HOST_WIDE = byPolicy(
  'route-hosts',
  'the annotation .+ holds for the paths of all tenants that share the host',
);
const WILD = byPolicy('route-hosts', 'would be read as configuration of the proxy');

const BACKEND: Part = { service: { name: 'web', port: { number: 80 } } };

type Path = readonly [path: string, pathType?: string];

const rule = (...paths: readonly Path[]): Part => ({
  host: SHARED,
  http: {
    paths: paths.map(([path, pathType = 'Prefix']) => ({ path, pathType, backend: BACKEND })),
  },
});

const forPaths = (...paths: readonly Path[]): Draft => ingress({ rules: [rule(...paths)] });

const GATEWAY = { name: 'shared', namespace: 'ingress-nginx' };

const route = (...matches: readonly (Part | undefined)[]): Draft => ({
  spec: {
    parentRefs: [GATEWAY],
    hostnames: [SHARED],
    rules: [{ matches: matches.map((path) => (path === undefined ? {} : { path })) }],
  },
});

const prefix = (value: string): Part => ({ type: 'PathPrefix', value });

/** Paths that are like the granted one, and are not below it. */
const FOREIGN: readonly Path[] = [
  ['/'],
  ['/green'],
  ['/green', 'Exact'],
  ['/blue2'],
  ['/blue-green', 'Exact'],
  ['/Blue'],
  ['/blue', 'ImplementationSpecific'],
  ['/blue(/|$)(.*)', 'ImplementationSpecific'],
  ['/blue/.*', 'ImplementationSpecific'],
  ['/~/bl.*', 'ImplementationSpecific'],
  ['/blue/*'],
  ['/blue/(a|b)'],
  ['/blue/a+'],
  ['/blue/../green'],
  ['/blue/%2e%2e/green'],
  ['/blue/..;/green', 'Exact'],
  ['/blue/./a'],
  ['/blue//green'],
  ['/blue/.'],
  ['/blue\\..\\green'],
  ['/%62lue'],
];

export const PATH_RAIL_ATTACKS: readonly Attack[] = [
  ...FOREIGN.filter(([path]) => !/[`;]|\.\.\/|\/\/|\/\.(\/|$)|%2f/.test(path)).map(
    ([path, pathType = 'Prefix']) =>
      attack(
        'E56',
        `take the path ${path} (${pathType}) of a shared host`,
        create('ingresses', forPaths([path, pathType])),
        BEYOND,
      ),
  ),
  // The API server itself refuses these, whoever asks.
  ...FOREIGN.filter(([path]) => /\.\.\/|\/\/|\/\.(\/|$)|%2f/.test(path) && !path.includes(';')).map(
    ([path, pathType = 'Prefix']) =>
      attack(
        'E56',
        `take the path ${path} (${pathType}) of a shared host`,
        create('ingresses', forPaths([path, pathType])),
        { status: 422, message: /must not contain|must not end with|Invalid value/ },
        { control: 'absent' },
      ),
  ),
  attack(
    'E56',
    'take a path with a sign by which servers cut paths short',
    create('ingresses', forPaths(['/blue/..;/green', 'Exact'])),
    { ...WILD, message: /this namespace was granted only some paths|configuration of the proxy/ },
  ),
  attack(
    'E56',
    'take a foreign path beside an own one',
    create('ingresses', forPaths(['/blue'], ['/green'])),
    BEYOND,
    { by: MAKERS },
  ),
  attack(
    'E56',
    'take a foreign path by a second rule',
    create('ingresses', ingress({ rules: [rule(['/blue']), rule(['/'])] })),
    BEYOND,
  ),
  attack(
    'E56',
    'take all paths by a rule without any',
    create('ingresses', ingress({ rules: [rule(['/blue']), { host: SHARED }] })),
    BEYOND,
  ),
  attack(
    'E56',
    'take a foreign path by an ingress that exists',
    patch('ingresses/target', { spec: forPaths(['/green']).spec }),
    BEYOND,
  ),
  attack(
    'E56',
    'set the certificate of a shared host',
    create(
      'ingresses',
      ingress({ rules: [rule(['/blue'])], tls: [{ hosts: [SHARED], secretName: 'web' }] }),
    ),
    CERTIFICATE,
    { by: MAKERS },
  ),
  ...(
    [
      ['nginx.ingress.kubernetes.io/use-regex', 'true'],
      ['nginx.ingress.kubernetes.io/rewrite-target', '/'],
      ['nginx.ingress.kubernetes.io/app-root', '/blue'],
      ['nginx.ingress.kubernetes.io/ssl-passthrough', 'true'],
      ['haproxy-ingress.github.io/path-type', 'regex'],
      ['konghq.com/regex-prefix', '/b'],
      ['traefik.ingress.kubernetes.io/router.priority', '1000'],
    ] as const
  ).map(([key, value]) =>
    attack(
      'E57',
      `change how the proxy reads the paths of others by ${key}`,
      create('ingresses', {
        ...forPaths(['/blue']),
        metadata: { annotations: { [key]: value } },
      }),
      HOST_WIDE,
    ),
  ),
  ...(
    [
      ['no match', []],
      ['a match without a path', [undefined]],
      ['all paths', [prefix('/')]],
      ['a foreign path', [prefix('/green')]],
      ['a path that starts alike', [prefix('/blue2')]],
      ['a foreign path beside an own one', [prefix('/blue'), { type: 'Exact', value: '/green' }]],
      ['a regular expression', [{ type: 'RegularExpression', value: '/blue.*' }]],
      ['a path with dots', [prefix('/blue/../green')]],
      ['a path with escaped dots', [prefix('/blue/%2e%2e/green')]],
      ['an empty part', [prefix('/blue//green')]],
    ] as const
  ).map(([what, matches]) =>
    attack(
      'E56',
      `take requests for a shared host by a route with ${what}`,
      create('httproutes', route(...matches)),
      BEYOND,
    ),
  ),
  attack(
    'E56',
    'take requests for a shared host by a route with a rule that says nothing',
    create('httproutes', {
      spec: {
        parentRefs: [GATEWAY],
        hostnames: ['a.blue.example.com', SHARED],
        rules: [{ matches: [{ path: prefix('/blue') }] }, {}],
      },
    }),
    BEYOND,
  ),
  ...(['grpcroutes', 'httproutes'] as const).map((plural) =>
    attack(
      'E56',
      `take all paths of a shared host by ${plural} without rules`,
      create(plural, { spec: { parentRefs: [GATEWAY], hostnames: [SHARED] } }),
      BEYOND,
    ),
  ),
];

export const PATH_RAIL_WORK: readonly Work[] = [
  {
    what: 'take a path of a shared host and what is below it, change and delete it',
    by: MAKERS,
    run: [
      create(
        'ingresses',
        forPaths(
          ['/blue'],
          ['/blue/'],
          ['/blue', 'Exact'],
          ['/blue/v1.2/models:predict', 'Exact'],
          ['/blue/.well-known/a'],
          ['/blue/a_b~c@d=e,f'],
        ),
      ),
      patch('ingresses/{name}', { metadata: { labels: { a: 'b' } } }),
      patch('ingresses/{name}', { spec: forPaths(['/blue/b']).spec }),
      remove('ingresses/{name}'),
    ],
  },
  {
    what: 'take a path of a shared host beside hosts of one’s own, with a certificate for those',
    by: WORKERS,
    run: [
      create(
        'ingresses',
        ingress({
          rules: [
            rule(['/blue']),
            {
              host: 'a.blue.example.com',
              http: {
                paths: [{ path: '/x', pathType: 'ImplementationSpecific', backend: BACKEND }],
              },
            },
          ],
          tls: [{ hosts: ['a.blue.example.com'], secretName: 'web' }],
        }),
      ),
    ],
  },
  {
    what: 'rewrite paths of a host of one’s own',
    by: WORKERS,
    run: [
      create('ingresses', {
        ...ingress({
          rules: [
            {
              host: 'a.blue.example.com',
              http: {
                paths: [
                  { path: '/x(/|$)(.*)', pathType: 'ImplementationSpecific', backend: BACKEND },
                ],
              },
            },
          ],
        }),
        metadata: {
          annotations: {
            'nginx.ingress.kubernetes.io/use-regex': 'true',
            'nginx.ingress.kubernetes.io/rewrite-target': '/$2',
          },
        },
      }),
    ],
  },
  {
    what: 'route a path of a shared host',
    by: WORKERS,
    run: [
      create(
        'httproutes',
        route(prefix('/blue'), prefix('/blue/a'), { type: 'Exact', value: '/blue/b' }),
      ),
      patch('httproutes/{name}', { metadata: { labels: { a: 'b' } } }),
    ],
  },
];
