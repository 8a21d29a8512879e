import { sandboxProblem } from '../catalogue/sandbox-runtimes';
import type { Findings } from '../../findings/findings';
import type { FleetScheduling } from '../model/fleet';
import type { SchedulingProps } from '../model/props';
import type { Merged } from '../model/written';
import { checkBypass } from './scheduler-bypass';
import { checkTwoEngines } from './two-engines';
import { checkCount } from '../values/counts';
import { defined, eachEntry, pick } from '../values/maps';
import { checkNames, checkObjectName } from '../values/name-checks';
import { sortedTexts } from '../values/texts';
import { checkDefaultPriority } from './default-priority';
import { checkMetadataKey } from './metadata-grants';
import { checkNodes, resolveNodes } from './own-nodes';
import { checkPriorityName } from './priorities/priorities';
import type { MergedEnvironment, Setting } from './setting';
import { checkTaint } from './taints';

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
      defaultPriority,
      nodes,
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
    if (typeof defaultPriority === 'string') {
      checkPriorityName(defaultPriority, [...path, 'defaultPriority'], findings);
    }
    if (nodes !== undefined && nodes !== null) checkNodes(nodes, [...path, 'nodes'], findings);
    for (const [key, what] of COUNTS) checkCount(written[key], what, [...path, key], findings);
  },
  resolve(merged) {
    const { schedulers, runtimeClass, defaultPriority, nodes, maxGracePeriodSeconds } = merged;
    return {
      schedulers: schedulers === undefined ? null : sortedTexts(schedulers),
      ...(runtimeClass === undefined ? {} : { runtimeClass }),
      runtimeClasses: sortedTexts(merged.runtimeClasses),
      tolerations: sortedTexts(merged.tolerations),
      queues: sortedTexts(merged.queues),
      queuePriorities: sortedTexts(merged.queuePriorities),
      metadata: sortedTexts(merged.metadata),
      ...(defaultPriority === undefined ? {} : { defaultPriority }),
      ...(nodes === undefined ? {} : { nodes: resolveNodes(nodes) }),
      ...defined(pick(merged, GPU_BOUNDS)),
      maxGracePeriodSeconds: maxGracePeriodSeconds ?? USUAL_GRACE_SECONDS,
    };
  },
  checkMerged(merged, findings) {
    checkUsable(merged, findings);
    checkSandbox(merged, findings);
    checkDefaultPriority(merged, findings);
    checkBypass(merged, findings);
    checkTwoEngines(merged, findings);
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
      'Try a pod with such a device, and write `accept: [{code: SANDBOX_WITHOUT_GPU, why: a pod saw its device}]`; or name a runtime class for such pods in `runtimeClasses`.',
    );
  }
}
