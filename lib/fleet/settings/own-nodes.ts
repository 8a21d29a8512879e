import { vendorDomains } from '../catalogue/accelerators';
import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import type { FleetNodes } from '../model/fleet';
import type { NodesProps } from '../model/props';
import type { Merged, Written } from '../model/written';
import { checkLabels } from '../values/label-checks';
import { sortedMap } from '../values/maps';
import { checkTaint } from './taints';

/** Reports labels and a taint that no node can have. */
export function checkNodes(
  nodes: Written<NodesProps>,
  path: FindingPath,
  findings: Findings,
): void {
  const at = [...path, 'selector'];
  checkLabels(nodes.selector, at, findings);
  if (nodes.selector !== undefined && Object.keys(nodes.selector ?? {}).length === 0) {
    findings.add(
      'NODES_INVALID',
      at,
      'Without a label, `nodes` chooses all nodes.',
      'Write a label that only the nodes of this tenant have, such as `{dedicated: vision}`.',
    );
  }
  if (nodes.taint !== undefined) checkOwnTaint(nodes.taint, [...path, 'taint'], findings);
}

/** Taints in the domain of a vendor count for pods that ask for its devices alone. */
function checkOwnTaint(taint: string, path: FindingPath, findings: Findings): void {
  const domain = vendorDomains().find((one) => taint.startsWith(`${one}/`));
  if (domain === undefined) {
    checkTaint(taint, path, findings);
    return;
  }
  findings.add(
    'NODES_INVALID',
    path,
    `Only pods that ask for a device may tolerate taints of \`${domain}\`, so that no other pod of the tenant could run there.`,
    'Write a taint of your own, such as `dedicated=vision`; the nodes may have both.',
  );
}

/** Nodes in normal form. */
export function resolveNodes({ selector, taint }: Merged<NodesProps>): FleetNodes {
  return { selector: sortedMap(selector, String), taint };
}
