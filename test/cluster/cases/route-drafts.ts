import type { Draft } from '../battery/calls';

/** A host that tenants `blue` and `small` were granted for their namespaces. */
const HOST = 'demo.{ns}.example.com';

const TARGET = { name: 'web', port: 80 };

/** A route of each kind, for a host that was granted. */
export const GRANTED_ROUTES: Readonly<Record<string, Draft>> = {
  // The host is the name.
  domainmappings: { metadata: { name: '{name}.{ns}.example.com' }, spec: {} },
  grpcroutes: { spec: { hostnames: [HOST] } },
  httpproxies: { spec: { virtualhost: { fqdn: HOST }, routes: [{ services: [TARGET] }] } },
  httproutes: { spec: { hostnames: [HOST] } },
  ingressroutes: {
    spec: { routes: [{ kind: 'Rule', match: `Host(\`${HOST}\`)`, services: [TARGET] }] },
  },
  ingressroutetcps: {
    spec: { routes: [{ match: `HostSNI(\`${HOST}\`)`, services: [TARGET] }], tls: {} },
  },
  routes: { spec: { host: HOST, to: { kind: 'Service', name: 'web' } } },
};
