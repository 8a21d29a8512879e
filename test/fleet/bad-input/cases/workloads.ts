import { API, type BadInput, platform, tenant, tier, withTenant } from '../bad-input';

const extra = (text: string): string => tenant(`objects:\n  hard:\n    ${text}`);

/** Somebody outside of the cluster who may come in. */
const CLIENTS = 'network: { ingress: { clients: { cidr: 192.0.2.0/24 } } }';

/** Caps on objects, what containers get, priorities, own kinds. */
export const WORKLOADS: readonly BadInput[] = [
  {
    rule: 'a runtime class without a name',
    input: tenant('scheduling: { runtimeClass: "" }'),
    finds: [
      [
        'NAME_INVALID 5:33',
        /Nothing is written where the name of a runtime class/,
        /remove the line/,
      ],
    ],
  },
  {
    rule: 'quota keys for accelerators that the API server accepts and never counts',
    input: extra('limits.nvidia.com/gpu: 4\n    nvidia.com/gpu: 4'),
    finds: [
      [
        'QUOTA_KEY_NOT_COUNTED 7:9',
        /`limits\.nvidia\.com\/gpu` and never counts it/,
        /`quota: \{gpu: …\}`/,
      ],
      [
        'QUOTA_KEY_NOT_COUNTED 8:9',
        /`nvidia\.com\/gpu` and never counts it/,
        /`quota: \{gpu: …\}`/,
      ],
    ],
  },
  {
    rule: 'quota keys for devices that are not counted in that form',
    input: extra('rdma/hca: 4\n    limits.rdma/hca: 4'),
    finds: [
      ['QUOTA_KEY_NOT_COUNTED 7:9', /with the prefix `requests\.` only/, /`requests\.rdma\/hca`/],
      ['QUOTA_KEY_NOT_COUNTED 8:9', /by their requests alone/, /under `extendedResources`/],
    ],
  },
  {
    rule: "quota keys that HAMi's scheduler counts, and that follow from a pool",
    input: extra(
      'limits.nvidia.com/gpumem: 8000\n    limits.nvidia.com/gpucores: 10\n    limits.huawei.com/Ascend910B-memory: 8000',
    ),
    finds: [
      [
        'QUOTA_KEY_NOT_COUNTED 7:9',
        /HAMi's scheduler does, .* follows from `sharing\.hami`/,
        /`sharing: \{hami: \{memoryPerShare: 8000\}\}`/,
      ],
      [
        'QUOTA_KEY_NOT_COUNTED 8:9',
        /HAMi's scheduler does/,
        /`sharing: \{hami: \{memoryPerShare: 8000, coresPerShare: 10\}\}`/,
      ],
      [
        'QUOTA_KEY_NOT_COUNTED 9:9',
        /HAMi's scheduler does/,
        /`sharing: \{hami: \{memory: huawei\.com\/Ascend910B-memory, memoryPerShare: 8000\}\}`/,
      ],
    ],
  },
  {
    rule: 'quota keys that follow from other settings',
    input: extra(
      'requests.nvidia.com/gpu: 4\n    requests.cpu: 4\n    limits.memory: 4Gi\n    services: 4\n    services.loadbalancers: 1\n' +
        '    count/secrets: 4\n    gpu.nvidia.com.deviceclass.resource.k8s.io/devices: 1',
    ),
    finds: [
      ['QUOTA_KEY_ELSEWHERE 7:9', /follows from `quota\.gpu`/, /`quota\.gpu` instead/],
      ['QUOTA_KEY_ELSEWHERE 8:9', /follows from `quota\.cpu`/, /`quota\.cpu` instead/],
      ['QUOTA_KEY_ELSEWHERE 9:9', /follows from `burst`/, /`burst` instead/],
      [
        'QUOTA_KEY_ELSEWHERE 10:9',
        /follows from `objects\.services`/,
        /`objects\.services` instead/,
      ],
      ['QUOTA_KEY_ELSEWHERE 11:9', /follows from `objects\.loadBalancers`/, /instead/],
      ['QUOTA_KEY_ELSEWHERE 12:9', /follows from `objects\.secrets`/, /instead/],
      ['QUOTA_KEY_ELSEWHERE 13:9', /follows from `quota\.gpu`/, /instead/],
    ],
  },
  {
    rule: 'quota keys of kinds that do not exist, with the nearest',
    input: extra(
      'count/deployment.apps: 4\n    count/rayclusters: 4\n    count/widgets: 4\n    request.cpu: 4\n    widgets: 4',
    ),
    finds: [
      [
        'QUOTA_KEY_NOT_COUNTED 7:9',
        /There is no kind `deployment\.apps`/,
        /`count\/deployments\.apps`/,
      ],
      [
        'QUOTA_KEY_NOT_COUNTED 8:9',
        /There is no kind `rayclusters`/,
        /`count\/rayclusters\.ray\.io`/,
      ],
      [
        'QUOTA_KEY_NOT_COUNTED 9:9',
        /does not name a kind and its group/,
        /count\/<plural>\.<group>/,
      ],
      ['QUOTA_KEY_NOT_COUNTED 10:9', /never counts `request\.cpu`/, /State `quota\.cpu` instead/],
      ['QUOTA_KEY_NOT_COUNTED 11:9', /never counts `widgets`/, /count\/<plural>\.<group>/],
    ],
  },
  {
    rule: 'quota keys of kinds that the API server leaves out of every quota',
    input: extra(
      'count/events: 4\n    count/events.events.k8s.io: 4\n    count/bindings: 4\n    count/tokenreviews.authentication.k8s.io: 4',
    ),
    finds: [
      [
        'QUOTA_KEY_NOT_COUNTED 7:9',
        /leaves events out of every quota, so `count\/events` counts nothing/,
        /^Remove the key\. Keep events in an etcd of their own .*`--event-ttl=10m`/,
      ],
      ['QUOTA_KEY_NOT_COUNTED 8:9', /so `count\/events\.events\.k8s\.io` counts/, /Remove the key/],
      [
        'QUOTA_KEY_NOT_COUNTED 9:9',
        /answers `bindings` without storing them, so `count\/bindings` counts nothing/,
        /^Remove the key\.$/,
      ],
      [
        'QUOTA_KEY_NOT_COUNTED 10:9',
        /answers `tokenreviews\.authentication\.k8s\.io` without storing/,
        /^Remove the key\.$/,
      ],
    ],
  },
  {
    rule: 'a cap on what controllers make',
    input: extra('count/replicasets.apps: 10'),
    finds: [['QUOTA_KEY_DOUBTFUL 7:9', /rollouts stop half-way/, /`objects\.deployments`/]],
  },
  {
    rule: 'amounts of raw keys that cannot be read',
    input: extra(
      'count/rayclusters.ray.io: 4.5\n    fast.storageclass.storage.k8s.io/requests.storage: -1Ti',
    ),
    finds: [
      ['QUANTITY_TOO_FINE 7:35', /only whole numbers/, /Round/],
      ['QUANTITY_INVALID 8:60', /`-1Ti` is negative/, /0 or more/],
    ],
  },
  {
    rule: 'caps that are no numbers of objects',
    input: tenant('objects: { services: -1, secrets: 1.5, jobs: "7", configmaps: 5 }'),
    finds: [
      ['QUANTITY_INVALID 5:26', /`-1` is negative/, /0 or more/],
      ['QUANTITY_INVALID 5:39', /`objects\.secrets` is `1\.5`/, /whole number/],
      ['TYPE_WRONG 5:50', /`objects\.jobs` is the text `7`/, /`7`, without quotes/],
      ['KEY_UNKNOWN 5:55', /`configmaps` is not a key of `objects`/, /`configMaps`/],
    ],
  },
  {
    rule: 'less than a namespace holds from the start',
    input: tenant(
      'objects: { configMaps: 0, serviceAccounts: 0 }\nserviceAccounts: { a: {} }\n' +
        'environments: { dev: { objects: { serviceAccounts: 2 } }, prod: { serviceAccounts: { b: {} } } }',
    ),
    finds: [
      ['CAP_BELOW_OWN 5:28', /`configMaps: 0` is less than the 1 that each/, /at least 1/],
      ['CAP_BELOW_OWN 5:48', /`serviceAccounts: 0` is less than the 2 that each/, /at least 2/],
      ['CAP_BELOW_OWN 7:88', /`serviceAccounts: 0` is less than the 3 that each/, /at least 3/],
    ],
  },
  {
    rule: 'fine: exactly what is there from the start, or no cap',
    input: tenant(
      'objects: { configMaps: 1, serviceAccounts: 2 }\nserviceAccounts: { a: {} }\n' +
        'environments: { dev: { objects: { serviceAccounts: null } } }',
    ),
    finds: [],
  },
  {
    rule: 'warning: load balancers without node ports',
    input: tenant(`objects: { loadBalancers: 2 }\n${CLIENTS}`),
    finds: [
      [
        'LOADBALANCER_NODEPORTS 5:31',
        /`allocateLoadBalancerNodePorts: false` are accepted/,
        /as many `nodePorts`/,
      ],
    ],
  },
  {
    rule: 'warning: load balancers of a tier, once, in the tier',
    input: tier(`objects: { loadBalancers: 2 }\n${CLIENTS}`),
    finds: [['LOADBALANCER_NODEPORTS 4:31', /no node ports/, /`nodePorts`/]],
  },
  {
    rule: 'fine: load balancers with node ports, or with as many as there are',
    input: tenant(
      `objects: { loadBalancers: 2, nodePorts: 4 }\n${CLIENTS}\nenvironments: { dev: { objects: { nodePorts: null } } }`,
    ),
    finds: [],
  },
  {
    rule: 'warning: load balancers that nobody outside may call, however many there are',
    input: tenant(
      'objects: { loadBalancers: 2, nodePorts: 4 }\nnetwork: { ingress: { nginx: { namespace: ingress-nginx } } }\nenvironments: { dev: { objects: { loadBalancers: null } } }',
    ),
    finds: [
      [
        'LOADBALANCER_UNREACHABLE 5:31',
        /no address there may come in/,
        /`network: \{ingress:.*cidr/,
      ],
      ['LOADBALANCER_UNREACHABLE 7:54', /no address there may come in/, /ports of the pods/],
    ],
  },
  {
    rule: 'warning: what `default`, `min`, `max` and `podMax` refuse, each where it is asked for',
    input: tenant(
      'containers:\n  default: { memory: 1Gi }\n  min: { cpu: 10m }\n  max: { memory: 8Gi }\n  podMax: { memory: 16Gi }',
    ),
    finds: [
      [
        'CONTAINER_BOUND 6:16',
        /`default` refuses every container that requests more/,
        /Prefer a quota/,
      ],
      [
        'CONTAINER_BOUND 7:12',
        /`min` refuses every container that requests less, including sidecars/,
        /Prefer a quota/,
      ],
      ['CONTAINER_BOUND 8:12', /`max` refuses.*without one/, /Prefer a quota/],
      ['CONTAINER_BOUND 9:15', /`podMax` refuses every pod/, /Prefer a quota/],
    ],
  },
  {
    rule: 'bounds that contradict each other, once for a resource, where the later one stands',
    input: tenant(
      'containers: { min: { cpu: 300m }, defaultRequest: { cpu: 400m }, max: { cpu: 200m } }',
    ),
    finds: [
      ['CONTAINER_BOUND 5:24', /`min`/, /Prefer a quota/],
      ['CONTAINER_BOUND 5:75', /`max`/, /Prefer a quota/],
      [
        'CONTAINER_BOUNDS 5:82',
        /For `cpu`, `defaultRequest` is 400m, which is more than `max` with 200m/,
        /min ≤ defaultRequest/,
      ],
    ],
  },
  {
    rule: 'a bound that contradicts a built-in default, where the bound stands',
    input: tenant('containers: { min: { cpu: 200m } }'),
    finds: [
      ['CONTAINER_BOUND 5:24', /`min`/, /Prefer a quota/],
      [
        'CONTAINER_BOUNDS 5:31',
        /For `cpu`, `min` is 200m, which is more than `defaultRequest` with 100m/,
        /Keep min/,
      ],
    ],
  },
  {
    rule: 'a bound that contradicts what the burst gives, where the burst stands',
    input: `${API}platform: { containers: { max: { cpu: 110m } } }\ntenants:\n  - { name: vision, costCenter: ENG-1, burst: 20% }\n`,
    finds: [
      ['CONTAINER_BOUND 2:32', /`max`/, /Prefer a quota/],
      [
        'CONTAINER_BOUNDS 4:47',
        /For `cpu`, `default` is 120m, which is more than `max` with 110m/,
        /Keep min/,
      ],
    ],
  },
  {
    rule: 'a quota without a default request',
    input: tenant('containers: { defaultRequest: null }'),
    finds: [
      [
        'DEFAULT_REQUEST_MISSING 5:35',
        /`cpu` has a quota but no default request/,
        /Keep `containers/,
      ],
    ],
  },
  {
    rule: 'fine: no default request of what has no quota',
    input: platform('containers: { defaultRequest: { memory: null } }\nquota: { memory: null }'),
    finds: [['QUOTA_UNBOUNDED 4:20', /Nothing bounds `memory`/, /State an amount/]],
  },
  {
    rule: 'warning: a default limit that wastes quota, with how many such pods fit, once for a tenant',
    input: tenant(
      'burst: 20%\nquota: { memory: 200Gi }\ncontainers: { defaultRequest: { memory: 2Gi }, default: { memory: 4Gi } }',
    ),
    finds: [
      ['CONTAINER_BOUND 7:61', /`default`/, /Prefer a quota/],
      [
        'DEFAULT_LIMIT_WASTES_QUOTA 7:71',
        /In `dev` of `vision`, 18 containers.*although the requests have room for 30/,
        /Lower the default limit/,
      ],
    ],
  },
  {
    rule: 'warning: a limit of one environment that its default containers use up first, where it stands',
    input: tenant('burst: 20%\nenvironments: { prod: { quota: { cpu: 4, limits: { cpu: 4 } } } }'),
    finds: [
      [
        'DEFAULT_LIMIT_WASTES_QUOTA 6:61',
        /In `prod` of `vision`, 33 containers.*although the requests have room for 40/,
        /raise the burst/,
      ],
    ],
  },
  {
    rule: 'priority classes that cannot be made',
    input: platform(
      'priorityClasses:\n  system-mine: { value: 1 }\n  High: { value: 1 }\n  huge: { value: 5000000000 }\n' +
        '  first: { value: 1, globalDefault: true }\n  second: { value: 2, globalDefault: true }\n  none: {}',
    ),
    finds: [
      [
        'NAME_RESERVED 4:5',
        /`system-mine` is reserved for the cluster's own pods/,
        /class of your own/,
      ],
      ['NAME_INVALID 5:5', /`High` cannot be the name of a priority class/, /such as `high`/],
      ['PRIORITY_INVALID 6:20', /5000000000 is not a valid value/, /-2147483648 to 1000000000/],
      ['PRIORITY_INVALID 8:40', /`first` and `second` are both the default/, /at one of them/],
      ['KEY_MISSING 9:5', /`value` is missing/, /a higher one go first/],
    ],
  },
  {
    rule: 'priority classes that no tenant may name',
    input: tenant('priorities: [system-node-critical, ml_prod]'),
    finds: [
      ['NAME_RESERVED 5:18', /evict the pods of everybody else/, /class of your own/],
      ['NAME_INVALID 5:40', /`ml_prod` cannot be the name/, /such as `ml-prod`/],
    ],
  },
  {
    rule: 'priority classes that no tenant may name, in a map',
    input: tenant('priorities: { system-node-critical: {}, ml_prod: {} }'),
    finds: [
      ['NAME_RESERVED 5:19', /evict the pods of everybody else/, /class of your own/],
      ['NAME_INVALID 5:45', /`ml_prod` cannot be the name/, /such as `ml-prod`/],
    ],
  },
  {
    rule: 'claims of which none fits, and limits that no ratio allows',
    input: tenant(
      'storage: { minClaim: 10Gi, maxClaim: 5Gi }\n' +
        'containers: { maxLimitRequestRatio: { cpu: 4, memory: 1 } }\nburst: { memory: 20% }',
    ),
    finds: [
      [
        'CLAIM_BOUNDS 5:42',
        /`minClaim` is 10Gi, which is more than `maxClaim` with 5Gi/,
        /Keep minClaim ≤ maxClaim/,
      ],
      [
        'CONTAINER_BOUND 6:48',
        /refuses every container that states no limit of `cpu`/,
        /`containers: \{default: \{cpu: 400m\}\}`, or a burst/,
      ],
      [
        'CONTAINER_BOUNDS 6:59',
        /a limit may be 1 times the request, but containers that state nothing get a limit of 614Mi/,
        /lower the default limit to 512Mi/,
      ],
    ],
  },
  {
    rule: 'a priority class that may use more than there is',
    input: withTenant(
      'platform: { namespaces: single, pools: { h100: { resource: nvidia.com/gpu } } }',
      'quota: { cpu: 10, gpu: 4 }\npriorities: { urgent: { quota: { cpu: 16, gpu: 8 } } }',
    ),
    finds: [
      [
        'PRIORITY_QUOTA_ABOVE 7:43',
        /Pods of `urgent` may request 16 of `cpu`, but `all` of `vision` has 10/,
        /Lower it to at most 10/,
      ],
      [
        'PRIORITY_QUOTA_ABOVE 7:52',
        /8 GPUs of `h100`, but `all` of `vision` has 4/,
        /Lower it to at most 4/,
      ],
    ],
  },
  {
    rule: 'subresources of own kinds: those that come with their kind, and those that nobody gets',
    input: platform(
      'kinds:\n  - { group: kubernetes.dask.org, resource: daskworkergroups/scale }\n' +
        '  - { group: build.openshift.io, resource: buildconfigs/instantiatebinary }\n' +
        '  - { group: lab.example.com, resource: runs, subresources: [status] }',
    ),
    finds: [
      [
        'KIND_INVALID 4:7',
        /people who write the kind write its `\/scale`/,
        /Write `resource: daskworkergroups`\./,
      ],
      [
        'KIND_INVALID 5:7',
        /nothing caps or judges/,
        /Write `resource: buildconfigs`\. Its only parts/,
      ],
      ['VALUE_UNKNOWN 6:64', /cannot be `status`/, /`scale`/],
    ],
  },
  {
    rule: 'kinds that no tenant may be given, with the reason',
    input: platform(
      'kinds:\n  - { group: "*", resource: runs }\n  - { group: rbac.authorization.k8s.io, resource: roles }\n' +
        '  - { group: "", resource: secrets }\n  - { group: "", resource: widgets }\n  - { group: lab.example.com, resource: Run }\n' +
        '  - { group: lab_example, resource: runs }\n  - { group: lab.example.com, resource: runs/status }\n' +
        '  - { group: lab.example.com, resource: runs, cap: -1 }\n  - { group: lab.example.com, resource: runs }',
    ),
    finds: [
      ['KIND_INVALID 4:7', /`runs\.\*` cannot be granted: a wildcard/, /Name one kind/],
      ['KIND_INVALID 5:7', /people who write roles/, /Remove the entry/],
      [
        'KIND_INVALID 6:7',
        /`secrets` cannot be granted: viewers must not read it/,
        /`viewer: none`/,
      ],
      ['KIND_INVALID 7:7', /`widgets`.*no kinds of your own/, /Name one kind/],
      ['KIND_INVALID 8:7', /`Run` is not the plural of a kind/, /kubectl api-resources/],
      ['KIND_INVALID 9:7', /`lab_example` is not a valid API group/, /kubectl api-resources/],
      ['KIND_INVALID 10:7', /only its operator writes it/, /Remove the entry: `runs` is/],
      ['QUANTITY_INVALID 11:54', /-1 is not a valid number of objects/, /0 or more/],
      ['KIND_INVALID 12:7', /`runs\.lab\.example\.com` is in the list twice/, /Keep one/],
    ],
  },
  {
    rule: 'warning: kinds that no guard rail judges, unless people only read them',
    input: platform(
      'kinds:\n  - { group: apisix.apache.org, resource: apisixroutes }\n  - { group: traefik.io, resource: ingressroutes }\n' +
        '  - { group: networking.istio.io, resource: virtualservices, user: none }\n  - { group: projectcontour.io, resource: httpproxies, admin: read }\n' +
        '  - { group: kustomize.toolkit.fluxcd.io, resource: kustomizations }\n  - { group: helm.toolkit.fluxcd.io, resource: helmreleases }\n' +
        '  - { group: traefik.io, resource: middlewares }\n  - { group: getambassador.io, resource: mappings, user: read, admin: read }',
    ),
    finds: [
      [
        'KIND_UNGUARDED 4:7',
        /`apisixroutes\.apisix\.apache\.org`.*any host/,
        /`user: read, admin: read`/,
      ],
      ['KIND_UNGUARDED 6:7', /where the mesh sends requests/, /accept/],
      ['KIND_UNGUARDED 8:7', /controller of Flux, unless.*--no-cross-namespace-refs/, /accept/],
      ['KIND_UNGUARDED 9:7', /controller of Flux/, /accept/],
      ['KIND_UNGUARDED 10:7', /`middlewares\.traefik\.io`/, /accept/],
    ],
  },
  {
    rule: 'fine: routes that name their hosts in fields, which a guard rail judges',
    input: platform(
      'kinds:\n  - { group: route.openshift.io, resource: routes }\n  - { group: serving.knative.dev, resource: domainmappings }\n' +
        '  - { group: traefik.io, resource: ingressroutes }\n  - { group: projectcontour.io, resource: httpproxies }',
    ),
    finds: [],
  },
  {
    rule: 'warning: kinds of the Gateway API that take ports, and not hosts',
    input: platform(
      'kinds:\n  - { group: gateway.networking.k8s.io, resource: tcproutes }\n  - { group: gateway.networking.k8s.io, resource: gateways }\n' +
        '  - { group: gateway.networking.k8s.io, resource: tlsroutes }\n  - { group: gateway.networking.k8s.io, resource: referencegrants }',
    ),
    finds: [
      ['KIND_UNGUARDED 4:7', /a port of a shared Gateway/, /accept/],
      ['KIND_UNGUARDED 5:7', /listen there for any host/, /accept/],
      ['KIND_UNGUARDED 7:7', /any namespace use their Services and Secrets/, /accept/],
    ],
  },
  {
    rule: 'legacy quota keys: what every API server counts, and what only OpenShift does',
    input: extra(
      'replicationcontrollers: 20\n    resourcequotas: 5\n    openshift.io/imagestreams: 10',
    ),
    finds: [['QUOTA_KEY_DOUBTFUL 9:9', /Only OpenShift counts/, /`network: \{dns: openshift\}`/]],
  },
  {
    rule: 'fine: image streams on OpenShift',
    input: withTenant(
      'platform: { network: { dns: openshift } }',
      'objects: { hard: { openshift.io/imagestreams: 10 } }',
    ),
    finds: [],
  },
  {
    rule: 'a cap on quotas that our own exceed',
    input: extra('resourcequotas: 1\n    count/resourcequotas: 1'),
    finds: [
      ['CAP_BELOW_OWN 7:25', /less than the 2/, /at least 2/],
      ['CAP_BELOW_OWN 8:31', /less than the 2/, /at least 2/],
    ],
  },
];
