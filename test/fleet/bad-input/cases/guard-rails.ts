import { API, type BadInput, platform, tenant, tier, withTenant } from '../bad-input';

const askWith = (rule: string): string =>
  `network: { default: flowsOnly, flows: { ask: { from: { a: b }, to: { c: d }, ports: [80], http: [${rule}] } } }`;

/** Guard rails, and what they read. */
export const GUARD_RAILS: readonly BadInput[] = [
  {
    rule: 'a guard rail that is off, with what that opens',
    input: tenant('guardRails: { podScheduling: off }'),
    finds: [
      [
        'GUARD_RAIL_OFF 5:34',
        /`podScheduling` is off in all of `vision`: pods choose their node/,
        /say under `accept` why it does not refuse/,
      ],
    ],
  },
  {
    rule: 'a guard rail that a tier switches off is said once',
    input: tier('guardRails: { ownWork: off }'),
    finds: [
      [
        'GUARD_RAIL_OFF 4:28',
        /`ownWork` is off for every tenant of the tier `small`/,
        /Write `enforce`/,
      ],
    ],
  },
  {
    rule: 'a guard rail that does not exist, with the nearest',
    input: tenant('guardRails: { podImage: off }'),
    finds: [['KEY_UNKNOWN 5:19', /`podImage` is not a key of `guardRails`/, /`podImages`/]],
  },
  {
    rule: 'nobody who delivers, so that nobody can be told apart',
    input: platform('reconcilers: []'),
    finds: [
      [
        'GUARD_RAIL_OFF 3:16',
        /`reconcilers` names nobody, so `managedObjects` is off everywhere: everybody who has the rights/,
        /Name the accounts that apply the output/,
      ],
    ],
  },
  {
    rule: 'admins who write network policies, where nothing keeps the border',
    input: tenant('network: { tenantPolicies: true }'),
    finds: [
      [
        'NETWORK_SELF_SERVICE 5:32',
        /`vision`, the tenant's admins can open their namespace to everybody, and to private addresses/,
        /`clusterNetworkPolicy: true`/,
      ],
    ],
  },
  {
    rule: 'the same at the platform, said once',
    input: platform('network: { tenantPolicies: true }'),
    finds: [['NETWORK_SELF_SERVICE 3:30', /can open their namespace/, /accept/]],
  },
  {
    rule: 'a kind whose definition the API server is too old for',
    input: platform('kubernetesVersion: "1.30"\nclusterNetworkPolicy: true'),
    finds: [
      ['VERSION_INVALID 4:25', /1\.30 is too old: .* ClusterNetworkPolicy/, /1\.31 or newer/],
    ],
  },
  {
    rule: 'the same kind in its other version',
    input: platform('kubernetesVersion: "1.30"\nclusterNetworkPolicy: v1beta1'),
    finds: [
      ['VERSION_INVALID 4:25', /1\.30 is too old: .* ClusterNetworkPolicy/, /remove the line/],
    ],
  },
  {
    rule: 'staged borders of an engine that has none',
    input: platform('network: { engine: cilium, staged: true }'),
    finds: [
      ['NETWORK_STAGED 3:30', /Only Calico has policies that are staged/, /`engine: calico`/],
    ],
  },
  {
    rule: 'requests that Calico judges with its proxy alone',
    input: withTenant(
      'platform: { network: { engine: calico } }',
      askWith('{ method: GET, path: /v1/.* }'),
    ),
    finds: [
      [
        'HTTP_NEEDS_PROXY 6:95',
        /application layer policy is switched on/,
        /`accept: \[\{code: HTTP_NEEDS_PROXY, why/,
      ],
    ],
  },
  {
    rule: 'paths that Calico cannot compare',
    input: withTenant(
      'platform: { network: { engine: calico } }',
      askWith('{ path: "/v[12]/.*" }'),
    ),
    finds: [
      ['HTTP_NEEDS_PROXY 6:95', /application layer policy/, /accept/],
      ['NETWORK_ENGINE_LACKS 6:95', /compares paths as they are/, /`\/v1\/models`/],
    ],
  },
  {
    rule: 'parts of a request that Calico does not look at',
    input: withTenant(
      'platform: { network: { engine: calico } }',
      askWith('{ host: a.example.com }'),
    ),
    finds: [
      ['HTTP_NEEDS_PROXY 6:95', /application layer policy/, /accept/],
      ['NETWORK_ENGINE_LACKS 6:95', /the method and the path alone/, /Remove `host`/],
    ],
  },
  {
    rule: 'hosts by their names, which Calico does not know',
    input: withTenant(
      'platform: { network: { engine: calico } }',
      'network: { internet: false, egress: { hub: { hosts: [huggingface.co], ports: [443] } } }',
    ),
    finds: [['NETWORK_ENGINE_LACKS 6:50', /Calico cannot enforce `hosts`/, /runs Cilium.*`cidr`/]],
  },
  {
    rule: 'staged borders without an engine',
    input: platform('network: { staged: true }'),
    finds: [['NETWORK_STAGED 3:14', /Only Calico/, /Remove the line/]],
  },
  {
    rule: 'staged borders of Calico, and no staged borders elsewhere, are fine',
    input: platform('network: { engine: cilium, staged: false }'),
    finds: [],
  },
  {
    rule: 'a border of Calico keeps admins in, and a staged one does not',
    input: platform('network: { engine: calico, staged: true, tenantPolicies: true }'),
    finds: [['NETWORK_SELF_SERVICE 3:60', /can open their namespace/, /Remove `staged`/]],
  },
  {
    rule: 'admins who write network policies inside a border are fine',
    input: withTenant(
      'platform: { clusterNetworkPolicy: true }',
      'network: { tenantPolicies: true }',
    ),
    finds: [],
  },
  {
    rule: 'taints that are none',
    input: tenant('scheduling: { tolerations: ["dedicated=a=b", "-x", "spot=un/fit"] }'),
    finds: [
      ['TAINT_INVALID 5:33', /`dedicated=a=b` is not a valid taint/, /key=value/],
      ['TAINT_INVALID 5:50', /`-x` is not a valid taint/, /key=value/],
      ['TAINT_INVALID 5:56', /`spot=un\/fit` is not a valid taint/, /key=value/],
    ],
  },
  {
    rule: 'the taint of an accelerator in the list, which would let everybody on GPU nodes',
    input: tenant('scheduling: { tolerations: [nvidia.com/gpu] }'),
    finds: [
      [
        'TAINT_INVALID 5:33',
        /keeps pods without a GPU off the nodes/,
        /tolerate its taint without/,
      ],
    ],
  },
  {
    rule: 'fine: other taints in the domain of a vendor, such as that of a product',
    input: tenant(
      'scheduling:\n  tolerations:\n    - nvidia.com/gpu.product=Tesla-V100-PCIE-32GB\n    - nvidia.com/gpu.present\n    - nvidia.com/class\n' +
        '    - nvidia.com/gpu-driver-upgrade\n    - amd.com/gpu.product-name\n    - habana.ai/gaudi.present',
    ),
    finds: [],
  },
  {
    rule: 'nodes of one tenant that another one has too, or may run on',
    input:
      API +
      'tenants:\n' +
      '  - { name: a, costCenter: C-1, scheduling: { nodes: { selector: { of: a }, taint: of=a } } }\n' +
      '  - { name: b, costCenter: C-1, scheduling: { nodes: { selector: { of: b }, taint: of=a } } }\n' +
      '  - { name: c, costCenter: C-1, scheduling: { tolerations: [of] } }\n',
    finds: [
      [
        'NODES_CLAIMED 4:84',
        /by the same taint as `dev` of `a`/,
        /another label and another taint, such as `of=b`/,
      ],
      ['NODES_CLAIMED 5:60', /may tolerate `of`, which keeps others off/, /Remove `of`/],
    ],
  },
  {
    rule: 'nodes that everybody has, or on which only pods with devices may run',
    input: tenant('scheduling: { nodes: { selector: {}, taint: nvidia.com/gpu } }'),
    finds: [
      ['NODES_INVALID 5:38', /chooses all nodes/, /only the nodes of this tenant have/],
      ['NODES_INVALID 5:49', /Only pods that ask for a device/, /a taint of your own/],
    ],
  },
  {
    rule: 'a default priority that pods may not have',
    input: withTenant(
      'platform: { kubernetesVersion: "1.36" }',
      'priorities: [high]\nscheduling: { defaultPriority: low }',
    ),
    finds: [
      [
        'DEFAULT_PRIORITY_INVALID 7:36',
        /`priorities` does not allow it there/,
        /Add `low` to `priorities`/,
      ],
    ],
  },
  {
    rule: 'a default priority on API servers that cannot give it',
    input: tenant('priorities: [low]\nscheduling: { defaultPriority: low }'),
    finds: [
      [
        'DEFAULT_PRIORITY_INVALID 6:36',
        /Kubernetes 1\.34 cannot give `low`/,
        /`kubernetesVersion: "1\.36"` on the platform/,
      ],
    ],
  },
  {
    rule: 'labels and annotations that are no keys',
    input: tenant('scheduling: { metadata: ["a b", "*", "-x/*", "a/b*c"] }'),
    finds: [
      ['METADATA_INVALID 5:30', /`a b` is not the key/, /cni\.projectcalico\.org/],
      ['METADATA_INVALID 5:37', /`\*` is not the key/, /its start and a `\*`/],
      ['METADATA_INVALID 5:42', /`-x\/\*` is not the key/, /its start and a `\*`/],
      ['METADATA_INVALID 5:50', /`a\/b\*c` is not the key/, /its start and a `\*`/],
    ],
  },
  {
    rule: 'labels and annotations that nobody refuses, or that are granted by another word',
    input: tenant(
      'scheduling: { metadata: [example.com/note, karpenter.sh/do-not-disrup, kueue.x-k8s.io/*, runai/queue, pod-template-hash] }',
    ),
    finds: [
      ['METADATA_UNGRANTABLE 5:30', /no guard rail refuses it/, /^Remove the entry\.$/],
      ['METADATA_UNGRANTABLE 5:48', /no guard rail refuses it/, /`karpenter\.sh\/do-not-disrupt`/],
      [
        'METADATA_UNGRANTABLE 5:76',
        /`kueue\.x-k8s\.io\/priority-class` is not granted by its key/,
        /scheduling\.queuePriorities/,
      ],
      ['METADATA_UNGRANTABLE 5:94', /`runai\/queue` is not granted/, /scheduling\.queues/],
      ['METADATA_UNGRANTABLE 5:107', /written by controllers alone/, /Remove the entry/],
    ],
  },
  {
    rule: 'warning: annotations that give away GPUs which no quota counts',
    input: tenant('scheduling: { metadata: [gpu-fraction, karpenter.sh/*, gpu-mem*] }'),
    finds: [
      ['METADATA_UNCOUNTED 5:30', /`gpu-fraction` gives pods parts of GPUs/, /queue of KAI/],
      ['METADATA_UNCOUNTED 5:60', /`gpu-mem\*`/, /accept/],
    ],
  },
  {
    rule: 'names that nothing can have',
    input: tenant(
      'scheduling:\n  schedulers: [My Scheduler]\n  runtimeClasses: [gVisor]\n  runtimeClass: Kata_QEMU\n' +
        'storage:\n  classes: [Fast]\n  volumes: [a_b]\n  drivers: [x/y]\n  attributesClasses: [Gold]\nnetwork: { ingressClasses: [Nginx] }',
    ),
    finds: [
      ['NAME_INVALID 6:20', /cannot be the name of a scheduler/, /`my-scheduler`/],
      ['NAME_INVALID 7:24', /cannot be the name of a runtime class/, /`gvisor`/],
      ['NAME_INVALID 8:21', /cannot be the name of a runtime class/, /`kata-qemu`/],
      ['NAME_INVALID 10:17', /cannot be the name of a storage class/, /`fast`/],
      ['NAME_INVALID 11:17', /cannot be the name of a volume/, /`a-b`/],
      ['NAME_INVALID 12:17', /cannot be the name of a CSI driver/, /`x-y`/],
      ['NAME_INVALID 13:27', /cannot be the name of a VolumeAttributesClass/, /`gold`/],
      ['NAME_INVALID 14:33', /cannot be the name of an ingress class/, /`nginx`/],
    ],
  },
  {
    rule: 'a number of accelerators that is none',
    input: tenant('scheduling: { maxGpusPerPod: -1 }'),
    finds: [['QUANTITY_INVALID 5:34', /-1 is not a valid number of devices/, /whole number/]],
  },
  {
    rule: 'registries that no image comes from',
    input: tenant(
      'images:\n  registries:\n    - https://registry.example.com\n    - registry.example.com/*\n    - library/ubuntu\n' +
        '    - registry.example.com/ml/\n    - "registry.example.com:port"\n    - Registry.example.com',
    ),
    finds: [
      ['REGISTRY_INVALID 7:11', /no protocol/, /registry\.example\.com\/ml/],
      ['REGISTRY_INVALID 8:11', /needs no wildcard/, /Write the host/],
      ['REGISTRY_INVALID 9:11', /`library` would be a folder of docker\.io/, /Write the host/],
      ['REGISTRY_INVALID 10:11', /leave the last slash out/, /Write the host/],
      ['REGISTRY_INVALID 11:11', /its port is not a number/, /Write the host/],
      ['REGISTRY_INVALID 12:11', /`Registry\.example\.com` is not a host name/, /Write the host/],
    ],
  },
  {
    rule: 'an empty list of registries, which would stop everything',
    input: platform('images: { registries: [] }'),
    finds: [['REGISTRY_INVALID 3:25', /no image could run/, /remove the key/]],
  },
  {
    rule: 'a pull policy that does not protect anybody',
    input: tenant('images: { pullPolicy: IfNotPresent }'),
    finds: [['VALUE_UNKNOWN 5:27', /`IfNotPresent`/, /Always/]],
  },
  {
    rule: 'hosts that are none',
    input: tenant(
      'network:\n  hosts: ["https://ml.example.com", "*.com", "*", "ml.example.com:443", "a.*.com"]',
    ),
    finds: [
      ['HOST_INVALID 6:15', /is not a valid host name/, /without protocol/],
      ['HOST_INVALID 6:41', /every host of a top-level domain/, /\*\.ml\.example\.com/],
      ['HOST_INVALID 6:50', /`\*` is not a valid host name/, /without protocol/],
      ['HOST_INVALID 6:55', /is not a valid host name/, /without protocol/],
      ['HOST_INVALID 6:77', /is not a valid host name/, /without protocol/],
    ],
  },
  {
    rule: 'one host for two tenants',
    input: withTenant(
      'sharedServices:\n  registry:\n    costCenter: PLT-1\n    ports: { http: 80 }\n    consumers: all\n    network: { hosts: [models.example.com] }',
      'namespaces: single\nnetwork: { hosts: ["*.example.com"] }',
    ),
    finds: [
      [
        'HOST_CLASH 7:23',
        /`models\.example\.com` is granted to `registry`, and `\*\.example\.com` is granted to `vision`:/,
        /Write `\*\.vision\.example\.com` at `vision` instead of `\*\.example\.com`\.$/,
      ],
    ],
  },
  {
    rule: 'paths of one host that overlap, and paths that proxies would not read alike',
    input: `${API}platform: { namespaces: single, kubernetesVersion: "1.34" }
tenants:
  - { name: a, costCenter: E, network: { hosts: [ml.example.com/a, ml.example.com/x/y] } }
  - { name: b, costCenter: E, network: { hosts: [ml.example.com/b, ml.example.com/a2] } }
  - { name: c, costCenter: E, network: { hosts: [ml.example.com/x] } }
  - { name: d, costCenter: E, network: { hosts: [ml.example.com] } }
  - { name: e, costCenter: E, network: { hosts: ['*.example.com'] } }
  - { name: f, costCenter: E, network: { hosts: [ml.example.com/a/b/c] } }
  - name: g
    costCenter: E
    network: { hosts: ['*.x.example.com/a', x.com/a/, x.com/A, x.com/a.b, x.com/, x.com//a, x.com/../a, x.com/%61] }
`,
    finds: [
      [
        'HOST_CLASH 6:49',
        /`ml\.example\.com\/x` is granted to `c`, and `ml\.example\.com\/x\/y` is granted to `a`:/,
        /of its own here, such as `ml\.example\.com\/c` or `\*\.c\.example\.com`\.$/,
      ],
      [
        'HOST_CLASH 7:49',
        /`ml\.example\.com` is granted to `d`, and `ml\.example\.com\/a` is granted to `a`:/,
        /such as `ml\.example\.com\/d`/,
      ],
      [
        'HOST_CLASH 8:49',
        /`\*\.example\.com` is granted to `e`, and `ml\.example\.com\/a` is granted to `a`:/,
        /such as `\*\.e\.example\.com`\.$/,
      ],
      [
        'HOST_CLASH 9:49',
        /`ml\.example\.com\/a\/b\/c` is granted to `f`, and `ml\.example\.com\/a` is granted to `a`:/,
        /such as `ml\.example\.com\/f` or/,
      ],
      ['HOST_INVALID 12:24', /grants a path of many hosts/, /Name a single host/],
      ...[45, 55, 64, 75, 83, 93, 105].map(
        (column) =>
          [
            `HOST_INVALID 12:${column}`,
            /is not a valid path/,
            /lower-case letters.*without a slash at the end/,
          ] as const,
      ),
    ],
  },
  {
    rule: 'a host of the platform, which every tenant would be granted',
    input: `${API}platform: { namespaces: single, kubernetesVersion: "1.34", network: { hosts: [ml.example.com] } }
tenants:
  - { name: a, costCenter: E }
  - { name: b, costCenter: E }
`,
    finds: [
      [
        'HOST_CLASH 2:78',
        /granted to `b` by the platform, and `ml\.example\.com` is granted to `a` by the platform:/,
        /Remove it here, and state `hosts` at each tenant.*`network: \{hosts: \["ml\.example\.com\/b"\]\}` for `b`\.$/,
      ],
    ],
  },
  {
    rule: 'one host for two environments of a tenant',
    input: tenant('network: { hosts: [vision.example.com] }'),
    finds: [
      [
        'HOST_SHARED 5:23',
        /`vision\.example\.com` is granted to `dev` and to `staging` of `vision`/,
        /^Give each its own part, at `vision`: `environments: \{dev: /,
      ],
    ],
  },
];
