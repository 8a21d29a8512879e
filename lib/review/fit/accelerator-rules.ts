import { type FitPlace, type JudgedPods, askedNames, isExtended, refuses } from './fit-place';
import { type BareReason, listed, refusal } from './fit-reason';
import { asCount, asList } from '../../verify/objects/manifest-data';
import { countedAmounts } from './pod-amounts';
import { ONE } from '../../fleet/values/quantity';

/** What the guard rail `acceleratorNames` refuses: devices and huge pages that were not granted. */
export function deviceReasons({ amounts }: JudgedPods, { lists }: FitPlace): BareReason[] {
  const granted = lists['extended-resources'];
  const named = [...amounts.containers, amounts.whole].flatMap(({ requests, limits }) =>
    Object.keys({ ...requests, ...limits }),
  );
  const foreign = [...new Set(named)].filter(
    (name) => (isExtended(name) || name.startsWith('hugepages-')) && !granted.includes(name),
  );
  if (foreign.length === 0) return [];
  return [
    refusal(
      'acceleratorNames',
      `The pod asks for ${listed(foreign)}, which the namespace was not granted; granted here: ${listed(granted)}.`,
      'Ask your platform team for a quota of it.',
    ),
  ];
}

/** What the guard rail `acceleratorUse` refuses: more devices than one pod may hold. */
export function deviceCountReasons({ amounts }: JudgedPods, { lists }: FitPlace): BareReason[] {
  const [most] = lists['max-gpus-per-pod'];
  if (most === undefined) return [];
  const held = countedAmounts(amounts, 'limits');
  const count = lists.accelerators.reduce((sum, name) => sum + (held[name] ?? 0n), 0n) / ONE;
  if (count <= BigInt(most)) return [];
  return [
    refusal(
      'acceleratorUse',
      `The pod asks for ${count} accelerators; one pod may have ${most} here.`,
      'Spread the work over several pods, or ask your platform team for more.',
    ),
  ];
}

/** What the guard rail `acceleratorUse` refuses of single containers, and of pods that would never end. */
export function deviceBoundReasons(pods: JudgedPods, { lists }: FitPlace): BareReason[] {
  const [most] = lists['max-gpus-per-container'];
  const [seconds] = lists['max-gpu-pod-seconds'];
  const held = pods.amounts.containers.map(({ limits }) =>
    lists.accelerators.reduce((sum, name) => sum + (limits[name] ?? 0n), 0n),
  );
  const reasons: BareReason[] = [];
  const largest = held.reduce((biggest, count) => (count > biggest ? count : biggest), 0n) / ONE;
  if (most !== undefined && largest > BigInt(most)) {
    reasons.push(
      refusal(
        'acceleratorUse',
        `A container asks for ${largest} accelerators; one container may have ${most} here.`,
        'Spread the work over several containers or pods, or ask your platform team for more.',
      ),
    );
  }
  const isAccelerated = largest > 0n || asList(pods.spec['resourceClaims']).length > 0;
  const deadline = asCount(pods.spec['activeDeadlineSeconds'], Infinity);
  if (seconds !== undefined && isAccelerated && deadline > Number(seconds)) {
    reasons.push(
      refusal(
        'acceleratorUse',
        `Pods with accelerators end here after at most ${seconds} seconds, and this one does not say that it does.`,
        `Write \`activeDeadlineSeconds: ${seconds}\` or less into the spec of the pod.`,
      ),
    );
  }
  return reasons;
}

/** What Kubernetes itself refuses of devices: parts of one, and requests without equal limits. */
export function wholeDeviceReasons({ amounts }: JudgedPods): BareReason[] {
  const reasons: BareReason[] = [];
  for (const { name: container, requests, limits } of amounts.containers) {
    for (const name of Object.keys({ ...requests, ...limits }).filter(isExtended)) {
      const [request, limit] = [requests[name] ?? 0n, limits[name]];
      if (request % ONE !== 0n || (limit ?? 0n) % ONE !== 0n) {
        reasons.push(
          refusal(
            'manifest',
            `The container \`${container}\` asks for a part of \`${name}\`, which is counted in whole devices.`,
            'Ask for a whole number.',
          ),
        );
      } else if (limit === undefined || limit !== request) {
        reasons.push(
          refusal(
            'manifest',
            `The container \`${container}\` requests \`${name}\` without an equal limit.`,
            'State the number under `resources.limits`.',
          ),
        );
      }
    }
  }
  return reasons;
}

/** Reasons that are about the devices of a pod. */
export function acceleratorReasons(pods: JudgedPods, place: FitPlace): BareReason[] {
  return [
    ...wholeDeviceReasons(pods),
    ...(refuses(place, 'acceleratorNames') ? deviceReasons(pods, place) : []),
    ...(refuses(place, 'acceleratorUse')
      ? [...deviceCountReasons(pods, place), ...deviceBoundReasons(pods, place)]
      : []),
  ];
}

/** The extended resources of which a pod asks for at least one. */
export function askedDevices({ amounts }: JudgedPods): string[] {
  return askedNames(amounts).filter(isExtended);
}
