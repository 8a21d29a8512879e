import { type Attack, attack, byPolicy } from '../battery/attack';
import { create, patch } from '../battery/calls';
import { MAKERS, WORKERS } from '../battery/people';
import type { Work } from '../battery/work';
import { OPEN } from '../battery/targets';
import { ingress, service } from './drafts';
import { GRANTED_ROUTES } from './route-drafts';

const RAW = byPolicy(
  'route-annotations',
  'the annotation .+ configures the proxy that all tenants share\\. Remove it',
);
const ELSEWHERE = byPolicy(
  'route-annotations',
  'the annotation .+ names an object of another namespace\\.',
);
const FOREIGN_NAME = byPolicy(
  'route-annotations',
  'the annotation .+ names a host that this namespace was not granted; granted here: ',
);

const IDENTITY = byPolicy(
  'route-annotations',
  'the annotation cert-manager\\.io/.+ puts more into a certificate than hosts, by which others could',
);
const NO_HOST = byPolicy(
  'route-annotations',
  'this asks for a certificate without a host that this namespace was granted; granted here: ',
);

const TRAEFIK = 'traefik.ingress.kubernetes.io';
const NGINX = 'nginx.ingress.kubernetes.io';

/** Annotations of which each gives a tenant more than its own traffic. */
const ANNOTATIONS: readonly (readonly [key: string, value: string, refused: Attack['refused']])[] =
  [
    [`${NGINX}/configuration-snippet`, 'return 200;', RAW],
    [`${NGINX}/server-snippet`, 'return 200;', RAW],
    ['nginx.org/location-snippets', 'return 200;', RAW],
    ['haproxy.org/backend-config-snippet', 'http-request deny', RAW],
    ['haproxy-ingress.github.io/config-backend', 'http-request deny', RAW],
    ['haproxy-ingress.github.io/config-backend-early', 'http-request deny', RAW],
    [`${NGINX}/auth-url`, 'http://evil.example.org', RAW],
    [`${NGINX}/auth-signin`, 'http://evil.example.org', RAW],
    [`${NGINX}/auth-tls-match-cn`, 'CN=a', RAW],
    [`${NGINX}/mirror-target`, 'http://10.0.0.1', RAW],
    [`${NGINX}/upstream-vhost`, 'web.lab-green-dev.svc', RAW],
    [`${NGINX}/rewrite-target`, '/;} location /x {', RAW],
    [`${NGINX}/from-to-www-redirect`, 'true', RAW],
    [
      'alb.ingress.kubernetes.io/conditions.web',
      '[{"field":"host-header","hostHeaderConfig":{"values":["green.example.com"]}}]',
      RAW,
    ],
    [`${NGINX}/rewrite-target`, '/\r}', RAW],
    ['nginx.org/rewrite-target', '/x; } location /y { proxy_pass http://10.0.0.1', RAW],
    ['nginx.org/rewrites', 'serviceName=web rewrite=/; } location /y {', RAW],
    ['nginx.org/proxy-hide-headers', 'a; } location /y { proxy_pass http://10.0.0.1;', RAW],
    ['nginx.com/jwt-realm', 'a"; } location /y {', RAW],
    ['nginx.org/proxy-set-headers', 'X-A: b,Host: green.example.com', RAW],
    ['haproxy.org/path-rewrite', '/x\n  http-request deny', RAW],
    ['haproxy-ingress.github.io/rewrite-target', '/x\n  http-request deny', RAW],
    ['haproxy.org/request-set-header', 'X-A b\nHost green.example.com', RAW],
    ['haproxy.org/set-host', 'green.example.com', RAW],
    ['haproxy.org/route-acl', 'always_true', RAW],
    ['haproxy-ingress.github.io/tcp-service-port', '5432', RAW],
    ['haproxy-ingress.github.io/health-check-addr', '10.0.0.1', RAW],
    ['konghq.com/host-header', 'green.example.com', RAW],
    ['appgw.ingress.kubernetes.io/backend-hostname', 'green.example.com', RAW],
    ['ingress.cilium.io/host-listener-port', '8443', RAW],
    ['zalando.org/skipper-routes', 'Host("green") -> "http://10.0.0.1"', RAW],
    ['zalando.org/skipper-filter', 'setDynamicBackendUrl("http://10.0.0.1")', RAW],
    ['getambassador.io/config', 'kind: Mapping', RAW],
    ['alb.ingress.kubernetes.io/group.name', 'green', RAW],
    ['alb.ingress.kubernetes.io/group.order', '-1000', RAW],
    ['alb.ingress.kubernetes.io/actions.web', '{"type":"forward","targetGroupARN":"a"}', RAW],
    ['alb.ingress.kubernetes.io/transforms.web', '[{"type":"host-header-rewrite"}]', RAW],
    [`${TRAEFIK}/router.entrypoints`, 'internal', RAW],
    [`${TRAEFIK}/router.entrypoints`, 'websecure,traefik', RAW],
    [`${TRAEFIK}/router.pathmatcher`, 'PathPrefix(`/`) || Host', RAW],
    [`${TRAEFIK}/router.middlewares`, 'lab-green-dev-basicauth@kubernetescrd', ELSEWHERE],
    [
      `${TRAEFIK}/router.middlewares`,
      '{ns}-own@kubernetescrd,lab-green-dev-basicauth@kubernetescrd',
      ELSEWHERE,
    ],
    [`${TRAEFIK}/router.tls.options`, 'lab-green-dev-weak@kubernetescrd', ELSEWHERE],
    [`${TRAEFIK}/service.serverstransport`, 'lab-green-dev-mtls@kubernetescrd', ELSEWHERE],
    // Traefik reads its keys in any case.
    [`${TRAEFIK}/router.pathMatcher`, 'PathPrefix(`/`) || Host', RAW],
    [`${TRAEFIK}/Router.EntryPoints`, 'internal', RAW],
    [`${TRAEFIK}/router.Middlewares`, 'lab-green-dev-basicauth@kubernetescrd', ELSEWHERE],
    [`${TRAEFIK}/ROUTER.TLS.Options`, 'lab-green-dev-weak@kubernetescrd', ELSEWHERE],
    [`${TRAEFIK}/service.serversTransport`, 'lab-green-dev-mtls@kubernetescrd', ELSEWHERE],
    [`${TRAEFIK}/router.tls.Domains.0.Main`, 'green.example.com', FOREIGN_NAME],
    ['k8s.apisix.apache.org/svc-namespace', 'lab-green-dev', ELSEWHERE],
    ['projectcontour.io/tls-cert-namespace', 'lab-green-dev', ELSEWHERE],
    ['nginx.org/policies', 'own,lab-green-dev/open', ELSEWHERE],
    ['appprotect.f5.com/app-protect-policy', 'lab-green-dev/open', ELSEWHERE],
    ['haproxy.org/cr-backend', 'lab-green-dev/web', ELSEWHERE],
    ...['uri-sans', 'ip-sans', 'email-sans', 'subject-organizations', 'subject-serialnumber'].map(
      (name) => [`cert-manager.io/${name}`, 'a', IDENTITY] as const,
    ),
    ['cert-manager.io/literal-subject', 'CN=a,O=system:masters', IDENTITY],
    ['cert-manager.io/usages', 'client auth,server auth', IDENTITY],
    [
      'appgw.ingress.kubernetes.io/hostname-extension',
      'a.blue.example.com, green.example.com',
      FOREIGN_NAME,
    ],
    [`${TRAEFIK}/router.tls.domains.0.main`, 'green.example.com', FOREIGN_NAME],
    [`${TRAEFIK}/router.tls.domains.1.sans`, 'a.blue.example.com,*.example.com', FOREIGN_NAME],
    ['dns.gardener.cloud/dnsnames', 'green.example.com', FOREIGN_NAME],
    ['cert.gardener.cloud/commonname', 'green.example.com', FOREIGN_NAME],
    ['dns.alpha.kubernetes.io/external', 'green.example.com', FOREIGN_NAME],
    ['coredns.io/hostname', 'green.example.com', FOREIGN_NAME],
    [`${NGINX}/auth-secret`, 'lab-green-dev/passwords', ELSEWHERE],
    [`${NGINX}/auth-tls-secret`, 'lab-green-dev/ca', ELSEWHERE],
    [`${NGINX}/proxy-ssl-secret`, 'lab-green-dev/client', ELSEWHERE],
    ['haproxy.org/server-crt', 'lab-green-dev/client', ELSEWHERE],
    [`${NGINX}/server-alias`, 'a.blue.example.com, green.example.com', FOREIGN_NAME],
    [`${NGINX}/server-alias`, '~^.+$', FOREIGN_NAME],
    ['konghq.com/host-aliases', 'green.example.com', FOREIGN_NAME],
    ['external-dns.alpha.kubernetes.io/hostname', 'green.example.com', FOREIGN_NAME],
    ['cert-manager.io/common-name', 'green.example.com', FOREIGN_NAME],
  ];

const PATH = {
  path: '/',
  pathType: 'Prefix',
  backend: { service: { name: 'web', port: { number: 80 } } },
};

export const ANNOTATION_RAIL_ATTACKS: readonly Attack[] = [
  // Of the kinds of every proxy that we know.
  ...['domainmappings', 'ingressroutes'].map((plural) => {
    const draft = GRANTED_ROUTES[plural]!;
    const annotations = {
      ...(draft.metadata?.['annotations'] as object),
      'external-dns.alpha.kubernetes.io/hostname': 'green.example.com',
    };
    return attack(
      'E59',
      `get a DNS record for a foreign host by ${plural}`,
      create(plural, { ...draft, metadata: { ...draft.metadata, annotations } }),
      FOREIGN_NAME,
    );
  }),
  ...ANNOTATIONS.map(([key, value, refused]) =>
    attack(
      refused === FOREIGN_NAME || refused === IDENTITY ? 'E59' : 'E57',
      `configure the proxy by ${key}: ${value}`,
      create('ingresses', ingress({}, { annotations: { [key]: value } })),
      refused,
    ),
  ),
  attack(
    'E57',
    'configure the proxy by an ingress that exists',
    patch('ingresses/target', {
      metadata: { annotations: { [`${NGINX}/server-snippet`]: 'return 200;' } },
    }),
    RAW,
    { by: MAKERS },
  ),
  attack(
    'E57',
    'configure the proxy by a service',
    create('services', {
      ...service(),
      metadata: { annotations: { 'haproxy.org/backend-config-snippet': 'http-request deny' } },
    }),
    RAW,
  ),
  attack(
    'E57',
    'configure the proxy by the transport of a service',
    create('services', {
      ...service(),
      metadata: {
        annotations: { [`${TRAEFIK}/service.serverstransport`]: 'lab-green-dev-a@kubernetescrd' },
      },
    }),
    ELSEWHERE,
  ),
  attack(
    'E59',
    'get a certificate for a name inside the cluster alone',
    create(
      'ingresses',
      ingress(
        {
          rules: [{ host: 'web.{ns}.svc', http: { paths: [PATH] } }],
          tls: [{ hosts: ['web.{ns}.svc'], secretName: 'web' }],
        },
        { annotations: { 'cert-manager.io/cluster-issuer': 'corp-ca' } },
      ),
    ),
    NO_HOST,
    { by: MAKERS },
  ),
  attack(
    'E59',
    'get a record in a foreign name by a service',
    create('services', {
      ...service({ clusterIP: 'None' }),
      metadata: {
        annotations: { 'external-dns.alpha.kubernetes.io/hostname': 'green.example.com' },
      },
    }),
    FOREIGN_NAME,
  ),
  attack(
    'E59',
    'get a record in a foreign name by a route',
    create('httproutes', {
      metadata: {
        annotations: { 'external-dns.alpha.kubernetes.io/hostname': 'green.example.com' },
      },
      spec: { hostnames: ['a.{ns}.example.com'] },
    }),
    FOREIGN_NAME,
  ),
];

export const ANNOTATION_RAIL_WORK: readonly Work[] = [
  {
    what: 'annotate an ingress as its pages show it',
    by: WORKERS,
    run: [
      create(
        'ingresses',
        ingress(
          { ingressClassName: 'nginx' },
          {
            annotations: {
              [`${NGINX}/rewrite-target`]: '/$2',
              [`${NGINX}/proxy-body-size`]: '8m',
              [`${NGINX}/proxy-read-timeout`]: '3600',
              [`${NGINX}/auth-type`]: 'basic',
              [`${NGINX}/auth-secret`]: '{ns}/passwords',
              [`${NGINX}/whitelist-source-range`]: '0.0.0.0/0,::/0',
              [`${NGINX}/server-alias`]: 'a.blue.example.com, b.blue.example.com',
              'kubernetes.io/tls-acme': 'true',
              'cert-manager.io/cluster-issuer': 'letsencrypt',
              'cert-manager.io/common-name': 'blue.example.com',
              'external-dns.alpha.kubernetes.io/hostname': 'blue.example.com,*.blue.example.com',
              'alb.ingress.kubernetes.io/conditions.web':
                '[{"field":"http-header","httpHeaderConfig":{"httpHeaderName":"a","values":["b"]}}]',
            },
          },
        ),
      ),
    ],
  },
  {
    what: 'annotate an ingress as the pages of other proxies show it',
    by: WORKERS,
    run: [
      create(
        'ingresses',
        ingress(
          {},
          {
            annotations: {
              'nginx.org/rewrites': 'serviceName=tea rewrite=/;serviceName=coffee rewrite=/beans/',
              'nginx.com/sticky-cookie-services': 'serviceName=web srv_id expires=1h path=/',
              'nginx.org/limit-req-key': '${binary_remote_addr}',
              'nginx.org/policies': 'own,{ns}/other',
              'nginx.org/proxy-set-headers': 'X-Forwarded-ABC: a,X-Host: b',
              'haproxy.org/request-set-header': 'X-A a\nX-B b',
              'haproxy.org/path-rewrite': '/x /y',
              'haproxy-ingress.github.io/headers': 'X-A: a\n',
              [`${TRAEFIK}/router.entrypoints`]: 'web, websecure',
              [`${TRAEFIK}/router.pathmatcher`]: 'PathPrefix',
              [`${TRAEFIK}/router.middlewares`]: '{ns}-strip@kubernetescrd,{ns}_auth@kubernetescrd',
              [`${TRAEFIK}/router.priority`]: '42',
              [`${TRAEFIK}/router.tls.domains.0.main`]: 'blue.example.com',
              'k8s.apisix.apache.org/svc-namespace': '{ns}',
              'konghq.com/strip-path': 'true',
              'alb.ingress.kubernetes.io/scheme': 'internal',
              'alb.ingress.kubernetes.io/actions.web':
                '{"type":"redirect","redirectConfig":{"port":"443"}}',
              'appgw.ingress.kubernetes.io/hostname-extension': 'a.blue.example.com',
              'cert-manager.io/duration': '2160h',
              'cert-manager.io/private-key-algorithm': 'ECDSA',
            },
          },
        ),
      ),
    ],
  },
  {
    what: 'configure the proxy where the guard rail is off',
    by: ['user'],
    target: OPEN,
    run: [
      create(
        'ingresses',
        ingress({}, { annotations: { [`${NGINX}/auth-url`]: 'http://auth.example.org' } }),
      ),
    ],
  },
];
