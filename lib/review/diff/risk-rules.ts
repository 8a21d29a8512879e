/** How carefully a change should be read. */
export type RiskLevel = 'high' | 'medium' | 'low' | 'none';

/** The levels, the worst first. */
export const RISK_LEVELS: readonly RiskLevel[] = ['high', 'medium', 'low', 'none'];

/** What a change is about, in the order in which changes of one risk are told. */
export const TOPICS = [
  'namespaces',
  'access',
  'network',
  'guard rails',
  'pod security',
  'quotas',
  'priorities',
  'queues',
  'identity',
  'cost',
  'delivery',
  'monitoring',
  'settings',
  'other',
] as const;

export type Topic = (typeof TOPICS)[number];

/** Why a kind of change has its risk. */
export interface RiskRule {
  readonly topic: Topic;
  readonly risk: RiskLevel;
  /** What happened. */
  readonly when: string;
  /** Why it has this risk. */
  readonly reason: string;
}

function rule(topic: Topic, risk: RiskLevel, when: string, reason: string): RiskRule {
  return { topic, risk, when, reason };
}

/** Every kind of change that `tenancy diff` tells apart. The page of risks is generated from it. */
export const RISK_RULES = {
  'namespace-deleted': rule(
    'namespaces',
    'high',
    'A namespace leaves the tree, and nothing keeps Flux or Argo CD from deleting it.',
    'Everything in it is deleted, its volumes among it.',
  ),
  'namespace-given-up': rule(
    'namespaces',
    'high',
    'A namespace is marked with `state: removed`.',
    'The next commit that leaves it out deletes it with its data.',
  ),
  'namespace-moved': rule(
    'namespaces',
    'high',
    'An environment gets a namespace with another name.',
    'The new one is empty; pods and data stay in the old one, which people can no longer use.',
  ),
  'namespace-left': rule(
    'namespaces',
    'medium',
    'A namespace leaves the tree, but its annotations keep it in the cluster.',
    'It stays with its pods, data and quota, and people lose their access.',
  ),
  'namespace-unguarded': rule(
    'namespaces',
    'high',
    'A new namespace lacks its quota, its pod security or its network policy.',
    'What runs in it is not bounded.',
  ),
  'namespace-kept-again': rule(
    'namespaces',
    'low',
    'A namespace that was marked with `state: removed` is kept again.',
    'Nothing is deleted any more.',
  ),
  'namespace-draining': rule(
    'namespaces',
    'high',
    'A namespace is marked with `state: draining`.',
    'Its queue evicts what runs, and nothing comes back that ends.',
  ),
  'namespace-suspended': rule(
    'namespaces',
    'medium',
    'A namespace is marked with `state: suspended`.',
    'People only look on. What runs goes on, but a pod that ends is not replaced.',
  ),
  'namespace-resumed': rule(
    'namespaces',
    'low',
    'A namespace that was suspended or draining is active again.',
    'People have the roles again that the file gives them, and what waited may start.',
  ),
  'namespace-added': rule(
    'namespaces',
    'low',
    'A namespace is new.',
    'It comes with its guards and takes nothing from others but capacity.',
  ),
  'namespace-content': rule(
    'namespaces',
    'none',
    'Objects come or go with their namespace.',
    'Every namespace has them; what they mean is told of elsewhere.',
  ),
  'tenant-renamed': rule(
    'namespaces',
    'low',
    'A tenant or an environment has another name and keeps its namespaces.',
    'Bills and dashboards that group by the labels show the new name.',
  ),
  'access-admin-gained': rule(
    'access',
    'high',
    'Somebody gets a role whose rights lead to those of others.',
    'Reading Secrets, changing who may do what or acting as others is more than it seems.',
  ),
  'access-everybody-gained': rule(
    'access',
    'high',
    'A role is given to everybody, or to every pod of the cluster.',
    'That holds the pods of all tenants, and for some groups everybody who reaches the API server.',
  ),
  'access-worker-gained': rule(
    'access',
    'medium',
    'Somebody gets a role that can run or enter pods.',
    'They use the quota, and see what pods of the namespace see.',
  ),
  'access-gained': rule(
    'access',
    'low',
    'Somebody gets a role that only reads, or that changes little.',
    'Another person or account sees what is in the namespace.',
  ),
  'person-timed': rule(
    'access',
    'low',
    'A person in a list gets a last day, another one, or none any more.',
    'Nobody loses a right on that day by itself: `tenancy expire` takes the entry out.',
  ),
  'access-gone': rule(
    'access',
    'none',
    'Somebody loses a role together with its namespace.',
    'The namespace itself is what to look at.',
  ),
  'access-lost': rule(
    'access',
    'medium',
    'Somebody loses a role, or has a lesser one instead.',
    'Work that depends on it stops.',
  ),
  'access-read-lost': rule(
    'access',
    'low',
    'Somebody loses a role that only reads.',
    'They see less.',
  ),
  'access-locked-out': rule(
    'access',
    'high',
    'Nobody is left who can work in a namespace.',
    'This is usually a list that replaces another one by mistake.',
  ),
  'role-widened-dangerously': rule(
    'access',
    'high',
    'A role that exists gets dangerous rights.',
    'All its holders get them at once, in every namespace where it is bound.',
  ),
  'role-widened': rule(
    'access',
    'medium',
    'A role that exists gets further rights.',
    'All its holders get them at once.',
  ),
  'role-narrowed': rule(
    'access',
    'medium',
    'A role that exists loses rights.',
    'Work that depends on them stops.',
  ),
  'role-added': rule('access', 'low', 'A role is new.', 'It gives nothing until it is bound.'),
  'role-removed': rule('access', 'low', 'A role is gone.', 'No binding of the tree names it.'),
  'role-removed-in-use': rule(
    'access',
    'high',
    'A role is gone that bindings still name.',
    'Everybody who has it loses it at once, in every namespace where it is bound.',
  ),
  'account-identity': rule(
    'access',
    'high',
    'A service account gets another role of a cloud.',
    'Its pods act in the cloud with that role.',
  ),
  'account-token': rule(
    'access',
    'medium',
    'Pods of a service account get its token without asking.',
    'An attacker in such a pod can call the API server.',
  ),
  'account-changed': rule(
    'access',
    'low',
    'A service account is new, gone or changed in another way.',
    'By itself, an account has no rights.',
  ),
  'network-opened-outside': rule(
    'network',
    'high',
    'Pods can reach addresses or all other namespaces that they could not, or be reached from there.',
    'Data can leave, and attackers can come in.',
  ),
  'network-opened': rule(
    'network',
    'medium',
    'Pods can reach pods of another namespace that they could not, or be reached from there.',
    'A border between tenants has a new opening.',
  ),
  'network-opened-within': rule(
    'network',
    'low',
    'Pods of one tenant can reach each other where they could not.',
    'The tenant answers for both ends.',
  ),
  'network-of-new': rule(
    'network',
    'low',
    'A new namespace has its openings.',
    'They come with the namespace; those to the internet and to all other namespaces are told of apart.',
  ),
  'network-same': rule(
    'network',
    'low',
    'A network policy changes, and the same connections get through.',
    'Other policies allow or refuse them as well, or the other end does not let them pass.',
  ),
  'network-undefended': rule(
    'network',
    'high',
    'Pods have no network policy left in a direction.',
    'Kubernetes then allows all connections.',
  ),
  'network-closed': rule(
    'network',
    'medium',
    'A connection that was allowed is not any more.',
    'Work that depends on it stops.',
  ),
  'network-rule-changed': rule(
    'network',
    'medium',
    'A policy of a network engine is new, gone or changed.',
    'Its meaning depends on the engine.',
  ),
  'guard-rail-off': rule(
    'guard rails',
    'high',
    'A guard rail is gone, or off for a namespace.',
    'What it refused is accepted, and what it wrote into objects is not written.',
  ),
  'guard-rail-lenient': rule(
    'guard rails',
    'high',
    'A guard rail warns or only writes to the audit log, and no longer refuses.',
    'What it refused is accepted.',
  ),
  'guard-rail-on': rule(
    'guard rails',
    'medium',
    'A guard rail is new, or refuses what it only warned of.',
    'Workloads that break it are refused when they are created or changed.',
  ),
  'guard-rail-follows': rule(
    'guard rails',
    'none',
    'A list that guard rails read follows a quota that changes.',
    'The quota is told of, and bounds it.',
  ),
  'guard-rail-loosened': rule(
    'guard rails',
    'medium',
    'A guard rail accepts more in a namespace.',
    'Pods may use what was closed to them.',
  ),
  'guard-rail-tightened': rule(
    'guard rails',
    'medium',
    'A guard rail accepts less in a namespace.',
    'Workloads that use it are refused when they are created or changed.',
  ),
  'guard-rail-scope-changed': rule(
    'guard rails',
    'high',
    'A guard rail applies to other requests or namespaces, or acts in another way.',
    'What it no longer sees is accepted.',
  ),
  'guard-rail-rule-changed': rule(
    'guard rails',
    'medium',
    'The expressions of a guard rail change.',
    'What they accept has to be read; a new version of the tool may have changed them.',
  ),
  'pod-security-loosened': rule(
    'pod security',
    'high',
    'The enforced Pod Security standard is weaker.',
    'Pods may do more on their node.',
  ),
  'pod-security-exception': rule(
    'pod security',
    'high',
    'Pods get an exception from the Pod Security standard that reaches beyond their own work.',
    'With it, a pod can take over its node, or see what pods of others do there.',
  ),
  'pod-security-tightened': rule(
    'pod security',
    'medium',
    'The enforced Pod Security standard is stricter.',
    'Pods that break it are refused when they are created again.',
  ),
  'pod-security-changed': rule(
    'pod security',
    'low',
    'The version of the standard changes, or what is only warned of.',
    'It refuses no more and no less, or only details.',
  ),
  'quota-removed': rule(
    'quotas',
    'high',
    'Something is no longer limited.',
    'One namespace can take all of it.',
  ),
  'quota-way-in': rule(
    'quotas',
    'high',
    'Load balancers or node ports can be created where none could.',
    'They are ways in from outside of the cluster.',
  ),
  'quota-devices-raised': rule(
    'quotas',
    'medium',
    'A namespace gets more accelerators.',
    'They are scarce and expensive.',
  ),
  'quota-raised': rule(
    'quotas',
    'low',
    'A namespace gets more of something else.',
    'It counts against the capacity.',
  ),
  'quota-lowered': rule(
    'quotas',
    'medium',
    'A namespace gets less, or something is limited that was not.',
    'What runs goes on; what is created above the limit is refused.',
  ),
  'quota-same': rule(
    'quotas',
    'none',
    'A quota comes, goes or changes, and other quotas of its namespace bound as much.',
    'What the namespace may use is what it was.',
  ),
  'grant-changed': rule(
    'quotas',
    'low',
    'A grant for a time comes, changes or ends.',
    'What it adds to the quotas of namespaces is told of as well.',
  ),
  'quota-granted': rule(
    'quotas',
    'low',
    'A new namespace gets its quota.',
    'It counts against the capacity.',
  ),
  'quota-returned': rule(
    'quotas',
    'low',
    'The quota of a namespace is gone with it.',
    'The capacity is free for others once the pods are gone.',
  ),
  'quota-left': rule(
    'quotas',
    'low',
    'The quota of a namespace stays in the cluster with it.',
    'What runs there keeps its capacity until somebody deletes the namespace.',
  ),
  'defaults-changed': rule(
    'quotas',
    'low',
    'The defaults of containers change, or how large one container, pod or volume claim may be.',
    'They apply to what is created later.',
  ),
  'bound-removed': rule(
    'quotas',
    'medium',
    'Nothing bounds any more how large one container, pod or volume claim may be.',
    'A single one can take all that the quota of its namespace holds.',
  ),
  'budget-changed': rule(
    'quotas',
    'medium',
    'A budget of an organisation or a tenant changes.',
    'It bounds what all its namespaces have together.',
  ),
  'priority-allowed': rule(
    'priorities',
    'medium',
    'Pods of a namespace may use a priority class that they could not.',
    'They go first, and may evict pods of others.',
  ),
  'priority-refused': rule(
    'priorities',
    'medium',
    'Pods of a namespace may no longer use a priority class.',
    'Workloads that name it are refused.',
  ),
  'priority-class-changed': rule(
    'priorities',
    'medium',
    'A priority class is new, gone or changed.',
    'It decides which pods go first.',
  ),
  'queue-changed': rule(
    'queues',
    'medium',
    'A queue, or what it holds, changes.',
    'It decides which work starts, and what may be borrowed.',
  ),
  'queue-added': rule('queues', 'low', 'A queue is new.', 'It takes no work of others.'),
  'queue-removed': rule(
    'queues',
    'medium',
    'A queue is gone.',
    'Work that names it waits for ever; Kueue keeps a queue until its work is done.',
  ),
  'cost-center-moved': rule(
    'identity',
    'medium',
    'The cost of a namespace goes to another cost center.',
    'Another department pays.',
  ),
  'label-changed': rule(
    'identity',
    'low',
    'A label or an annotation of a namespace changes.',
    'People and programs that select by it see something else.',
  ),
  'price-changed': rule(
    'cost',
    'low',
    'Prices in tenants.yaml change.',
    'No object changes; the numbers that people decide by do.',
  ),
  'spending-changed': rule(
    'cost',
    'medium',
    'A budget for a month changes in tenants.yaml.',
    'It says how much may be promised to whom.',
  ),
  'alert-off': rule(
    'monitoring',
    'medium',
    'An alert is switched off, or monitoring is removed.',
    'Nobody hears of what it warned of.',
  ),
  'recording-removed': rule(
    'monitoring',
    'medium',
    'Rules that only record are gone.',
    'Alerts and dashboards no longer know whose a namespace is, or what it costs.',
  ),
  'alert-changed': rule(
    'monitoring',
    'low',
    'An alert fires at another value, after another time or with another text, or what is recorded changes.',
    'Somebody hears of it earlier or later.',
  ),
  'alert-on': rule(
    'monitoring',
    'none',
    'An alert, or what is recorded for alerts, is new.',
    'Somebody hears of more.',
  ),
  'dashboard-changed': rule(
    'monitoring',
    'none',
    'A dashboard comes, changes or goes.',
    'It only shows.',
  ),
  'pool-changed': rule(
    'settings',
    'low',
    'The capacity of a pool, its product or its nodes change in tenants.yaml.',
    'No object changes; the numbers that people decide by do.',
  ),
  'warning-accepted': rule(
    'settings',
    'medium',
    'A warning is accepted in tenants.yaml.',
    'It is not shown any more; the reason has to convince.',
  ),
  'extension-changed': rule(
    'settings',
    'high',
    'An extension is added to tenants.yaml, or removed.',
    'It is code that changes any object.',
  ),
  'immutable-field': rule(
    'delivery',
    'high',
    'A field changes that Kubernetes does not let anybody change.',
    'The engine fails to apply the object until it is deleted and created again.',
  ),
  'keep-annotation-gone': rule(
    'delivery',
    'high',
    'The annotations that keep an object are gone.',
    'Flux or Argo CD deletes it as soon as it is not in the tree.',
  ),
  'keep-annotation-added': rule(
    'delivery',
    'low',
    'Annotations keep an object that they did not keep.',
    'It stays in the cluster until somebody deletes it by hand.',
  ),
  'delivery-changed': rule(
    'delivery',
    'medium',
    'What delivers the tree changes.',
    'It decides what is applied, from where, and what is deleted.',
  ),
  'delivery-added': rule(
    'delivery',
    'low',
    'A stage of the delivery is new.',
    'It applies the files of its folder.',
  ),
  'delivery-removed': rule(
    'delivery',
    'medium',
    'A stage of the delivery is gone.',
    'The engine deletes what it applied, except what annotations keep.',
  ),
  'other-changed': rule(
    'other',
    'medium',
    'An object changes in a way that no other rule tells of.',
    'Read the fields.',
  ),
  'metadata-changed': rule(
    'other',
    'low',
    'Labels or annotations of an object change.',
    'They select nothing that we know of.',
  ),
  'file-changed': rule(
    'other',
    'medium',
    'A file in the output folder differs that engines do not apply.',
    'kustomize or Helm may read it.',
  ),
} as const satisfies Readonly<Record<string, RiskRule>>;

export type RuleId = keyof typeof RISK_RULES;
