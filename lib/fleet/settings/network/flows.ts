import type { FindingPath, Findings } from '../../../findings/finding';
import type { FleetFlow } from '../../model/fleet';
import { type DataMap, isMap } from '../../model/layers';
import { checkPodLabels, textMap } from './pod-selectors';
import { checkPorts, resolvePorts } from './ports';

const ENDS = ['from', 'to'] as const;

/** Reports what is wrong with one flow by itself. */
export function checkFlow(flow: DataMap, path: FindingPath, findings: Findings): void {
  for (const end of ENDS) checkPodLabels(flow[end], [...path, end], findings);
  checkPorts(flow['ports'], [...path, 'ports'], findings);
}

/** Reports flows that are incomplete once all layers are merged: an end without labels would be everybody. */
export function checkFlows(
  flows: Record<string, FleetFlow>,
  placeOf: (keys: readonly string[]) => FindingPath,
  findings: Findings,
): void {
  for (const [name, flow] of Object.entries(flows)) {
    for (const end of ENDS) {
      if (Object.keys(flow[end]).length > 0) continue;
      findings.add(
        'FLOW_INVALID',
        placeOf([name]),
        `The flow \`${name}\` does not say ${end === 'from' ? 'who calls' : 'who is called'}, which would mean every pod.`,
        `Add \`${end}\` with the labels of those pods, such as \`${end}: {app: trainer}\`.`,
      );
    }
  }
}

/** Flows in normal form. */
export function resolveFlows(flows: unknown): Record<string, FleetFlow> {
  const resolved: Record<string, FleetFlow> = {};
  if (!isMap(flows)) return resolved;
  for (const name of Object.keys(flows).sort()) {
    const { from, to, ports } = flows[name] as DataMap;
    resolved[name] = {
      from: isMap(from) ? textMap(from) : {},
      to: isMap(to) ? textMap(to) : {},
      ...(Array.isArray(ports) ? { ports: resolvePorts(ports) } : {}),
    };
  }
  return resolved;
}
