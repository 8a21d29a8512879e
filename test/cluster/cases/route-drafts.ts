import type { Draft } from '../battery/calls';

/** A host that tenants `blue` and `small` were granted for their namespaces. */
const HOST = 'demo.{ns}.example.com';

/** As routes of Traefik say so. */
export const HOST_RULE = `Host(\`${HOST}\`)`;
export const SNI_RULE = `HostSNI(\`${HOST}\`)`;

const TARGET = { name: 'web', port: 80 };

/** As routes without a field for it name their class. */
const NGINX = { annotations: { 'kubernetes.io/ingress.class': 'nginx' } };

/** A route of each kind, for a host that was granted. */
export const GRANTED_ROUTES: Readonly<Record<string, Draft>> = {
  // The host is the name.
  domainmappings: { metadata: { name: '{name}.{ns}.example.com' }, spec: {} },
  grpcroutes: { spec: { hostnames: [HOST] } },
  httpproxies: {
    spec: {
      virtualhost: { fqdn: HOST },
      routes: [{ services: [TARGET] }],
      ingressClassName: 'nginx',
    },
  },
  httproutes: { spec: { hostnames: [HOST] } },
  ingressroutes: {
    metadata: NGINX,
    spec: { routes: [{ kind: 'Rule', match: HOST_RULE, services: [TARGET] }] },
  },
  ingressroutetcps: {
    metadata: NGINX,
    spec: { routes: [{ match: SNI_RULE, services: [TARGET] }], tls: {} },
  },
  routes: { spec: { host: HOST, to: { kind: 'Service', name: 'web' } } },
};
