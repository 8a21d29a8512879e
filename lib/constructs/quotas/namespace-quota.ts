import { Construct } from 'constructs';
import { amount } from '../../fleet/values/amounts';
import { guardMetadata } from '../api-object/metadata';
import type { Resolved } from '../resolved';
import type { ComputeQuota } from './compute-quota';
import type { GpuQuota } from './gpu-quota';
import type { ObjectQuota } from './object-quota';
import { resourceQuota } from './resource-quota';

/** @internal */
export interface NamespaceQuotaSpec {
  readonly namespace: string;
  /** What it writes for. None of them writes a quota itself. */
  readonly parts: readonly (ComputeQuota | GpuQuota | ObjectQuota)[];
}

/**
 * The one ResourceQuota of a namespace: compute, objects and accelerators.
 *
 * Several quotas let more GPUs in than they grant when two API servers admit pods at once: a request that one quota
 * refused is admitted when the status of another conflicts (kubernetes#141904). One quota also costs one write of its
 * status for each pod. `ApiObject.of` finds it for each of its parts.
 *
 * @internal
 */
export class NamespaceQuota extends Construct {
  constructor(scope: Construct, id: string, { spec }: Resolved<NamespaceQuotaSpec>) {
    super(scope, id);
    const { namespace, parts } = spec;
    const metadata = guardMetadata('namespace', namespace);
    const quota = resourceQuota(this, { metadata, hard: joined(parts) });
    for (const part of parts) part.node.defaultChild = quota;
  }
}

/** The keys of all parts. Where two bound the same, the smaller amount counts, as with a quota of each. */
function joined(parts: NamespaceQuotaSpec['parts']): Record<string, string> {
  const hard: Record<string, string> = {};
  for (const part of parts) {
    for (const key in part.hard) {
      const value = part.hard[key]!;
      const known = hard[key];
      hard[key] = known === undefined ? value : smaller(known, value);
    }
  }
  return hard;
}

function smaller(one: string, other: string): string {
  return amount(other).nano < amount(one).nano ? other : one;
}
