import type { Protection } from './protection';

/** What an admission policy does. Its binding says where it applies. */
interface PolicyProtection extends Pick<Protection, 'says' | 'without' | 'closes'> {
  /** @default - our namespaces */
  readonly boundBy?: string;
}

/** The rows of an admission policy and of its binding. */
function policy(
  sort: 'Validating' | 'Mutating',
  name: string,
  { boundBy = 'Applies it to the namespaces that we manage.', ...row }: PolicyProtection,
): Protection[] {
  return [
    { kind: `${sort}AdmissionPolicy`, name, role: 'platform', ...row },
    {
      kind: `${sort}AdmissionPolicyBinding`,
      name,
      role: 'platform',
      says: boundBy,
      without: sort === 'Validating' ? 'The policy checks nothing.' : 'The policy changes nothing.',
      closes: [],
    },
  ];
}

/** The rows of our admission policies and their bindings. */
export const POLICY_PROTECTIONS: readonly Protection[] = [
  ...policy('Validating', 'tenant-pods', {
    says: 'Holds what every guard rail asks of pods: devices, images, volumes and tokens that were granted, and nothing else from the scheduler and the nodes. Where a namespace has exceptions from its Pod Security Standard, it also holds all the rest of that standard.',
    without:
      "Pods take devices that no quota names, see every GPU of their node, run images that nobody reviewed, mount others' shares, and take nodes that are kept for others.",
    closes: [
      'devices that no pool names, or that are plugged in later, and huge pages',
      'devices without asking for them, through an environment variable',
      'more GPUs in one pod than `scheduling.maxGpusPerPod`',
      "images from registries that are not listed, and others' private images from the cache of a node",
      'choosing a node without the scheduler',
      'tolerating the taints of others, or of GPU nodes without asking for a GPU',
      'schedulers, runtimes and priorities that were not granted',
      'keeping other tenants off a node, by affinity or by a pod that does not end',
      "others' shares, by their address, and drivers that were not granted",
      'mounted tokens that outlive the person who took them',
      'everything that a Pod Security Standard refuses, where a namespace has an exception from it',
    ],
  }),
  ...policy('Validating', 'accelerator-claims', {
    says: 'Lets claims name only the device classes that their namespace was granted, in every form of a request, and never with admin access.',
    without:
      'A claim can name any class, and an alternative inside a request slips past a check of the first.',
    closes: ['device classes that were not granted', "others' devices, through admin access"],
  }),
  ...policy('Validating', 'account-annotations', {
    says: 'Forbids annotations on service accounts that tenants create, except those of the tools that deliver them.',
    without:
      'If a cloud trusts every account of the cluster, or every account of a certain name, an annotation gives an account an identity in that cloud.',
    closes: ["cloud identities through an annotation of the tenant's own account"],
  }),
  ...policy('Validating', 'disruption-budgets', {
    says: 'Forbids PodDisruptionBudgets that let no pod be evicted.',
    without:
      'One budget of one user stops every drain of the nodes that its pods run on: upgrades, the autoscaler, and people.',
    closes: ['nodes that nobody can drain'],
  }),
  ...policy('Validating', 'own-work', {
    says: 'Lets only its maker, the admins of the tenant and cluster-wide controllers change or delete a workload whose maker is recorded.',
    without:
      "Everyone who works in a namespace can delete everyone else's jobs, and so can anyone who runs a pod with the account of an engine.",
    closes: ['changing and deleting the work of a colleague', "work in somebody else's name"],
  }),
  ...policy('Mutating', 'own-work-stamp', {
    says: 'Records the maker of a workload on it and on its pod templates. From Kubernetes 1.36 on.',
    without: 'Nothing records who made what, so the policy `own-work` has nothing to compare.',
    closes: ['work without a maker', "work in somebody else's name"],
  }),
  ...policy('Mutating', 'burst-limits', {
    says: 'Raises the default limit of a container to its request. From Kubernetes 1.36 on.',
    without:
      'With a burst, a container that requests more than the default limit is rejected, although nobody wrote that limit.',
    closes: [],
  }),
  ...policy('Mutating', 'image-pulls', {
    says: 'Has containers ask the registry for their image each time, where `images.pullPolicy` says so. From Kubernetes 1.36 on.',
    without:
      'Pods of engines that say nothing of a pull policy are rejected, and people cannot change them.',
    closes: ["others' private images from the cache of a node"],
  }),
  ...policy('Validating', 'accelerator-bounds', {
    says: 'Refuses pods with more GPUs in one container than `scheduling.maxGpusPerContainer`, and pods with GPUs that state no end, or one after more than `scheduling.maxGpuPodSeconds`. Written only where some namespace states one of them.',
    without:
      'One container takes all GPUs of the quota, and an idle notebook keeps its GPU for ever.',
    closes: ['holding GPUs for ever', 'more GPUs in one container than granted'],
    boundBy: 'Applies it to the namespaces that we manage and that state such a bound.',
  }),
  ...policy('Validating', 'accelerator-bounds-workloads', {
    says: 'Tells people the same about the pod templates of Jobs and CronJobs when they write them, and refuses workloads with GPUs whose pods cannot end.',
    without: 'The workload is accepted, and only its events say why it has no pods.',
    closes: [],
    boundBy: 'Applies it to the namespaces that we manage and that state such a bound.',
  }),
  ...policy('Validating', 'accelerator-bounds-claims', {
    says: 'Refuses claims of more devices than `scheduling.maxGpusPerPod`, and requests of more than `scheduling.maxGpusPerContainer`.',
    without: 'A pod gets by a claim what it may not ask for.',
    closes: ['more GPUs in one claim than one pod may have'],
    boundBy: 'Applies it to the namespaces that we manage and that state such a bound.',
  }),
  ...policy('Validating', 'queued-jobs', {
    says: 'Keeps work that runs to its end in the queue of its namespace, and to the priorities that were granted, in its pod templates as well. Written only with Kueue.',
    without:
      'A job that names no queue runs beside it, and takes what others lent. A job with the priority of system pods goes before all others.',
    closes: ['work in no queue', 'going first by the priority of a pod template'],
    boundBy: 'Applies it to the namespaces that Kueue queues.',
  }),
  ...policy('Validating', 'queued-services', {
    says: 'Keeps pods, Deployments and StatefulSets that ask for devices in the queue of their namespace. Written only with Kueue.',
    without: 'A pod that somebody makes by hand takes devices before its turn, and keeps them.',
    closes: ['devices without a queue'],
    boundBy: 'Applies it to the namespaces that Kueue queues.',
  }),
  ...policy('Validating', 'queue-turns', {
    says: 'Refuses labels and annotations by which work goes before that of others: a boost, a workload that was made before, chosen flavors. Written only with Kueue.',
    without: 'Everybody boosts their own work.',
    closes: ['going first by an annotation'],
    boundBy: 'Applies it to the namespaces that Kueue queues.',
  }),
  ...policy('Mutating', 'default-priorities', {
    says: 'Gives pods that name no priority class the one of `scheduling.defaultPriority`. From Kubernetes 1.36 on, and written only where some namespace states one.',
    without: 'Such pods have the priority 0, and each template has to name the class.',
    closes: [],
    boundBy: 'Applies it to the namespaces that we manage and that state such a class.',
  }),
  ...policy('Mutating', 'own-nodes', {
    says: 'Gives pods the selector and the toleration of `scheduling.nodes`. From Kubernetes 1.36 on, and written only where some namespace states such nodes.',
    without: 'Pods that do not state both are rejected, and people cannot change those of engines.',
    closes: [],
    boundBy: 'Applies it to the namespaces that we manage and that have nodes of their own.',
  }),
  ...policy('Validating', 'own-nodes', {
    says: 'Refuses pods that would run elsewhere than on the nodes of `scheduling.nodes`. Written only where some namespace states such nodes.',
    without: 'Pods of a tenant that has nodes of its own take room on those that all share.',
    closes: ['pods beside the nodes of their tenant'],
    boundBy: 'Applies it to the namespaces that we manage and that have nodes of their own.',
  }),
  ...policy('Mutating', 'required-runtimes', {
    says: 'Gives pods that name no runtime class the one of `scheduling.runtimeClass`. From Kubernetes 1.36 on, and written only where some namespace states one.',
    without:
      'Pods that name no runtime class are rejected, and people cannot change those of engines.',
    closes: ['pods in the usual runtime of their node, which share its kernel'],
  }),
  ...policy('Validating', 'required-runtimes', {
    says: 'Refuses pods that name no runtime class where `scheduling.runtimeClass` states one. Written only where some namespace does.',
    without: 'A pod that names no runtime class runs outside of the sandbox.',
    closes: ['pods in the usual runtime of their node, which share its kernel'],
    boundBy: 'Applies it to the namespaces that we manage and that state a runtime class.',
  }),
  ...policy('Mutating', 'queued-pods', {
    says: 'Gives pods that name no scheduler that of the engine which queues work, and with KAI the label of their queue. From Kubernetes 1.36 on, and written only with Volcano, KAI or YuniKorn.',
    without: 'Pods that say nothing about queues are rejected.',
    closes: [],
  }),
  ...policy('Validating', 'queued-work', {
    says: 'Keeps pods in the queue of their namespace: with KAI by its label and without another priority, with YuniKorn out of applications of other namespaces. Written only with these engines.',
    without:
      'A pod is in the queue of another tenant by a label, and holds what it borrowed for as long as it likes.',
    closes: ['work in the queue of somebody else', 'devices that nobody gets back'],
    boundBy: 'Applies it to the namespaces whose work is queued.',
  }),
  ...policy('Validating', 'yunikorn-applications', {
    says: 'Keeps pods out of applications of other namespaces where they may name the scheduler of YuniKorn. Written only where `scheduling.schedulers` lists it.',
    without:
      'A pod joins an application of another tenant by a label, and is in its queue from then on.',
    closes: ['work in the queue of somebody else'],
    boundBy: 'Applies it to the namespaces whose pods may name YuniKorn.',
  }),
  ...policy('Validating', 'queued-fields', {
    says: 'Refuses PodGroups, and Jobs of Volcano, in another queue than that of their namespace. Written only with Volcano or KAI.',
    without: 'A Job names the queue of another tenant, or one of the engine that nothing bounds.',
    closes: ['work in the queue of somebody else'],
    boundBy: 'Applies it to the namespaces whose work is queued.',
  }),
  ...policy('Mutating', 'pod-totals', {
    says: 'Removes default requests and limits that exceed what a pod states as a whole. From Kubernetes 1.36 on.',
    without:
      'A pod with many containers and a small total is rejected, although nobody wrote those requests.',
    closes: [],
  }),
  ...policy('Validating', 'engine-fields', {
    says: 'Lets workloads of engines ask their operator only for what the tenant may do itself: no other namespace, no file and no token of the operator, only listed queues.',
    without:
      'An operator acts with its own rights. A field of its objects lets a tenant read the ConfigMaps of others, start pods in their namespaces, or run a program with the token of the operator.',
    closes: [
      "reading and starting things in others' namespaces through an operator",
      "programs inside the operator, and the operator's files",
      'queues and locks of other tenants',
    ],
  }),
  ...policy('Validating', 'workflow-status', {
    says: 'Lets only the workflow controller write the status of workflows.',
    without:
      'Workflows have no separate status. The controller believes what a user writes there: artifact repositories of other namespaces, locks that it holds, claims that it should delete.',
    closes: ["others' artifact repositories, locks and claims, through the status of a workflow"],
  }),
  ...policy('Validating', 'ray-autoscaling', {
    says: 'Lets accounts for the Ray autoscaler change only the number of workers of a RayCluster.',
    without:
      "Everybody who runs a pod with such an account can put another image into a colleague's cluster.",
    closes: ["changing a colleague's RayCluster with the account of the autoscaler"],
  }),
  ...policy('Validating', 'managed-objects', {
    says: 'Lets only `platform.reconcilers` and administrators change or delete what we write, and use our label.',
    without:
      'Anything that may write objects of the same kind can change ours: a tool in the cluster, or an admin with `network.tenantPolicies`.',
    closes: [
      'opening quotas, limits, policies and bindings with a right that was granted for something else',
      'cloud identities through an annotation of an account',
      'objects that pass as ours and cannot be removed',
    ],
  }),
  ...policy('Validating', 'managed-namespaces', {
    says: 'Lets only them delete a namespace, or change its labels and annotations that carry a guard. Other keys stay free.',
    without:
      'Anyone who may annotate a namespace can change the labels that pod security, meshes, queues and our own policies rely on.',
    closes: [
      'pod security that is lifted by a label',
      'guard rails that are switched off by an annotation',
      'namespaces that are deleted, or given an owner that does not exist',
    ],
    boundBy:
      'Applies it to all namespaces: a selector would let through the request that removes our label.',
  }),
  ...policy('Validating', 'role-bindings', {
    says: "Keeps everyone in the tenant from writing Roles and RoleBindings; with `access: selfService`, the tenant's admins bind people to our three roles, under names that we do not use, and accounts of the namespace to Roles that hold nothing that nobody in a tenant may do.",
    without: 'Anyone who was bound by hand to the built-in role `admin` can let everyone in.',
    closes: [
      'bindings of everyone who can log in',
      'roles that nobody has reviewed',
      'bindings in the way of those that are delivered',
    ],
  }),
  ...policy('Validating', 'token-requests', {
    says: 'Lets only kubelets ask for a token that lives longer than a day.',
    without: 'Anyone with the right to ask for tokens can get one that lives for years.',
    closes: ['tokens that outlive the person who asked for them'],
  }),
  ...policy('Validating', 'token-secrets', {
    says: 'Forbids Secrets that Kubernetes fills with the token of a service account.',
    without: 'Such a token never expires, and everyone who reads the Secret has it.',
    closes: ['tokens that never expire'],
  }),
  ...policy('Validating', 'route-annotations', {
    says: 'Forbids annotations of Ingresses, routes and Services that pass raw configuration to the shared proxy, or name Secrets in other namespaces or hosts that were not granted.',
    without:
      "One line of configuration in an annotation runs in the proxy that all tenants share, with access to its Secrets and to everyone's traffic.",
    closes: [
      'raw configuration of the shared proxy',
      'Secrets of other namespaces, through an annotation',
      "DNS records and certificates for others' names",
    ],
  }),
  ...policy('Validating', 'route-hosts', {
    says: 'Lets Ingresses and Gateway API routes take requests only for `network.hosts`, and use only the classes in `network.ingressClasses`.',
    without: 'The first route to name a host has it, and a route without a host has them all.',
    closes: [
      "other tenants' host names",
      "others' paths of a shared host",
      'routes without a host',
      'ingress classes that were not granted',
    ],
  }),
  ...policy('Validating', 'proxy-routes', {
    says: 'Lets Routes of OpenShift and DomainMappings of Knative take requests only for `network.hosts`. It exists if `kinds` grants one of them.',
    without: 'The first Route to name a host has it.',
    closes: ["other tenants' host names", "others' paths of a shared host"],
  }),
  ...policy('Validating', 'contour-routes', {
    says: 'Lets HTTPProxies of Contour take requests only for `network.hosts`, include only those of their namespace, and have the shared proxy call only their own Services. It exists if `kinds` grants HTTPProxies.',
    without:
      'An HTTPProxy takes a host that Contour then serves to nobody else, and sends requests to the Services of other tenants.',
    closes: ["other tenants' host names", "others' Services, by an include", "others' rate limits"],
  }),
  ...policy('Validating', 'traefik-routes', {
    says: 'Lets IngressRoutes and IngressRouteTCPs of Traefik take requests only for `network.hosts`, by rules that begin with one host, and lets them and TraefikServices name only objects of their namespace. It exists if `kinds` grants one of them.',
    without:
      'A rule takes the requests of all hosts, and shows the dashboard of Traefik to everybody.',
    closes: [
      "other tenants' host names",
      "others' paths of a shared host",
      'rules without a host',
      'objects of other namespaces and of Traefik itself',
    ],
  }),
  ...policy('Validating', 'service-exposure', {
    says: 'Forbids Services with external addresses, and those that refer to another name unless Knative created them. Allows node ports and load balancers as `objects` grants them, with a hint on what to do instead.',
    without:
      'A Service can take the traffic for any address in the whole cluster, or lead a proxy that others trust to where its tenant may not go.',
    closes: [
      'external addresses',
      'Services of type ExternalName',
      'node ports and load balancers that were not granted',
    ],
  }),
  ...policy('Validating', 'volume-claims', {
    says: 'Lets claims name only a volume in `storage.volumes`, or a class in `storage.classes`.',
    without:
      'A claim can bind a volume that somebody else left behind, with the data on it, or use any storage class, whatever it costs.',
    closes: [
      'volumes that others left behind',
      'claims without a class, which bind any volume',
      'storage classes that were not granted',
      'copies of the data in other namespaces',
      'annotations by which a provisioner takes a volume that exists',
    ],
  }),
  ...policy('Validating', 'volume-snapshots', {
    says: 'Lets snapshots be taken only of claims in the same namespace.',
    without: 'A snapshot can bind content that was taken elsewhere, and a claim restores it.',
    closes: ["snapshots of others' data"],
  }),
  ...policy('Validating', 'workload-history', {
    says: 'Lets a workload keep at most 10 old versions of itself and of its jobs.',
    without:
      'Quotas must not count what controllers create, because a full quota stops the next rollout: a single Deployment can fill etcd with its history.',
    closes: ['unlimited ReplicaSets and Jobs as the history of one workload'],
  }),
  ...policy('Validating', 'pod-deletion', {
    says: 'Lets nobody delete or evict a pod with more time to end than `scheduling.maxGracePeriodSeconds`.',
    without:
      'A request to delete a pod can state a year: the pod keeps its node, and pods with a higher priority wait.',
    closes: ['holding a node by a pod that does not end'],
  }),
  ...policy('Validating', 'object-sizes', {
    says: 'Lets objects that people write be at most as large as `objects.maxSize`, and ConfigMaps and Secrets as `objects.maxDataSize`.',
    without:
      'Caps count objects, and one object may have 1.5 MB: a few hundred of them fill etcd, and then nobody in the cluster can write anything.',
    closes: ['filling etcd with large objects'],
  }),
  ...policy('Validating', 'workload-metadata', {
    says: 'Lets pods, templates and workloads have only those labels and annotations that mean nothing to programs of the platform, or that were granted.',
    without:
      'Schedulers, networks, runtimes and autoscalers read labels and annotations, and act for everybody who writes them: a label suspends the work of another tenant, an annotation attaches a pod to any network.',
    closes: [
      'queues and priorities of other tenants',
      'networks, addresses and devices that were not granted',
      'nodes that nobody can drain',
      "taking over a colleague's ReplicaSet or Job by its labels",
    ],
  }),
  ...policy('Validating', 'data-metadata', {
    says: 'Lets ConfigMaps, Secrets, Services and claims of volumes have only those labels and annotations that no program of the platform acts on, or that were granted.',
    without:
      'Programs that copy Secrets between namespaces, and sidecars that read the settings of Grafana, act for everybody who writes a label or an annotation: a tenant writes into the namespaces of others.',
    closes: [
      'data that is copied into the namespaces of others, or out of them',
      'settings of programs that all tenants share',
    ],
  }),
  ...policy('Validating', '<policy>-warn', {
    says: 'Warns of what the policy would refuse, and writes it to the audit log, where a guard rail is in the mode `warn`.',
    without: 'Nobody hears of what will be refused once the guard rail enforces.',
    closes: [],
    boundBy: 'Applies it to the namespaces that have such a guard rail.',
  }),
  ...policy('Validating', '<policy>-audit', {
    says: 'Writes what the policy would refuse to the audit log, where a guard rail is in the mode `audit`.',
    without: 'Nobody can find what will be refused once the guard rail enforces.',
    closes: [],
    boundBy: 'Applies it to the namespaces that have such a guard rail.',
  }),
  ...policy('Validating', 'flux-fields', {
    says: 'Holds the objects with which Flux deploys for tenants to the sources of the namespace, to the namespace itself, and to the account `deployer`. Written only where some tenant deploys with Flux.',
    without:
      'People who write a Kustomization have Flux apply anything with the rights of a cluster administrator, and read the repositories and Secrets of others.',
    closes: [
      "Kustomizations with the rights of Flux, or of another tenant's source",
      'sources at any address, with the identity of Flux in the cloud',
    ],
  }),
  ...policy('Validating', 'flux-object-sizes', {
    says: 'Lets objects of Flux that people write be at most as large as `objects.maxSize`. Written only where some tenant deploys with Flux.',
    without:
      'Patches and values make an object of Flux as large as 1.5 MB, and its controllers hold all of them in memory.',
    closes: ['filling etcd with large objects of Flux'],
  }),
  ...policy('Validating', 'flux-managed-objects', {
    says: 'Lets only the accounts that deliver change the objects of Flux that we write. Its controllers write their status and finalizers.',
    without:
      'People who write objects of Flux change ours, and the next delivery changes them back.',
    closes: [],
  }),
];
