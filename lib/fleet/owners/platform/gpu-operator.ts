import type { FindingPath } from '../../../findings/finding';
import type { Findings } from '../../../findings/findings';
import { DEFAULT_GPU_OPERATOR } from '../../model/defaults';
import type { FleetGpuOperator, FleetPool } from '../../model/fleet';
import type { GpuOperatorProps, PlatformEntry } from '../../model/props';
import type { Written } from '../../model/written';
import { sharingOf } from '../../quota/pool-offers';
import { isDnsLabel } from '../../values/dns-names';
import { entriesOf } from '../../values/maps';
import { nameFix } from '../../values/name-checks';

/** Reports a namespace that cannot be, and values that cannot say what the pools need. */
export function checkGpuOperator(
  { gpuOperator, pools }: Written<PlatformEntry>,
  path: FindingPath,
  findings: Findings,
): void {
  const { namespace, values } = gpuOperator ?? {};
  if (namespace !== undefined && !isDnsLabel(namespace)) {
    findings.add(
      'NAME_INVALID',
      [...path, 'namespace'],
      `\`${namespace}\` cannot be the name of a namespace.`,
      nameFix(namespace),
    );
  }
  if (values !== true) return;
  const cut = entriesOf(pools).filter(([, pool]) => sharingOf(pool)?.mig !== undefined);
  const single = cut.find(([, pool]) => sharingOf(pool)?.strategy === 'single');
  const mixed = cut.find(([, pool]) => sharingOf(pool)?.strategy !== 'single');
  if (single === undefined || mixed === undefined) return;
  findings.add(
    'SHARING_CONFIG',
    [...path, 'values'],
    `The GPU Operator has one MIG strategy for all nodes, and \`${single[0]}\` is \`single\` while \`${mixed[0]}\` is \`mixed\`.`,
    `Remove \`strategy: single\` from \`${single[0]}\`, or write the values by hand.`,
  );
}

/** Where the GPU Operator is, in normal form; absent where nothing needs it. */
export function resolveGpuOperator(
  written: GpuOperatorProps | undefined,
  pools: Readonly<Record<string, FleetPool>>,
): { gpuOperator?: FleetGpuOperator } {
  const isNeeded = Object.values(pools).some(({ sharing }) => sharing?.config !== undefined);
  if (written === undefined && !isNeeded) return {};
  return { gpuOperator: { ...DEFAULT_GPU_OPERATOR, ...written } };
}
