import { sandboxProblem } from '../catalogue/sandbox-runtimes';
import { FAMILY_TAINTS, isAccelerator, vendorDomains } from '../catalogue/accelerators';
import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import type { FleetScheduling } from '../model/fleet';
import type { SchedulingProps } from '../model/props';
import type { Merged } from '../model/written';
import { checkBypass } from '../queues/scheduler-bypass';
import { checkCount } from '../values/counts';
import { isLabelKey, isLabelValue } from '../values/label-values';
import { defined, eachEntry, pick } from '../values/maps';
import { checkNames, checkObjectName } from '../values/name-checks';
import { sortedTexts } from '../values/texts';
import { checkMetadataKey } from './metadata-grants';
import type { MergedEnvironment, Setting } from './setting';

/** An hour: enough to write down the state of a large model. */
export const USUAL_GRACE_SECONDS = 3600;

/** Bounds on what one pod does with GPUs. With 0, nobody can use any. */
const GPU_BOUNDS = ['maxGpusPerPod', 'maxGpusPerContainer', 'maxGpuPodSeconds'] as const;

/** What is counted, and in what. */
const COUNTS = [
  ['maxGpusPerPod', 'devices'],
  ['maxGpusPerContainer', 'devices'],
  ['maxGpuPodSeconds', 'seconds'],
  ['maxGracePeriodSeconds', 'seconds'],
] as const satisfies readonly (readonly [keyof SchedulingProps, string])[];

/** What pods may ask of the scheduler and of nodes. */
export const scheduling: Setting<SchedulingProps, Merged<SchedulingProps>, FleetScheduling> = {
  check(written, path, findings) {
    const {
      schedulers,
      runtimeClass,
      runtimeClasses,
      tolerations,
      queues,
      queuePriorities,
      metadata,
    } = written;
    checkNames(schedulers, 'a scheduler', [...path, 'schedulers'], findings);
    if (typeof runtimeClass === 'string') {
      checkObjectName(runtimeClass, 'a runtime class', [...path, 'runtimeClass'], findings);
    }
    checkNames(runtimeClasses, 'a runtime class', [...path, 'runtimeClasses'], findings);
    eachEntry(tolerations, (text, index) =>
      checkTaint(text, [...path, 'tolerations', index], findings),
    );
    checkNames(queues, 'a queue', [...path, 'queues'], findings);
    checkNames(queuePriorities, 'a priority class', [...path, 'queuePriorities'], findings);
    eachEntry(metadata, (key, index) =>
      checkMetadataKey(key, [...path, 'metadata', index], findings),
    );
    for (const [key, what] of COUNTS) checkCount(written[key], what, [...path, key], findings);
  },
  resolve(merged) {
    const { schedulers, runtimeClass, maxGracePeriodSeconds } = merged;
    return {
      schedulers: schedulers === undefined ? null : sortedTexts(schedulers),
      ...(runtimeClass === undefined ? {} : { runtimeClass }),
      runtimeClasses: sortedTexts(merged.runtimeClasses),
      tolerations: sortedTexts(merged.tolerations),
      queues: sortedTexts(merged.queues),
      queuePriorities: sortedTexts(merged.queuePriorities),
      metadata: sortedTexts(merged.metadata),
      ...defined(pick(merged, GPU_BOUNDS)),
      maxGracePeriodSeconds: maxGracePeriodSeconds ?? USUAL_GRACE_SECONDS,
    };
  },
  checkMerged(merged, findings) {
    checkUsable(merged, findings);
    checkSandbox(merged, findings);
    checkBypass(merged, findings);
  },
};

/** Reports GPUs that no pod may ask for. */
function checkUsable(
  { tenant, name, environment, placeOf }: MergedEnvironment,
  findings: Findings,
): void {
  const count = Object.values(environment.quota.gpu).reduce((sum, devices) => sum + devices, 0);
  for (const key of GPU_BOUNDS) {
    if (environment.scheduling[key] !== 0 || count === 0) continue;
    findings.addOnce(
      'GPU_UNUSABLE',
      placeOf(['scheduling', key]),
      `\`${name}\` of \`${tenant}\` has ${count} GPU${count === 1 ? '' : 's'}, but \`${key}: 0\` lets no pod ask for one.`,
      `Raise \`${key}\`, or remove the GPUs from the quota.`,
    );
  }
}

/** Reports accelerators that do not reach the pods of a sandbox, where pods can name no other runtime class. */
function checkSandbox(
  { tenant, name, environment, platform, placeOf }: MergedEnvironment,
  findings: Findings,
): void {
  const { runtimeClass, runtimeClasses } = environment.scheduling;
  if (runtimeClass === undefined || runtimeClasses.some((one) => one !== runtimeClass)) return;
  for (const [pool, count] of Object.entries(environment.quota.gpu)) {
    const resource = platform.pools[pool]?.resource;
    if (count === 0 || resource === undefined) continue;
    const problem = sandboxProblem(runtimeClass, resource);
    if (problem === undefined) continue;
    findings.addOnce(
      'SANDBOX_WITHOUT_GPU',
      placeOf(['scheduling', 'runtimeClass']),
      `Every pod in \`${name}\` of \`${tenant}\` runs in \`${runtimeClass}\`, and may see no device of the pool \`${pool}\`: ${problem}.`,
      'Try a pod with such a device, and say so under `accept`; or name a runtime class for such pods in `runtimeClasses`.',
    );
  }
}

/** A taint is written as its key, or as key and value. */
function checkTaint(text: string, path: FindingPath, findings: Findings): void {
  const [key = '', value = '', ...rest] = text.split('=');
  if (rest.length > 0 || !isLabelKey(key) || !isLabelValue(value)) {
    findings.add(
      'TAINT_INVALID',
      path,
      `\`${text}\` is not a valid taint.`,
      'Write its key, or key=value to mean that value alone, such as `dedicated=batch`.',
    );
    return;
  }
  if (!isPlainTaint(key)) return;
  findings.add(
    'TAINT_INVALID',
    path,
    `\`${key}\` keeps pods without a GPU off the nodes that have GPUs; this entry would let every pod onto them.`,
    'Remove it: pods that ask for an accelerator may tolerate its taint without an entry.',
  );
}

/** What a rail admits without an entry: the name of an accelerator, or that of all devices of its vendor. */
function isPlainTaint(key: string): boolean {
  const [domain = '', name = ''] = key.split('/');
  return isAccelerator(key) || (vendorDomains().includes(domain) && FAMILY_TAINTS.includes(name));
}
