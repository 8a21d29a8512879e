import { asMap } from '../../../lib/verify/objects/manifest-data';
import type { Network } from '../../../lib/verify/reach/cluster-network';
import { DIRECTIONS } from '../../../lib/verify/reach/reach-policy';
import { isPods, type TrafficEnd } from '../../../lib/verify/reach/traffic-end';
import type { AskedProbe } from './asked-world';

/** A verdict on which an engine and we differ. */
export interface Difference {
  readonly network: Network;
  readonly from: TrafficEnd;
  readonly to: TrafficEnd;
  readonly probe: AskedProbe;
  /** What the engine says; we say the opposite. */
  readonly engineSays: boolean;
}

/** Where an engine does not do what the API says. */
export interface KnownFault {
  readonly engine: string;
  readonly reason: string;
  /** Whether it is the cause of a difference. */
  readonly explains?: (difference: Difference) => boolean;
  /** A policy to which we give the meaning that the engine gives to this one. */
  readonly imitate?: (policy: object) => object;
}

/** `NotIn` with the label missing: the API says that it is met. */
function demandLabel(value: unknown): unknown {
  if (Array.isArray(value)) {
    return (value as unknown[]).flatMap((item) => {
      const isNotIn = asMap(item)['operator'] === 'NotIn';
      return isNotIn
        ? [item, { key: asMap(item)['key'], operator: 'Exists' }]
        : [demandLabel(item)];
    });
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, demandLabel(one)]));
}

export const KNOWN_FAULTS: readonly KnownFault[] = [
  {
    engine: 'cyclonus',
    reason:
      'NotIn does not choose what lacks the label (0.5.6, pkg/kube/labelselector.go, IsMatchExpressionMatchForLabels)',
    imitate: (policy) => demandLabel(policy) as object,
  },
  {
    engine: 'kube-network-policies',
    reason:
      'a NetworkPolicy for one direction alone also answers for the other one, and hides the Baseline tier there (1.1.1, pkg/networkpolicy/networkpolicy.go, EvaluateIngress and EvaluateEgress)',
    explains: ({ network, from, to, engineSays }) =>
      engineSays &&
      DIRECTIONS.some((direction) => {
        const end = direction === 'egress' ? from : to;
        if (!isPods(end)) return false;
        const { namespace, baseline } = network.policiesOf(
          network.namespaceLabels(end.namespace),
          end.labels ?? {},
        );
        const isolates = namespace.some((policy) => policy[direction].isolates);
        return namespace.length > 0 && !isolates && baseline.length > 0;
      }),
  },
  {
    engine: 'cilium',
    reason:
      'its look-up of a single flow knows no names of ports, which the agent learns from endpoints (1.20.2, pkg/policy/lookup.go)',
    explains: ({ to, probe, engineSays }) =>
      !engineSays &&
      isPods(to) &&
      Object.values(to.portNames ?? {}).some(({ port }) => port === probe.port),
  },
];
