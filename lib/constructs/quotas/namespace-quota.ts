import { Construct } from 'constructs';
import { NOTHING_STARTS } from '../../fleet/catalogue/life-states';
import { amount } from '../../fleet/values/amounts';
import { rememberShared, rememberSome } from '../../fleet/model/shared';
import { guardMetadata } from '../api-object/metadata';
import { shareContent } from '../api-object/tidy';
import type { Resolved } from '../resolved';
import type { ComputeQuota } from './compute-quota';
import type { GpuQuota } from './gpu-quota';
import type { ObjectQuota } from './object-quota';
import { resourceQuota } from './resource-quota';

/** @internal */
export interface NamespaceQuotaSpec {
  readonly namespace: string;
  /** What it writes for. None of them writes a quota itself. */
  readonly compute: ComputeQuota;
  readonly objects: ObjectQuota;
  readonly gpu: GpuQuota;
  /** Whether new pods are admitted. */
  readonly starts: boolean;
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
    const { namespace, compute, objects, gpu, starts } = spec;
    const metadata = guardMetadata('namespace', namespace);
    const all = joined(objects.hard)(gpu.hard)(JSON.stringify(compute.hard));
    const hard = starts ? all : { ...all, ...NOTHING_STARTS };
    const quota = resourceQuota(this, { metadata, hard });
    for (const part of [compute, objects, gpu]) part.node.defaultChild = quota;
  }
}

type Hard = Record<string, string>;

/**
 * The keys of all parts. Most of them are caps on objects and accelerators, which are the same in many namespaces, so
 * these are put in order once. Namespaces of one size share the whole.
 */
const joined = rememberShared((objects: Hard) =>
  rememberShared((gpu: Hard) => {
    const caps = shareContent(join([objects, gpu]));
    return rememberSome((compute: string) =>
      shareContent(join([caps, JSON.parse(compute) as Hard])),
    );
  }),
);

/** Where two parts bound the same key, the smaller amount counts, as with a quota of each. */
function join(parts: readonly Hard[]): Hard {
  const hard: Hard = {};
  for (const part of parts) {
    for (const key in part) {
      const value = part[key]!;
      const known = hard[key];
      hard[key] = known === undefined ? value : smaller(known, value);
    }
  }
  return hard;
}

function smaller(one: string, other: string): string {
  return amount(other).nano < amount(one).nano ? other : one;
}
