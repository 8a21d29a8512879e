import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import type { FleetPool, FleetTaint } from '../model/fleet';
import type { PoolProps } from '../model/props';
import type { Written } from '../model/written';
import { checkLabelKey, checkLabels } from '../values/label-checks';
import { isLabelKey, isLabelValue } from '../values/label-values';
import { defined, eachEntry } from '../values/maps';
import { textMap } from '../values/texts';

/** The label that tells each node from all others. */
const HOSTNAME = 'kubernetes.io/hostname';

/** What a pool says of its nodes, in normal form. */
export type PoolNodes = Pick<FleetPool, 'nodeLabels' | 'taints' | 'toleratedBy' | 'topology'>;

/** Reports labels, taints and levels that no node can have. */
export function checkPoolNodes(
  { nodeLabels, taints, topology }: Written<PoolProps>,
  path: FindingPath,
  findings: Findings,
): void {
  checkLabels(nodeLabels, [...path, 'nodeLabels'], findings);
  checkTaints(taints, [...path, 'taints'], findings);
  checkTopology(topology, [...path, 'topology'], findings);
}

/** Reports taints that cannot be, and two that are one: a node has each key once for each effect. */
function checkTaints(
  taints: Written<PoolProps['taints']>,
  path: FindingPath,
  findings: Findings,
): void {
  const known = new Set<string>();
  eachEntry(taints, ({ key, value, effect }, index) => {
    if (typeof key === 'string' && !isLabelKey(key)) {
      findings.add(
        'TAINT_INVALID',
        [...path, index, 'key'],
        `\`${key}\` cannot be the key of a taint.`,
        'Use letters, digits, dashes, underscores and dots, optionally after a domain: nvidia.com/pool.',
      );
    }
    if (value !== undefined && value !== null && !isLabelValue(String(value))) {
      findings.add(
        'TAINT_INVALID',
        [...path, index, 'value'],
        `${JSON.stringify(value)} cannot be the value of a taint.`,
        'Use at most 63 letters, digits, dashes, underscores and dots, and start and end with a letter or digit.',
      );
    }
    const name = `${key}:${effect}`;
    if (known.has(name)) {
      findings.add(
        'TAINT_INVALID',
        [...path, index],
        `The taint \`${name}\` is stated twice, and a node has only one with this key and effect.`,
        'Remove one of them.',
      );
    }
    known.add(name);
  });
}

/** Reports levels that lead nowhere. */
function checkTopology(
  topology: Written<PoolProps['topology']>,
  path: FindingPath,
  findings: Findings,
): void {
  if (topology === undefined || topology === null) return;
  const report = (place: FindingPath, message: string, fix: string): void => {
    findings.add('POOL_TOPOLOGY', place, message, fix);
  };
  if (topology.length === 0) {
    report(
      path,
      'A topology needs at least one level.',
      'Write the keys of node labels, the widest first, or remove the line.',
    );
  }
  eachEntry(topology, (key, index) => {
    const at = [...path, index];
    checkLabelKey(key, 'a label', at, findings);
    if (topology.indexOf(key) < index) {
      report(at, `\`${key}\` is stated twice.`, 'Name each level once.');
    } else if (key === HOSTNAME && index !== topology.length - 1) {
      report(
        at,
        `\`${HOSTNAME}\` is the label of a single node, so nothing is below it.`,
        'Write it last: the widest level comes first.',
      );
    }
  });
}

/** What a pool says of its nodes, in normal form. */
export function resolvePoolNodes(
  { nodeLabels, taints, toleratedBy, topology }: PoolProps,
  isQueuedByKueue: boolean,
): PoolNodes {
  const resolved = (taints ?? [])
    .map(({ key, value, effect }): FleetTaint => {
      const text = value === undefined ? '' : String(value);
      return { key, ...(text === '' ? {} : { value: text }), effect };
    })
    .sort((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
  const hasTaints = resolved.length > 0;
  return defined({
    nodeLabels: nodeLabels === undefined ? undefined : textMap(nodeLabels),
    taints: hasTaints ? resolved : undefined,
    toleratedBy: hasTaints ? (toleratedBy ?? (isQueuedByKueue ? 'queue' : 'pods')) : undefined,
    topology,
  });
}

function orderOf({ key, effect }: FleetTaint): string {
  return `${key} ${effect}`;
}
