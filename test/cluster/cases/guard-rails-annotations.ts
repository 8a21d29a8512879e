import { type Attack, attack, byPolicy } from '../battery/attack';
import { create, patch } from '../battery/calls';
import { MAKERS, WORKERS } from '../battery/people';
import type { Work } from '../battery/work';
import { OPEN } from '../battery/targets';
import { ingress, service } from './drafts';

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

export const ANNOTATION_RAIL_ATTACKS: readonly Attack[] = [
  ...ANNOTATIONS.map(([key, value, refused]) =>
    attack(
      refused === FOREIGN_NAME ? 'E59' : 'E57',
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
