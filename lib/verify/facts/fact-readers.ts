import { isolatedDirections } from '../objects/policy-directions';
import { asMap, asMaps, asText, asTexts, valueAt } from '../objects/manifest-data';
import type { ManifestObject } from '../objects/manifest-objects';
import { EVERYBODY } from './everybody';
import { readClusterQueue, readLocalQueue } from './queue-readers';
import { type BindingFacts, type FolderFacts, keptMention } from './folder-facts';
import { keptText } from './kept-text';
import type { QuotaFacts } from './namespace-facts';
import { readPodLabels } from './declared-pods';
import { dnsProtocols, isNetworkPolicy, policyRules, selectsEverything } from './policy-rules';
import { requirementsOf } from '../reach/requirements';
import { rulesIn } from '../rights/rbac-rule';
import { roleDangersOf } from './role-dangers';
import { roleKey } from './role-key';
import { totalsIn } from './stated-totals';

type FactReader = (object: ManifestObject, facts: FolderFacts) => void;

/** What each kind adds to the facts. */
const READERS: Readonly<Record<string, FactReader>> = {
  Namespace: readNamespace,
  ResourceQuota: readQuota,
  HierarchicalResourceQuota: (object, facts) => {
    facts.namespace(object.namespace).holdsBudget = true;
  },
  LimitRange: readLimitRange,
  ServiceAccount: readServiceAccount,
  NetworkPolicy: readPolicy,
  Role: readRole,
  ClusterRole: readRole,
  RoleBinding: readBinding,
  ClusterRoleBinding: readBinding,
  ValidatingAdmissionPolicy: readAdmissionPolicy,
  ValidatingAdmissionPolicyBinding: readAdmissionBinding,
  ClusterQueue: readClusterQueue,
  LocalQueue: readLocalQueue,
  ClusterNetworkPolicy: seeOtherPolicy,
  AdminNetworkPolicy: seeOtherPolicy,
  BaselineAdminNetworkPolicy: seeOtherPolicy,
  CiliumNetworkPolicy: seeOtherPolicy,
  CiliumClusterwideNetworkPolicy: seeOtherPolicy,
  GlobalNetworkPolicy: seeOtherPolicy,
};

/** Adds an object to the facts. */
export function addFacts(object: ManifestObject, facts: FolderFacts): void {
  facts.see(object);
  READERS[object.kind]?.(object, facts);
  readPodLabels(object, facts);
}

function readNamespace(object: ManifestObject, facts: FolderFacts): void {
  if (object.group !== '') return;
  const namespace = facts.namespace(object.name);
  const mention = (namespace.declared = keptMention(object));
  for (const [resource, amount] of totalsIn(object)) {
    namespace.totals.set(keptText(resource), keptText(amount));
  }
  const labels = asMap(valueAt(object.data, 'metadata.labels'));
  namespace.labels = keptText(JSON.stringify(labels));
  const level = asText(labels['pod-security.kubernetes.io/enforce']);
  const version = asText(labels['pod-security.kubernetes.io/enforce-version']);
  if (level !== '' && ['', 'latest'].includes(version)) namespace.unpinned = keptText(level);
  const tenant = asText(valueAt(object.data, 'metadata.labels.tenant'));
  if (tenant === '') return;
  if (namespace.tenant !== undefined && namespace.tenant.name !== tenant) {
    facts.disputes.push({ object: mention, other: namespace.tenant.object });
  }
  namespace.tenant ??= { name: keptText(tenant), object: mention };
}

/** Amounts that somebody shares out. The rest of a quota is caps on numbers of objects. */
const SHARED_OUT =
  /^(?:(?:requests\.|limits\.)?(?:cpu|memory|ephemeral-storage)|requests\.storage|pods|(?!count\/).+\/.+)$/;

const keyLists = new Map<string, readonly string[]>();
const MOST_LISTS = 1000;

/** Namespaces share most of the keys of their quotas. */
function keptKeys(keys: readonly string[]): readonly string[] {
  const joined = keys.join('\n');
  let list = keyLists.get(joined);
  if (list === undefined) {
    if (keyLists.size >= MOST_LISTS) keyLists.clear();
    keyLists.set(keptText(joined), (list = keys.map(keptText)));
  }
  return list;
}

function readQuota(object: ManifestObject, facts: FolderFacts): void {
  const namespace = facts.namespace(object.namespace);
  const hard = asMap(valueAt(object.data, 'spec.hard'));
  const scopes = asTexts(valueAt(object.data, 'spec.scopes'));
  const expressions = asMaps(valueAt(object.data, 'spec.scopeSelector.matchExpressions'));
  const amounts = Object.entries(hard)
    .map(([key, value]) => [key, asText(value)] as const)
    .filter(([key, amount]) => SHARED_OUT.test(key) && !/^0+$/.test(amount));
  const quota: QuotaFacts = {
    object: keptMention(object),
    keys: keptKeys(Object.keys(hard)),
    amounts: new Map(amounts.map(([key, amount]) => [keptText(key), keptText(amount)])),
    isScoped: scopes.length > 0 || expressions.length > 0,
  };
  namespace.quotas.push(quota);
  const isOfPriority =
    scopes.includes('PriorityClass') ||
    expressions.some(({ scopeName }) => scopeName === 'PriorityClass');
  if (isOfPriority && asText(hard['pods']) === '0') namespace.hasPriorityGuard = true;
}

function readLimitRange(object: ManifestObject, facts: FolderFacts): void {
  const { defaults } = facts.namespace(object.namespace);
  for (const limit of asMaps(valueAt(object.data, 'spec.limits'))) {
    if (asText(limit['type']) !== 'Container') continue;
    const [requests, limits] = [limit['defaultRequest'], limit['default']].map((part) =>
      Object.keys(asMap(part)),
    );
    // What has a maximum has a default limit, and what has a default limit requests as much.
    const bounded = [...limits!, ...Object.keys(asMap(limit['max']))];
    for (const name of [...requests!, ...bounded]) defaults.add(keptText(`requests.${name}`));
    for (const name of bounded) defaults.add(keptText(`limits.${name}`));
  }
}

function readServiceAccount(object: ManifestObject, facts: FolderFacts): void {
  if (object.name !== 'default' || object.data['automountServiceAccountToken'] !== false) return;
  facts.namespace(object.namespace).hasNoToken = true;
}

function readPolicy(object: ManifestObject, facts: FolderFacts): void {
  if (!isNetworkPolicy(object)) {
    seeOtherPolicy(object, facts);
    return;
  }
  const { denied, dns, selections } = facts.namespace(object.namespace);
  const selector = valueAt(object.data, 'spec.podSelector');
  if (selectsEverything(selector)) {
    for (const direction of isolatedDirections(asMap(object.data['spec']))) denied.add(direction);
  } else {
    const pods = keptText(JSON.stringify(requirementsOf(selector)));
    selections.push({ object: keptMention(object), pods });
  }
  const protocols = policyRules(object).flatMap(dnsProtocols);
  if (protocols.includes('UDP')) dns.udp ??= keptMention(object);
  if (protocols.includes('TCP')) dns.tcp = true;
}

function seeOtherPolicy(_: ManifestObject, facts: FolderFacts): void {
  facts.hasOtherPolicies = true;
}

const READS = ['get', 'list', 'watch'];

function readRole(object: ManifestObject, facts: FolderFacts): void {
  const { kind, namespace, name, data } = object;
  const key = keptText(roleKey(kind, namespace, name));
  const rules = rulesIn(data);
  const onlyReads =
    rules.length > 0 && rules.every(({ verbs }) => verbs.every((verb) => READS.includes(verb)));
  facts.roles.add(key);
  if (onlyReads) facts.readers.add(key);
  for (const [rule, content] of rules.entries()) {
    for (const { id, readersOnly = false } of roleDangersOf(content)) {
      if (!readersOnly || onlyReads) {
        facts.dangers.push({ id, object: keptMention(object), rule });
      }
    }
  }
}

function readBinding(object: ManifestObject, facts: FolderFacts): void {
  facts.bindings.push({
    object: keptMention(object),
    roleKind: keptText(asText(valueAt(object.data, 'roleRef.kind'))),
    roleName: keptText(asText(valueAt(object.data, 'roleRef.name'))),
    everybody: everybodyIn(object),
  });
}

function everybodyIn({ data }: ManifestObject): BindingFacts['everybody'] {
  return asMaps(data['subjects']).flatMap(({ kind, name }, index) => {
    const isEverybody = kind !== 'ServiceAccount' && Object.hasOwn(EVERYBODY, asText(name));
    return isEverybody ? [{ name: keptText(asText(name)), index }] : [];
  });
}

function readAdmissionPolicy({ data }: ManifestObject, facts: FolderFacts): void {
  for (const { resources } of asMaps(valueAt(data, 'spec.matchConstraints.resourceRules'))) {
    for (const resource of asTexts(resources)) facts.judged.add(keptText(resource));
  }
  facts.judgesPriority ||= JSON.stringify(data['spec'] ?? {}).includes('priorityClassName');
}

function readAdmissionBinding({ data }: ManifestObject, { guarded }: FolderFacts): void {
  const asked = requirementsOf(valueAt(data, 'spec.matchResources.namespaceSelector'));
  const refuses = asTexts(valueAt(data, 'spec.validationActions')).includes('Deny');
  if (refuses && asked.length > 0) guarded.add(keptText(JSON.stringify(asked)));
}
