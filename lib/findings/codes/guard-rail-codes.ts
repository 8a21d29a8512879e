import { defineCodes } from './code-entry';

/** Guard rails, and the lists that they read. */
export const GUARD_RAIL_CODES = defineCodes({
  GUARD_RAIL_OFF: {
    severity: 'warning',
    summary: 'A guard rail does not refuse what it objects to.',
    caret: 'value',
    cause:
      'A guard rail is an admission policy that stops what roles, quotas and pod security cannot ' +
      'stop. The finding says what is possible while it is off, only warns, or only writes to the ' +
      'audit log.',
    fix:
      'Write `enforce`, or grant what is needed by name: most guard rails read a list of what is ' +
      'allowed. While you introduce the rails on a cluster that is in use, give the reason in `accept`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            guardRails: { podScheduling: 'off' }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            scheduling: { tolerations: [dedicated=vision] }
      `,
    },
  },
  NETWORK_SELF_SERVICE: {
    severity: 'warning',
    summary: "Admins can open their tenant's network border.",
    caret: 'value',
    cause:
      'Network policies add up: each one opens something, and none can close what another opens. ' +
      'Admins who write them can let every namespace in, and let their pods reach private ' +
      "addresses, including the cloud's metadata service. Only a ClusterNetworkPolicy, which is " +
      'evaluated first, still protects the border then.',
    fix:
      'If your network plugin enforces ClusterNetworkPolicy, set `clusterNetworkPolicy: true` on ' +
      'the platform; otherwise, open what is needed under `ingress`, `egress` and `flows`. If ' +
      'you accept the risk, give the reason in `accept`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            network: { tenantPolicies: true }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform: { clusterNetworkPolicy: true }
        tenants:
          - name: vision
            costCenter: ENG-1
            network: { tenantPolicies: true }
      `,
    },
  },
  NODES_CLAIMED: {
    severity: 'error',
    summary: 'Nodes of one tenant are open to another.',
    caret: 'value',
    cause:
      '`scheduling.nodes` gives a tenant nodes that no other tenant runs on. Their taint keeps others off, so ' +
      'that nobody else may have the same taint, or tolerate it, and no two tenants may mean the same labels. ' +
      'Environments of one tenant may share their nodes.',
    fix: 'Give each tenant a taint and labels of its own, and remove tolerations of the taint elsewhere.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: nlp
            costCenter: ENG-2
            scheduling: { tolerations: [dedicated] }
          - name: vision
            costCenter: ENG-1
            scheduling: { nodes: { selector: { dedicated: vision }, taint: dedicated=vision } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: nlp
            costCenter: ENG-2
            scheduling: { tolerations: [dedicated=nlp] }
          - name: vision
            costCenter: ENG-1
            scheduling: { nodes: { selector: { dedicated: vision }, taint: dedicated=vision } }
      `,
    },
  },
  NODES_INVALID: {
    severity: 'error',
    summary: 'No nodes can be kept for a tenant in this way.',
    caret: 'value',
    cause:
      'Pods choose their nodes by labels, and a taint keeps others off. Without a label, they would run on all ' +
      'nodes. A taint in the domain of a vendor of accelerators is only for pods that ask for its devices.',
    fix: 'State a label that only these nodes have, and a taint of your own.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            scheduling: { nodes: { selector: { dedicated: vision }, taint: nvidia.com/gpu } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            scheduling: { nodes: { selector: { dedicated: vision }, taint: dedicated=vision } }
      `,
    },
  },
  TAINT_INVALID: {
    severity: 'error',
    summary: 'The taint is not valid, or it protects GPU nodes.',
    caret: 'value',
    cause:
      'A taint is written as a key or as `key=value`. Taints that have the name of an accelerator ' +
      'cannot be listed: anyone who tolerated one without asking for a GPU could fill the GPU ' +
      'nodes with ordinary pods. Other taints in the domain of a vendor, such as ' +
      '`nvidia.com/gpu.product=…`, can be listed, and count for pods that ask for its devices.',
    fix:
      'Correct the key. Remove an entry for an accelerator: pods that ask for one may tolerate ' +
      'its taint anyway.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            scheduling: { tolerations: [nvidia.com/gpu] }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            scheduling: { tolerations: [dedicated=vision] }
      `,
    },
  },
  METADATA_INVALID: {
    severity: 'error',
    summary: 'The text is not the key of a label or an annotation.',
    caret: 'value',
    cause:
      'An entry of `scheduling.metadata` is the key of a label or an annotation, or its start and a `*`.',
    fix: 'Correct the key.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            scheduling: { metadata: ['karpenter.sh/do not disrupt'] }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            scheduling: { metadata: [karpenter.sh/do-not-disrupt] }
      `,
    },
  },
  METADATA_UNCOUNTED: {
    severity: 'warning',
    summary: 'An annotation gives pods GPUs that no quota counts.',
    caret: 'value',
    cause:
      'With `gpu-fraction` or `gpu-memory`, the scheduler of KAI or Run:ai gives a pod a part of a ' +
      'GPU, which its containers do not ask for under `resources`. A ResourceQuota counts only ' +
      'what they ask for there, so the GPUs of the tenant have no bound in the namespace.',
    fix:
      'Remove the entry. If a queue of that scheduler bounds the tenant, accept the warning and ' +
      'name the queue.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            scheduling: { metadata: [gpu-fraction], queues: [vision] }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            scheduling: { metadata: [gpu-fraction], queues: [vision] }
            accept: [{ code: METADATA_UNCOUNTED, why: the queue vision has 4 GPUs at most }]
      `,
    },
  },
  METADATA_UNGRANTABLE: {
    severity: 'error',
    summary: 'The label or annotation needs no grant, or is granted in another way.',
    caret: 'value',
    cause:
      'An entry of `scheduling.metadata` is about keys that the guard rail `workloadMetadata` refuses. ' +
      'Queues and priorities are granted by their names, and labels by which controllers find their ' +
      'pods are granted to nobody.',
    fix:
      'Remove an entry that no guard rail refuses, or correct the key. List queues and priorities under ' +
      '`scheduling.queues` and `scheduling.queuePriorities`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            scheduling: { metadata: [karpenter.sh/do-not-distrupt] }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            scheduling: { metadata: [karpenter.sh/do-not-disrupt] }
      `,
    },
  },
  REGISTRY_INVALID: {
    severity: 'error',
    summary: 'The registry is not valid.',
    caret: 'value',
    cause:
      'An image name starts with a host, and perhaps a path. A first part without a dot is not a ' +
      'host: `library/x` means `docker.io/library/x`. An empty list would allow no image at all.',
    fix: 'Write the beginning of your image names, without `https://` and without a wildcard.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            images: { registries: ["https://registry.example.com/"] }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            images: { registries: [registry.example.com/vision] }
      `,
    },
  },
  HOST_INVALID: {
    severity: 'error',
    summary: 'The host name is not valid.',
    caret: 'value',
    cause:
      'A host is a name such as `ml.example.com`, or `*.ml.example.com` for every name below it. ' +
      'A path after a single host grants that part of it, in lower-case letters, digits, hyphens and ' +
      'underscores. A whole top-level domain, such as `*.com`, cannot be granted.',
    fix: 'Remove the protocol, the port, and a slash at the end.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            namespaces: single
            network: { hosts: ["https://vision.example.com/"] }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            namespaces: single
            network: { hosts: [vision.example.com] }
      `,
    },
  },
  HOST_SHARED: {
    severity: 'warning',
    summary: 'Two environments of a tenant are granted the same host.',
    caret: 'value',
    cause:
      'Proxies merge the routes of one host, whatever namespace they are in. People who only work ' +
      'in dev can then take requests of prod: with a route for `/login`, for example. Hosts of a ' +
      'tenant are granted to each of its environments.',
    fix:
      'Grant each environment its own hosts. If the same people work in all of them, give that ' +
      'reason in `accept`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            network: { hosts: ["*.vision.example.com"] }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            environments:
              dev: { network: { hosts: ["*.dev.vision.example.com"] } }
              staging: { network: { hosts: ["*.staging.vision.example.com"] } }
              prod: { network: { hosts: [vision.example.com, www.vision.example.com] } }
      `,
    },
  },
  HOST_CLASH: {
    severity: 'error',
    summary: 'Two tenants are granted the same host.',
    caret: 'value',
    cause:
      'Proxies give a host to the first route that names it. If two tenants may create routes ' +
      "for one host, each can take the other's requests. A wildcard covers every host below it.",
    fix:
      'Grant each host to one tenant, or a path of it to each. A host at the platform or in a tier ' +
      'is granted to every tenant that inherits it, so name hosts at the tenants.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            namespaces: single
            network: { hosts: ["*.example.com"] }
          - name: speech
            costCenter: ENG-2
            namespaces: single
            network: { hosts: [speech.example.com] }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            namespaces: single
            network: { hosts: ["*.vision.example.com"] }
          - name: speech
            costCenter: ENG-2
            namespaces: single
            network: { hosts: [speech.example.com] }
      `,
    },
  },
});
