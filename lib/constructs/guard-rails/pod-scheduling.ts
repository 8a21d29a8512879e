import { FAMILY_TAINTS } from '../../fleet/catalogue/accelerators';
import { USUAL_GRACE_SECONDS } from '../../fleet/settings/scheduling';
import { WRITTEN_PODS } from './admission-rules';
import type { Rail } from './rail';
import { isListedTaint, lacks, parameter, shown } from './cel';
import { MAX_GRACE } from './pod-deletion';
import { ACCELERATORS, ASKED } from './pod-variables';

/** What DefaultTolerationSeconds, and TaintNodesByCondition for pods with requests, add to every pod. */
const OWN_TOLERATIONS =
  "((t.?key.orValue('') in ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable'] && " +
  "t.?effect.orValue('') == 'NoExecute') || t.?key.orValue('') == 'node.kubernetes.io/memory-pressure')";

/** CEL for whether the taint in `t` is in the domain of one of some resources. */
function sharesDomain(resources: string): string {
  return `${resources}.exists(name, t.startsWith(name.split('/')[0] + '/'))`;
}

/** Probes after which a container is ended. */
const PROBES = ['livenessProbe', 'startupProbe'];

const ASK = ' or ask your platform team for it.';

/** A validation of what is settled when a pod is made. */
function onCreation(expression: string): string {
  return `request.operation != 'CREATE' || ${expression}`;
}

/** Terms of pod affinity that look beyond the namespace of the pod. */
function foreignTerms(affinity: string): string {
  const foreign = (term: string): string =>
    `has(${term}.namespaceSelector) || ${term}.?namespaces.orValue([]).exists(n, n != request.namespace)`;
  const at = `object.spec.?affinity.?${affinity}`;
  return (
    `${at}.?requiredDuringSchedulingIgnoredDuringExecution.orValue([]).exists(t, ${foreign('t')}) || ` +
    `${at}.?preferredDuringSchedulingIgnoredDuringExecution.orValue([]).exists(w, ${foreign('w.podAffinityTerm')})`
  );
}

/**
 * The guard rail `podScheduling`: pods ask the scheduler and the nodes only for what their namespace was granted.
 * Otherwise a pod takes a node that is kept for others, evicts their pods, or keeps them off a node.
 *
 * Pods are judged when they are made, and again when tolerations are added: that is possible for as long as a pod
 * exists, and one that waits for a node would be placed by them. What kube-system's controllers make is judged like
 * what people make, because it is made from people's templates.
 */
export const POD_SCHEDULING: Rail = {
  rail: 'podScheduling',
  rules: WRITTEN_PODS,
  variables: [
    {
      name: 'schedulers',
      expression: `[${parameter('schedulers')}].map(l, size(l) == 0 ? ['default-scheduler'] : l)[0]`,
    },
    {
      name: 'scheduler',
      expression: "object.spec.?schedulerName.orValue('default-scheduler')",
    },
    { name: 'runtimes', expression: parameter('runtime-classes') },
    { name: 'runtime', expression: "object.spec.?runtimeClassName.orValue('')" },
    { name: 'priorities', expression: parameter('priority-classes') },
    { name: 'priority', expression: "object.spec.?priorityClassName.orValue('')" },
    ...ASKED,
    ACCELERATORS,
    {
      // A claim does not say in the pod which devices it is about, and nor does the implicit name of a class. A claim
      // that many pods share counts for none of them: one device would let any number of pods onto its node.
      name: 'claims',
      expression:
        "object.spec.?resourceClaims.orValue([]).exists(r, r.?resourceClaimTemplateName.orValue('') != '' && " +
        'variables.containers.exists(c, c.?resources.?claims.orValue([]).exists(u, u.name == r.name))) || ' +
        "variables.asked.exists(name, name.startsWith('deviceclass.resource.kubernetes.io/'))",
    },
    {
      name: 'askedAccelerators',
      expression:
        'variables.accelerators.filter(name, name in variables.asked || ' +
        `(variables.claims && name in ${parameter('claimable-accelerators')}))`,
    },
    {
      name: 'maxGrace',
      expression: MAX_GRACE,
    },
    {
      // A probe that fails may give its container another time than the pod does.
      name: 'grace',
      expression:
        '([dyn(object.spec)] + variables.containers.map(c, dyn(c.?livenessProbe.orValue({}))) + ' +
        'variables.containers.map(c, dyn(c.?startupProbe.orValue({}))))' +
        '.map(p, int(p.?terminationGracePeriodSeconds.orValue(0))).max()',
    },
    {
      // A taint in the domain of a vendor, such as that of a product, counts for pods that ask for a device of the vendor.
      name: 'tolerated',
      expression: `${parameter('tolerations')}.filter(t, !${sharesDomain('variables.accelerators')} || ${sharesDomain('variables.askedAccelerators')})`,
    },
    {
      // ExtendedResourceToleration, an admission plugin, adds these for every resource that a pod asks for.
      name: 'taints',
      expression: [
        'variables.asked',
        'variables.askedAccelerators',
        ...FAMILY_TAINTS.map(
          (name) => `variables.askedAccelerators.map(name, name.split('/')[0] + '/${name}')`,
        ),
      ].join(' + '),
    },
    {
      name: 'foreignTaints',
      expression:
        // Each is compared with each only where one was added: otherwise a pod with many could not be changed any more.
        "(request.operation == 'UPDATE' && object.spec.?tolerations == oldObject.spec.?tolerations ? [] : object.spec.?tolerations.orValue([])).filter(t, " +
        "(request.operation == 'CREATE' || !oldObject.spec.?tolerations.orValue([]).exists(o, o == t)) && " +
        `!(${OWN_TOLERATIONS} || ${isListedTaint('variables.tolerated')} || t.?key.orValue('') in variables.taints))` +
        ".map(t, t.?key.orValue(''))",
    },
  ],
  plain: [
    ...['nodeName', 'runtimeClassName', 'priorityClassName', 'affinity'].map(
      (field) => `!has(object.spec.${field})`,
    ),
    "object.spec.?schedulerName.orValue('default-scheduler') == 'default-scheduler'",
    lacks('schedulers'),
    lacks('max-grace-period'),
    `object.spec.?terminationGracePeriodSeconds.orValue(0) <= ${USUAL_GRACE_SECONDS}`,
    `variables.containers.all(c, ${PROBES.map((probe) => `!has(c.${probe})`).join(' && ')})`,
    `object.spec.?tolerations.orValue([]).all(t, ${OWN_TOLERATIONS})`,
  ].join(' && '),
  validations: [
    {
      expression: onCreation("object.spec.?nodeName.orValue('') == ''"),
      message: 'this pod names its node, which leads past the scheduler',
      messageExpression:
        "'this pod names its node, which leads past the scheduler. Leave `nodeName` out, and choose among nodes by `nodeSelector`.'",
    },
    {
      expression: onCreation(
        "'*' in variables.schedulers || variables.scheduler in variables.schedulers",
      ),
      message: 'this pod asks for a scheduler that its namespace was not granted',
      messageExpression: `'this pod asks for the scheduler ' + variables.scheduler + '; granted here: ' + ${shown('variables.schedulers')} + '. Write one of these as \`schedulerName\`,${ASK}'`,
    },
    {
      expression: onCreation("variables.runtime == '' || variables.runtime in variables.runtimes"),
      message: 'this pod asks for a runtime class that its namespace was not granted',
      messageExpression: `'this pod asks for the runtime class ' + variables.runtime + '; granted here: ' + ${shown('variables.runtimes')} + '. Leave \`runtimeClassName\` out,${ASK}'`,
    },
    {
      // With that runtime an image alone makes all GPUs of the node visible, as most CUDA images do.
      expression: onCreation(
        "!variables.runtime.startsWith('nvidia') || variables.claims || size(variables.askedAccelerators) > 0",
      ),
      message: 'this runtime class is for pods that ask for a GPU',
      messageExpression:
        "'the runtime class ' + variables.runtime + ' is for pods that ask for a GPU. Ask for one under `resources.limits`, or leave `runtimeClassName` out.'",
    },
    {
      expression: onCreation(
        "variables.priority == '' || variables.priority in variables.priorities",
      ),
      message: 'this pod names a priority class that its namespace was not granted',
      messageExpression: `'this pod names the priority class ' + variables.priority + '; granted here: ' + ${shown('variables.priorities')} + '. Leave \`priorityClassName\` out,${ASK}'`,
    },
    {
      expression: onCreation('variables.grace <= variables.maxGrace'),
      message: 'this pod takes too long to end',
      messageExpression:
        "'this pod may take ' + string(variables.grace) + ' seconds to end, and holds its node against pods that go first for so long; allowed here: ' + string(variables.maxGrace) + '. Lower `terminationGracePeriodSeconds`, of probes as well.'",
    },
    {
      expression: "!('' in variables.foreignTaints)",
      message: 'this pod tolerates every taint, and so takes nodes that are kept for others',
      messageExpression:
        "'this pod tolerates every taint, and so takes nodes that are kept for others. Name the `key` of the taint that it must tolerate.'",
    },
    {
      expression: "'' in variables.foreignTaints || size(variables.foreignTaints) == 0",
      message: 'this pod tolerates a taint that keeps nodes for others',
      messageExpression: `'this pod tolerates the taint ' + variables.foreignTaints.join(', ') + ', which keeps nodes for others; granted here: ' + ${shown('variables.tolerated')} + '. Remove the toleration,${ASK} The taint of a GPU may be tolerated by pods that ask for one under \`resources.limits\`.'`,
    },
    {
      // Such a term keeps the pods of all tenants off a node, for as long as this one runs there.
      expression: onCreation(
        `!(${foreignTerms('podAffinity')} || ${foreignTerms('podAntiAffinity')})`,
      ),
      message: 'the affinity of this pod is about pods of other namespaces',
      messageExpression:
        "'the affinity of this pod is about pods of other namespaces. Leave `namespaceSelector` and `namespaces` out: it is then about the pods of this one.'",
    },
  ],
};
