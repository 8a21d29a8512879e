import { type Defect, defect } from '../defect';
import type { FolderFacts } from '../facts/folder-facts';
import { isNetworkPolicy, selectsEverything } from '../facts/policy-rules';
import { asMap, asMaps, asText, asTexts, valueAt } from '../objects/manifest-data';
import type { ManifestObject } from '../objects/manifest-objects';
import { type Labels, type Requirements, formatRequirements, meets } from '../reach/requirements';
import type { Invariant } from './invariant';

/** What the NetworkPolicies of a namespace keep together. */
export const NETWORK_NAMESPACE_INVARIANTS: readonly Invariant[] = [
  {
    id: 'network-is-closed-by-default',
    family: 'network',
    level: 'error',
    title: 'Every namespace denies ingress and egress that no rule allows',
    reason:
      'A pod that no policy selects reaches everything, and everything reaches it. A policy is about egress only if policyTypes says so.',
    source: 'k8s.io/api networking/v1 types.go, NetworkPolicySpec.PolicyTypes',
    whole: judgeDefaultDeny,
  },
  {
    id: 'dns-has-tcp',
    family: 'network',
    level: 'error',
    title: 'A way to DNS is open over UDP and TCP',
    reason:
      'Long answers come over TCP: without it, some names time out now and then. A port without a protocol means TCP alone.',
    source: 'RFC 7766; k8s.io/api networking/v1 types.go, NetworkPolicyPort.Protocol',
    whole: judgeDnsTcp,
  },
  {
    id: 'network-policies-select-something',
    family: 'network',
    level: 'error',
    title: 'Every NetworkPolicy can select a pod',
    reason: 'One that selects nothing protects nobody, however much it says.',
    source: 'k8s.io/apimachinery, label selectors',
    kinds: ['NetworkPolicy'],
    each: judgeSelection,
  },
  {
    id: 'network-policies-select-pods',
    family: 'network',
    level: 'warning',
    title:
      'Every NetworkPolicy selects a pod of the folder, where the folder has pods of its namespace',
    reason:
      'A typo in a label leaves the pods that a policy is meant for without it, and nothing says so.',
    source: 'k8s.io/apimachinery, label selectors',
    whole: judgeSelections,
  },
];

const DIRECTIONS = ['Ingress', 'Egress'] as const;

function judgeDefaultDeny(facts: FolderFacts): Defect[] {
  // Policies of other kinds may deny it: `tenancy reach` says what they mean.
  if (facts.hasOtherPolicies && facts.declared.every(({ denied }) => denied.size === 0)) return [];
  return facts.eachDeclared(({ declared, denied }) => {
    const open = DIRECTIONS.filter((direction) => !denied.has(direction));
    if (open.length === 0) return [];
    const words = open.map((direction) => direction.toLowerCase()).join(' and ');
    return [
      defect(
        declared,
        [],
        `No policy selects every pod for ${words}: ${open.includes('Egress') ? 'pods reach other tenants and the metadata service of the cloud' : 'everybody in the cluster reaches its pods'}.`,
        `Add a NetworkPolicy with podSelector: {} and policyTypes: [${DIRECTIONS.join(', ')}].`,
      ),
    ];
  });
}

function judgeDnsTcp(facts: FolderFacts): Defect[] {
  return [...facts.namespaces.values()].flatMap(({ dns, denied }) =>
    dns.udp === undefined || dns.tcp || !denied.has('Egress')
      ? []
      : [
          defect(
            dns.udp,
            ['spec', 'egress'],
            'Port 53 is open over UDP alone: answers that do not fit into one packet never arrive.',
            'Add a port with port: 53 and protocol: TCP beside it.',
          ),
        ],
  );
}

function judgeSelections(facts: FolderFacts): Defect[] {
  return [...facts.namespaces.values()].flatMap(({ selections, pods, hasOperators }) => {
    if (selections.length === 0 || pods.size === 0 || hasOperators) return [];
    const labels = [...pods].map((text) => JSON.parse(text) as Labels);
    return selections.flatMap(({ object, pods: asked }) => {
      const requirements = JSON.parse(asked) as Requirements;
      if (labels.some((some) => meets(some, requirements))) return [];
      const asks = formatRequirements(requirements);
      return [
        defect(
          object,
          ['spec', 'podSelector'],
          `The folder has pods for this namespace, and none with ${asks}.${otherValues(requirements, labels)}`,
          'Correct the selector or the labels of the pods. If these pods come from elsewhere, leave it as it is.',
        ),
      ];
    });
  });
}

/** What pods have instead, where they have the label at all. */
function otherValues(requirements: Requirements, labels: readonly Labels[]): string {
  const found = requirements.flatMap(({ key }) =>
    labels.flatMap((some) => (Object.hasOwn(some, key) ? [`${key}=${some[key]!}`] : [])),
  );
  const some = [...new Set(found)].sort().slice(0, 3);
  return some.length === 0 ? '' : ` They have ${some.join(', ')}.`;
}

function* judgeSelection(object: ManifestObject): Generator<Defect> {
  if (!isNetworkPolicy(object)) return;
  if (object.namespace === undefined) {
    yield defect(
      object,
      ['metadata'],
      'It names no namespace, so it protects the pods of default, or of the namespace that somebody works in when they apply it.',
      'Write metadata.namespace.',
    );
  }
  const selector = asMap(valueAt(object.data, 'spec.podSelector'));
  if (selectsEverything(selector)) return;
  const labels = asMap(selector['matchLabels']);
  for (const [index, expression] of asMaps(selector['matchExpressions']).entries()) {
    const { key, operator, values } = expression;
    const wanted = labels[asText(key)];
    const listed = asTexts(values);
    const excludes: Readonly<Record<string, boolean>> = {
      In: wanted !== undefined && !listed.includes(asText(wanted)),
      NotIn: wanted !== undefined && listed.includes(asText(wanted)),
      DoesNotExist: wanted !== undefined,
    };
    if (excludes[asText(operator)] !== true) continue;
    yield defect(
      object,
      ['spec', 'podSelector', 'matchExpressions', index],
      `No pod has the label ${asText(key)}: ${asText(wanted)} and meets this expression: the policy selects nothing.`,
      'Delete one of the two conditions.',
    );
  }
}
