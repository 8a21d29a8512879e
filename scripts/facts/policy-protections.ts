import type { Protection } from './protections';

/** What an admission policy states; its binding says where. */
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
      without: sort === 'Validating' ? 'The policy judges nothing.' : 'The policy changes nothing.',
      closes: [],
    },
  ];
}

/** The rows of our admission policies and their bindings. */
export const POLICY_PROTECTIONS: readonly Protection[] = [
  ...policy('Validating', 'accelerator-names', {
    says: 'Pods ask only for extended resources and huge pages that their namespace was granted.',
    without:
      'A quota can name only what is known today. The next kind of device that a node advertises is free for everybody.',
    closes: ['devices that no pool names', 'devices that are plugged in later', 'huge pages'],
  }),
  ...policy('Validating', 'accelerator-claims', {
    says: 'Claims name only device classes that their namespace was granted, in every shape of a request, and never with admin access.',
    without:
      'A claim names any class, and an alternative inside a request slips by a check of the first.',
    closes: ['device classes that were not granted', 'devices that others hold, by admin access'],
  }),
  ...policy('Validating', 'account-annotations', {
    says: 'Service accounts that tenants make wear no annotations but those of the tools that deliver them.',
    without:
      'An annotation gives an account an identity in a cloud, wherever that cloud trusts every account of the cluster or of a name.',
    closes: ['cloud identities by an annotation of an account of one’s own'],
  }),
  ...policy('Validating', 'own-work', {
    says: 'A workload that says who made it is changed and deleted by its maker, by the admins of the tenant, and by what works for everybody.',
    without:
      'Everybody who works in a namespace deletes the jobs of everybody else, and so does whoever runs a pod with the account of an engine.',
    closes: ['changing and deleting the work of a colleague', 'work in the name of somebody else'],
  }),
  ...policy('Mutating', 'own-work-stamp', {
    says: 'Writes who made a workload on it, and on the templates of its pods. From Kubernetes 1.36 on.',
    without: 'Nothing says who made what, and the policy `own-work` has nothing to compare.',
    closes: ['work without a maker', 'work in the name of somebody else'],
  }),
  ...policy('Mutating', 'burst-limits', {
    says: 'Raises a limit that a container has by default to what it requests. From Kubernetes 1.36 on.',
    without:
      'With a burst, a container that requests more than the default limit is refused, although nobody wrote that limit.',
    closes: [],
  }),
  ...policy('Mutating', 'pod-totals', {
    says: 'Takes default requests and limits away that do not fit into what a pod states as a whole. From Kubernetes 1.36 on.',
    without:
      'A pod of many containers that states little for all of them is refused, although nobody wrote those requests.',
    closes: [],
  }),
  ...policy('Validating', 'managed-objects', {
    says: 'Only `platform.reconcilers` and administrators change or delete what we write, and nobody else gives our label away.',
    without:
      'Whoever may write objects of the same kind, be it a tool of the cluster or an admin with `network.tenantPolicies`, changes ours.',
    closes: [
      'opening quotas, limits, policies and bindings with a right that is meant for something else',
      'cloud identities by an annotation of an account',
      'objects that pass as ours and cannot be taken back',
    ],
  }),
  ...policy('Validating', 'managed-namespaces', {
    says: 'Only they change the labels and annotations of a namespace that carry a guard, or delete it. Other keys stay free.',
    without:
      'The label that pod security, meshes, queues and our own policies go by is changed by whoever keeps notes on namespaces.',
    closes: [
      'pod security that is lifted by a label',
      'guard rails that are switched off by an annotation',
      'namespaces that are deleted, or given an owner that does not exist',
    ],
    boundBy:
      'Applies it to all namespaces: a selector would let the request through that takes our label away.',
  }),
  ...policy('Validating', 'role-bindings', {
    says: 'Nobody of a tenant writes Roles and RoleBindings; with `access: selfService` its admins bind people to our three roles.',
    without: 'Whoever was let in by hand with the built-in `admin` lets everybody in.',
    closes: ['bindings of everybody who can log in', 'roles that nobody has reviewed'],
  }),
  ...policy('Validating', 'accelerator-use', {
    says: 'Pods see the accelerators that they ask for, and ask for no more than `scheduling.maxGpusPerPod`.',
    without:
      'One variable in a pod shows it every GPU of its node, those of other tenants and those beside its own alike.',
    closes: [
      'GPUs without asking for them, by a variable',
      'more GPUs in one pod than `scheduling.maxGpusPerPod`',
    ],
  }),
  ...policy('Validating', 'pod-images', {
    says: 'Images come from `images.registries`, and are asked for each time where `images.pullPolicy` says so.',
    without:
      'Pods run images that nobody looked at. A node hands out the private images that it has once pulled for somebody else.',
    closes: [
      'images from elsewhere than was listed',
      'private images of others, from the cache of a node',
    ],
  }),
  ...policy('Validating', 'pod-scheduling', {
    says: 'Pods ask the scheduler and the nodes only for what was granted: no node by name, and tolerations, schedulers, runtime and priority classes of a list. Their affinity is about pods of their namespace.',
    without:
      'A pod takes the nodes that are kept for others, leads past every queue, evicts the pods of other tenants, or keeps them off a node.',
    closes: [
      'choosing the node past the scheduler',
      'tolerating the taints of others, or of GPU nodes without a GPU',
      'schedulers, runtimes and priorities that were not granted',
      'keeping other tenants off a node by affinity',
    ],
  }),
  ...policy('Validating', 'pod-volumes', {
    says: 'Pods mount claims, and no share by its address. Drivers inside a pod come from `storage.drivers`.',
    without:
      'A pod mounts whatever its node can reach, with attributes of its own, past every quota and storage class.',
    closes: ['shares of others, by their address', 'drivers that were not granted'],
  }),
  ...policy('Validating', 'token-lifetime', {
    says: 'No pod mounts a token that lives longer than a day.',
    without: 'A token of ten years is copied once, and works from anywhere the network lets it.',
    closes: ['tokens that outlive the person who took them'],
  }),
  ...policy('Validating', 'token-requests', {
    says: 'Nobody but a kubelet asks for a token that lives longer than a day.',
    without: 'Whoever holds the right to ask for tokens gets one of years.',
    closes: ['tokens that outlive the person who asked for them'],
  }),
  ...policy('Validating', 'token-secrets', {
    says: 'No Secret is filled with the token of a service account.',
    without: 'Such a token never ends, and whoever reads the Secret has it.',
    closes: ['tokens without an end'],
  }),
  ...policy('Validating', 'route-annotations', {
    says: 'Annotations of Ingresses, routes and Services give the shared proxy no raw configuration, name no Secrets of other namespaces, and no hosts but granted ones.',
    without:
      "One line of configuration in an annotation runs in the proxy of all tenants: with its Secrets, and in everybody's traffic.",
    closes: [
      'raw configuration of the shared proxy',
      'Secrets of other namespaces, by an annotation',
      'DNS records and certificates in foreign names',
    ],
  }),
  ...policy('Validating', 'route-hosts', {
    says: 'Ingresses and routes of the Gateway API take requests only for `network.hosts`, by a class of `network.ingressClasses`.',
    without: 'Whoever names a host first has it, and a route without one has them all.',
    closes: [
      'the host names of other tenants',
      'routes without a host',
      'ingress classes that were not granted',
    ],
  }),
  ...policy('Validating', 'service-exposure', {
    says: 'Services take no external addresses, and are led elsewhere by a name only where Knative does so; node ports and load balancers as `objects` grants them, with a word on what to do instead.',
    without:
      'A Service takes the traffic for any address in the whole cluster, or leads a proxy that others trust to where its tenant may not go.',
    closes: [
      'external addresses',
      'Services of type ExternalName',
      'ports of nodes and load balancers that were not granted',
    ],
  }),
  ...policy('Validating', 'volume-claims', {
    says: 'Claims name a volume of `storage.volumes`, or a class of `storage.classes`.',
    without:
      'A claim binds a volume that somebody else has left, with the data on it, or any class of storage, whatever it costs.',
    closes: [
      'volumes that others have left',
      'claims without a class, which bind any volume',
      'storage classes that were not granted',
      'copies of the data of other namespaces',
    ],
  }),
  ...policy('Validating', 'volume-snapshots', {
    says: 'Snapshots are taken of claims of the own namespace.',
    without: 'A snapshot binds content that was taken elsewhere, and a claim restores it.',
    closes: ['snapshots of the data of others'],
  }),
  ...policy('Validating', 'workload-history', {
    says: 'A workload keeps at most 100 old versions of itself, and of its jobs.',
    without:
      'No quota may count what controllers make, because a full one stops the next rollout: one Deployment fills etcd with its past.',
    closes: ['any number of ReplicaSets and Jobs as the history of one workload'],
  }),
];
