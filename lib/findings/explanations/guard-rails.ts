import type { Explanations } from './explanation';
import { yaml } from './yaml';

/** Guard rails, and what they read. */
export const GUARD_RAIL_EXPLANATIONS = {
  GUARD_RAIL_OFF: {
    cause:
      'A guard rail is an admission policy that stops what roles, quotas and pod security cannot stop. The finding names ' +
      'what is open where it is off.',
    fix: 'Remove the line, or grant what is needed by name: most rails read a list. If it is meant, say why under `accept`.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            guardRails: { podScheduling: false }
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            scheduling: { tolerations: [dedicated=vision] }
      `,
    },
  },
  NETWORK_SELF_SERVICE: {
    cause:
      'NetworkPolicies are a union: each one opens something, and none takes back what another opens. Admins who write ' +
      'them can let every namespace in, and let their pods out to private addresses, the metadata service of the cloud ' +
      'included. Only a policy of the cluster, which is judged first, keeps the border of the tenant then.',
    fix:
      'Say that the cluster has ClusterNetworkPolicy, if its network plugin enforces that kind; or open what is needed by ' +
      'name under `ingress`, `egress` and `flows`. If it is meant, say why under `accept`.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            network: { tenantPolicies: true }
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { clusterNetworkPolicy: true }
        tenants:
          - name: vision
            costCenter: ENG-1
            network: { tenantPolicies: true }
      `,
    },
  },
  TAINT_INVALID: {
    cause:
      'A taint is named by its key, or by key and value. Taints of accelerators cannot be listed: whoever may tolerate one ' +
      'without asking for a GPU fills the GPU nodes with ordinary pods.',
    fix: 'Correct the key, or remove an entry for an accelerator: pods that ask for one may tolerate its taint anyway.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            scheduling: { tolerations: [nvidia.com/gpu] }
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            scheduling: { tolerations: [dedicated=vision] }
      `,
    },
  },
  REGISTRY_INVALID: {
    cause:
      'The name of an image starts with a host, and perhaps a path. A first word without a dot is no host: `library/x` is ' +
      'taken for `docker.io/library/x`.',
    fix: 'Write the beginning of the names of your images, without `https://` and without a wildcard.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            images: { registries: ["https://registry.example.com/"] }
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            images: { registries: [registry.example.com/vision] }
      `,
    },
  },
  HOST_INVALID: {
    cause:
      'A host is a name such as `ml.example.com`, or `*.ml.example.com` for every name below it. All names of a top-level ' +
      'domain belong to nobody.',
    fix: 'Leave protocol, port and path out.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            network: { hosts: ["https://vision.example.com/"] }
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            network: { hosts: [vision.example.com] }
      `,
    },
  },
  HOST_CLASH: {
    cause:
      'Proxies give a host to the first route that names it. Where two tenants may make routes for one host, each can take ' +
      'the requests of the other. A wildcard covers every host below it.',
    fix: 'Grant each host to one tenant. Hosts at the platform or in a tier are granted to all that inherit them.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            network: { hosts: ["*.example.com"] }
          - name: speech
            costCenter: ENG-2
            network: { hosts: [speech.example.com] }
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            network: { hosts: ["*.vision.example.com"] }
          - name: speech
            costCenter: ENG-2
            network: { hosts: [speech.example.com] }
      `,
    },
  },
} as const satisfies Explanations;
