import type { FindingPath } from '../../../findings/finding';
import type { Findings } from '../../../findings/findings';
import type { FleetFlow } from '../../model/fleet';
import type { FlowProps } from '../../model/props';
import type { Merged, Written } from '../../model/written';
import { defined, entriesOf, sortedMap } from '../../values/maps';
import { textMap } from '../../values/texts';
import type { Setting } from '../setting';
import { checkLabels } from '../../values/label-checks';
import { checkHttpPorts, checkHttpRules, resolveHttpRules } from './http-rules';
import { checkPolicyName } from './policy-parts';
import { checkPorts, resolvePorts } from './ports';
import { checkVoidedHttp } from './voided-http';

const ENDS = ['from', 'to'] as const;

type Flows = Record<string, FlowProps | null>;

/** Traffic inside the reach. */
export const flows: Setting<Flows, Record<string, Merged<FlowProps>>, Record<string, FleetFlow>> = {
  check: checkFlows,
  resolve: (merged) => resolveFlows(merged),
  checkMerged({ environment, isNewNetwork, placeOf }, findings) {
    if (!isNewNetwork) return;
    const place = (name: string): FindingPath => placeOf(['network', 'flows', name]);
    const { network } = environment;
    checkFlowEnds(network.flows, place, findings);
    for (const [name, flow] of Object.entries(network.flows)) {
      checkHttpPorts(flow, placeOf(['network', 'flows', name, 'http']), findings);
    }
    checkVoidedHttp(environment, placeOf, findings);
  },
};

/** Reports what is wrong with each flow by itself. */
export function checkFlows(written: Written<Flows>, path: FindingPath, findings: Findings): void {
  for (const name of Object.keys(written)) checkPolicyName(name, [...path, name], findings);
  for (const [name, flow] of entriesOf(written)) {
    const at = [...path, name];
    for (const end of ENDS) checkLabels(flow[end], [...at, end], findings);
    checkPorts(flow.ports, [...at, 'ports'], findings);
    checkHttpRules(flow.http, [...at, 'http'], findings);
  }
}

/** Flows in normal form. */
export function resolveFlows(
  merged: Readonly<Record<string, Merged<FlowProps>>>,
): Record<string, FleetFlow> {
  return sortedMap(merged, ({ from, to, ports, http }) =>
    defined({
      from: textMap(from),
      to: textMap(to),
      ports: ports === undefined ? undefined : resolvePorts(ports),
      http: resolveHttpRules(http),
    }),
  );
}

/** Reports flows that do not say who calls or who is called, which would mean every pod. */
export function checkFlowEnds(
  resolved: Readonly<Record<string, FleetFlow>>,
  placeOf: (name: string) => FindingPath,
  findings: Findings,
): void {
  for (const [name, flow] of Object.entries(resolved)) {
    for (const end of ENDS) {
      if (Object.keys(flow[end]).length > 0) continue;
      findings.add(
        'FLOW_INVALID',
        placeOf(name),
        `The flow \`${name}\` does not say ${end === 'from' ? 'who calls' : 'who is called'}, which would mean every pod.`,
        `Add \`${end}\` with the labels of those pods, such as \`${end}: {app: trainer}\`.`,
      );
    }
  }
}
