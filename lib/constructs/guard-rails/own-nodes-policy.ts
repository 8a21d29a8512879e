import { Construct } from 'constructs';
import { OWN_NODES } from '../../plan/ownership';
import { AdmissionPolicy } from './admission-policy';
import { NEW_PODS } from './admission-rules';
import { isListedTaint, parameter } from './cel';
import { MutatingPolicy } from './mutating-policy';
import type { AdmissionExpression, Rail } from './rail';

/** The labels of the nodes, each as `key=value`, and their taint. */
const SELECTOR: AdmissionExpression = { name: 'selector', expression: parameter('node-selector') };
const TAINT: AdmissionExpression = { name: 'taint', expression: parameter('node-taint') };

const KEY = "p.split('=')[0]";
const VALUE = "p.split('=')[1]";
const STATED = 'object.spec.?nodeSelector.orValue({})';

/** CEL for whether the pod tolerates the taint of the nodes. */
const TOLERATES = `object.spec.?tolerations.orValue([]).exists(t, ${isListedTaint('variables.taint')})`;

/**
 * A part of the guard rail `podScheduling`: where `scheduling.nodes` is stated, every pod of the namespace runs on these
 * nodes. That pods of others do not tolerate their taint is judged with all other pods.
 */
const ON_OWN_NODES: Rail = {
  rail: 'podScheduling',
  rules: NEW_PODS,
  variables: [SELECTOR, TAINT],
  validations: [
    {
      expression: `variables.selector.all(p, ${KEY} in ${STATED} && ${STATED}[${KEY}] == ${VALUE})`,
      message: 'this pod must choose the nodes of its namespace',
      messageExpression:
        "'pods of this namespace run on nodes of its own. Write `nodeSelector: {' + variables.selector.map(p, " +
        `${KEY} + ': ' + ${VALUE}).join(', ') + '}\` into the spec of the pod, or into the pod template of what makes it.'`,
    },
    {
      expression: `size(variables.taint) == 0 || ${TOLERATES}`,
      message: 'this pod must tolerate the taint of the nodes of its namespace',
      messageExpression:
        "'pods of this namespace run on nodes of its own. Let this one tolerate their taint, ' + variables.taint[0] + ', in the spec of the pod, or in the pod template of what makes it.'",
    },
  ],
};

/** What a pod lacks, as CEL without the helpers for patches, which variables do not know: an item has a pointer, and what to put there; a `{}` or a `[]` for what the rest goes into. */
const MISSING: AdmissionExpression = {
  name: 'missing',
  expression: [
    "(has(object.spec.nodeSelector) ? [] : [{'path': '/spec/nodeSelector', 'value': '{}'}])",
    `variables.selector.filter(p, !(${KEY} in ${STATED}))` +
      `.map(p, {'path': '/spec/nodeSelector/' + ${KEY}.replace('/', '~1'), 'value': ${VALUE}})`,
    "(has(object.spec.tolerations) ? [] : [{'path': '/spec/tolerations', 'value': '[]'}])",
    `(${TOLERATES} ? [] : variables.taint.map(p, {'path': '/spec/tolerations/-', 'value': p}))`,
  ].join(' + '),
};

/** CEL for a toleration of the taint in `p.value`. */
const TOLERATION =
  "p.value.contains('=') ? " +
  "dyn({'key': p.value.split('=')[0], 'operator': 'Equal', 'value': p.value.split('=')[1]}) : " +
  "dyn({'key': string(p.value), 'operator': 'Exists'})";

/**
 * The policies of namespaces with nodes of their own: pods get the selector and the toleration where the API servers can
 * change pods, and are refused without them otherwise. A pod that chooses other nodes by the same label is refused.
 */
export class OwnNodes extends Construct {
  constructor(scope: Construct, id: string, { mutation }: { readonly mutation: boolean }) {
    super(scope, id);
    if (mutation) {
      new MutatingPolicy(this, 'Nodes', {
        name: 'own-nodes',
        rail: 'podScheduling',
        rules: NEW_PODS,
        namespaceLabels: OWN_NODES,
        variables: [SELECTOR, TAINT, MISSING],
        patches: {
          each: 'variables.missing',
          where: 'size(variables.selector) > 0',
          patch:
            "JSONPatch{op: 'add', path: p.path, value: " +
            "p.value == '{}' ? dyn({}) : p.value == '[]' ? dyn([]) : " +
            `p.path == '/spec/tolerations/-' ? (${TOLERATION}) : dyn(p.value)}`,
        },
      });
    }
    new AdmissionPolicy(this, 'Pods', {
      name: 'own-nodes',
      rails: [ON_OWN_NODES],
      match: { namespaceLabels: OWN_NODES },
    });
  }
}
