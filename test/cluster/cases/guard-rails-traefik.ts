import { type Attack, attack, byPolicy, literally } from '../battery/attack';
import { type Draft, create, patch, remove } from '../battery/calls';
import { WORKERS } from '../battery/people';
import { OPEN } from '../battery/targets';
import type { Work } from '../battery/work';
import type { Part } from './drafts';

const refusal = (words: string) => byPolicy('traefik-routes', words);
const foreign = (host: string) =>
  refusal(
    `this namespace was not granted the host ${literally(host)}; granted here: .*blue.*Ask your platform team`,
  );
const UNCLEAR = refusal(
  '(the guard rail cannot judge the rule .+Begin each rule with Host|this rule says more than)',
);
const BEYOND = refusal(
  'this namespace was granted only some paths of the host in the rule .+granted',
);
const ELSEWHERE = refusal(
  'this names .+, which belongs to another namespace or to another provider',
);

const SERVICE = { name: 'web', port: 80 };
const OWN = 'Host(`blue.example.com`)';

/** An IngressRoute with a rule for a Service. */
const route = (match: string, spec: Part = {}, more: Part = {}): Draft => ({
  spec: { routes: [{ kind: 'Rule', match, services: [SERVICE], ...more }], ...spec },
});
const tcp = (match: string, spec: Part = {}): Draft => ({
  spec: { routes: [{ match, services: [SERVICE] }], tls: {}, ...spec },
});

/** Rules that take more than the host at their beginning, or that hide one. */
const UNCLEAR_RULES = [
  'PathPrefix(`/`)',
  'HostRegexp(`.*`)',
  'Host(`blue.example.com`) || Host(`green.example.com`)',
  'Host(`blue.example.com`) || PathPrefix(`/`)',
  'Host(`blue.example.com`) && Path(`/a`) || PathPrefix(`/`)',
  'Host(`blue.example.com`) && (Path(`/a`) || Host(`green.example.com`))',
  'Host(`blue.example.com`) && Host(`green.example.com`)',
  '!Host(`blue.example.com`)',
  'Host("green.example.com")',
  'Host(`blue.example.com`, `green.example.com`)',
  'HOST(`green.example.com`)',
  '(Host(`blue.example.com`))',
  'Host(`blue.example.com`) && Method(`GET`) /* a */ || Method(`GET`)',
  'Host(`blue.example.com`) && HostHeader(`green.example.com`)',
  'Host(`{a:.*}`)',
];

export const TRAEFIK_ATTACKS: readonly Attack[] = [
  ...UNCLEAR_RULES.map((match) =>
    attack(
      'E56',
      `take requests by the rule ${match}`,
      create('ingressroutes', route(match)),
      UNCLEAR,
    ),
  ),
  ...['green.example.com', '*', '*.example.com', 'BLUE.example.com', 'notblue.example.com'].flatMap(
    (host) => [
      attack(
        'E56',
        `take the host ${host} by an IngressRoute`,
        create('ingressroutes', route(`Host(\`${host}\`) && PathPrefix(\`/a\`)`)),
        foreign(host),
      ),
      attack(
        'E56',
        `take the host ${host} by an IngressRouteTCP`,
        create('ingressroutetcps', tcp(`HostSNI(\`${host}\`)`)),
        foreign(host),
      ),
    ],
  ),
  ...['HostSNIRegexp(`.*`)', 'ClientIP(`0.0.0.0/0`)', OWN].map((match) =>
    attack(
      'E56',
      `take connections by the rule ${match}`,
      create('ingressroutetcps', tcp(match)),
      refusal('the guard rail cannot judge the rule .+Begin each rule with HostSNI'),
    ),
  ),
  attack(
    'E56',
    'take a foreign host by an IngressRoute that exists',
    patch('ingressroutes/target', {
      spec: { routes: [{ kind: 'Rule', match: 'Host(`green.example.com`)' }] },
    }),
    foreign('green.example.com'),
  ),
  ...[
    '',
    ' && PathPrefix(`/`)',
    ' && PathPrefix(`/green/`)',
    ' && PathPrefix(`/blue`)',
    ' && Path(`/blue2`)',
    ' && Path(`/blue/../green`)',
    ' && !Path(`/blue`)',
    ' && (Path(`/blue`) || Path(`/green`))',
    ' && PathRegexp(`/blue/`)',
    ' && Method(`/blue/`)',
  ].map((rest) =>
    attack(
      'E56',
      `take more than a granted path of a shared host by${rest || ' its name alone'}`,
      create('ingressroutes', route(`Host(\`ml.example.com\`)${rest}`)),
      BEYOND,
    ),
  ),
  attack(
    'E56',
    'take a shared host past its paths',
    create('ingressroutetcps', tcp('HostSNI(`ml.example.com`)')),
    BEYOND,
  ),
  ...[
    { secretName: 'a' },
    { options: { name: 'a' } },
    { certResolver: 'a' },
    { domains: [{ main: 'a.blue.example.com' }] },
    { store: { name: 'default' } },
  ].map((tls) =>
    attack(
      'E56',
      `set TLS of a shared host by ${Object.keys(tls).join()}`,
      create('ingressroutes', route('Host(`ml.example.com`) && Path(`/blue`)', { tls })),
      refusal('TLS of the host in the rule .+, which several tenants share, belongs to none'),
    ),
  ),
  ...[
    route(OWN, {}, { services: [{ ...SERVICE, namespace: 'lab-green-dev' }] }),
    route(OWN, {}, { services: [{ name: 'api@internal', kind: 'TraefikService' }] }),
    route(OWN, {}, { services: [{ ...SERVICE, serversTransport: 'a@file' }] }),
    route(
      OWN,
      {},
      {
        services: [{ ...SERVICE, middlewares: [{ name: 'a', namespace: 'lab-green-dev' }] }],
      },
    ),
    route(OWN, {}, { middlewares: [{ name: 'a', namespace: 'lab-green-dev' }] }),
    route(OWN, {}, { middlewares: [{ name: 'lab-green-dev-a@kubernetescrd' }] }),
    route(OWN, { parentRefs: [{ name: 'a', namespace: 'lab-green-dev' }] }),
    route(OWN, { tls: { options: { name: 'a', namespace: 'lab-green-dev' } } }),
    route(OWN, { tls: { store: { name: 'a', namespace: 'lab-green-dev' } } }),
  ].map((draft) =>
    attack(
      'E56',
      `use what belongs to others by an IngressRoute with ${JSON.stringify(draft.spec)}`,
      create('ingressroutes', draft),
      ELSEWHERE,
    ),
  ),
  attack(
    'E56',
    'send connections to a Service of another namespace',
    create('ingressroutetcps', {
      spec: {
        routes: [
          {
            match: 'HostSNI(`blue.example.com`)',
            services: [{ ...SERVICE, namespace: 'lab-green-dev' }],
          },
        ],
      },
    }),
    ELSEWHERE,
  ),
  ...[
    { weighted: { services: [{ ...SERVICE, namespace: 'lab-green-dev' }] } },
    { mirroring: { ...SERVICE, namespace: 'lab-green-dev' } },
    { mirroring: { ...SERVICE, mirrors: [{ ...SERVICE, namespace: 'lab-green-dev' }] } },
    { highestRandomWeight: { services: [{ ...SERVICE, name: 'a@file' }] } },
    {
      failover: {
        service: SERVICE,
        fallback: { ...SERVICE, namespace: 'lab-green-dev' },
        errors: {},
      },
    },
  ].map((spec) =>
    attack(
      'E56',
      `use what belongs to others by a TraefikService with ${JSON.stringify(spec)}`,
      create('traefikservices', { spec }),
      ELSEWHERE,
    ),
  ),
  ...[{ main: 'green.example.com' }, { main: 'blue.example.com', sans: ['green.example.com'] }].map(
    (domain) =>
      attack(
        'E59',
        `get a certificate for a foreign host by ${JSON.stringify(domain)}`,
        create('ingressroutes', route(OWN, { tls: { certResolver: 'a', domains: [domain] } })),
        refusal('this asks for a certificate of the host green\\.example\\.com, which this'),
      ),
  ),
  attack(
    'E57',
    'route at the entry point of the dashboard',
    create('ingressroutes', route(OWN, { entryPoints: ['web', 'traefik'] })),
    refusal('the entry point traefik is not for tenants'),
  ),
  attack(
    'E56',
    'use an ingress class that was not granted, by an IngressRoute',
    create('ingressroutes', route(OWN, { ingressClassName: 'internal' })),
    refusal('this namespace was not granted the ingress class internal; granted here: nginx'),
  ),
];

const CLASS = { ingressClassName: 'nginx' };

export const TRAEFIK_WORK: readonly Work[] = [
  {
    what: 'make IngressRoutes for granted hosts, change and delete them',
    by: WORKERS,
    run: [
      create(
        'ingressroutes',
        route(
          'Host(`a.blue.example.com`) && (PathPrefix(`/a`) || Path(`/b`)) && !Header(`a`, `b`) && PathRegexp(`^/(a|b)`)',
          {
            ...CLASS,
            entryPoints: ['websecure'],
            tls: {
              secretName: 'web',
              options: { name: 'a', namespace: '{ns}' },
              domains: [{ main: 'blue.example.com', sans: ['*.blue.example.com'] }],
            },
          },
          {
            priority: 9,
            middlewares: [{ name: 'a' }],
            services: [{ name: 'weighted', kind: 'TraefikService' }],
          },
        ),
      ),
      patch('ingressroutes/{name}', { metadata: { labels: { a: 'b' } } }),
      patch('ingressroutes/{name}', { spec: { routes: [{ kind: 'Rule', match: OWN }] } }),
      remove('ingressroutes/{name}'),
    ],
  },
  {
    what: 'make IngressRoutes for a path of a shared host',
    by: WORKERS,
    run: [
      create(
        'ingressroutes',
        route('Host(`ml.example.com`) && PathPrefix(`/blue/`) && Method(`GET`)', {
          ...CLASS,
          tls: {},
        }),
      ),
      patch('ingressroutes/{name}', {
        spec: { routes: [{ kind: 'Rule', match: 'Host(`ml.example.com`) && Path(`/blue`)' }] },
      }),
    ],
  },
  {
    what: 'make an IngressRouteTCP and a TraefikService',
    by: WORKERS,
    run: [
      create('ingressroutetcps', tcp('HostSNI(`db.blue.example.com`) && ALPN(`a`)', CLASS)),
      create('traefikservices', {
        spec: { weighted: { services: [SERVICE, { ...SERVICE, namespace: '{ns}' }] } },
      }),
    ],
  },
  {
    what: 'route as one likes by an IngressRoute where the guard rail is off',
    by: ['user'],
    target: OPEN,
    run: [create('ingressroutes', route('PathPrefix(`/`)'))],
  },
];
