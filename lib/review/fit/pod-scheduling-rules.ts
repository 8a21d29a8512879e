import { FAMILY_TAINTS } from '../../fleet/catalogue/accelerators';
import { type FitPlace, type JudgedPods, askedNames, isExtended } from './fit-place';
import { type BareReason, listed, refusal } from './fit-reason';
import {
  type ManifestMap,
  asCount,
  asList,
  asMap,
  asMaps,
  asText,
  valueAt,
} from '../../verify/objects/manifest-data';

const ASK = 'or ask your platform team for it.';

/** What the guard rail `podScheduling` refuses. */
export function schedulingReasons(pods: JudgedPods, place: FitPlace): BareReason[] {
  const { lists } = place;
  const { spec } = pods;
  const reasons: BareReason[] = [];
  const refuse = (message: string, fix: string): void => {
    reasons.push(refusal('podScheduling', message, fix));
  };
  if (asText(spec['nodeName']) !== '') {
    refuse(
      `The pod names its node \`${asText(spec['nodeName'])}\`, which leads past the scheduler.`,
      'Leave `nodeName` out, and choose among nodes by `nodeSelector`.',
    );
  }
  const scheduler = asText(spec['schedulerName']) || 'default-scheduler';
  const schedulers = lists.schedulers.length === 0 ? ['default-scheduler'] : lists.schedulers;
  if (!schedulers.includes('*') && !schedulers.includes(scheduler)) {
    refuse(
      `The pod asks for the scheduler \`${scheduler}\`; granted here: ${listed(schedulers)}.`,
      `Write one of these as \`schedulerName\`, ${ASK}`,
    );
  }
  reasons.push(...runtimeReasons(pods, place));
  const [most, grace] = [place.view.spec.scheduling.maxGracePeriodSeconds, graceOf(spec)];
  if (grace > most) {
    refuse(
      `The pod may take ${grace} seconds to end; allowed here: ${most}.`,
      'Lower `terminationGracePeriodSeconds`, of probes as well.',
    );
  }
  const taints = foreignTaints(pods, place);
  if (taints.includes('')) {
    refuse(
      'The pod tolerates every taint, and so takes nodes that are kept for others.',
      'Name the `key` of the taint that it must tolerate.',
    );
  } else if (taints.length > 0) {
    refuse(
      `The pod tolerates the taint ${listed(taints)}, which keeps nodes for others; granted here: ${listed(lists.tolerations)}.`,
      `Remove the toleration, ${ASK}`,
    );
  }
  if (looksElsewhere(spec, place.view.namespace)) {
    refuse(
      'The affinity of the pod is about pods of other namespaces.',
      'Leave `namespaceSelector` and `namespaces` out.',
    );
  }
  return reasons;
}

function runtimeReasons(pods: JudgedPods, { lists, view }: FitPlace): BareReason[] {
  const named = asText(pods.spec['runtimeClassName']);
  const [required] = lists['runtime-class'];
  if (named === '') {
    return required === undefined || view.platform.mutation
      ? []
      : [
          refusal(
            'podScheduling',
            `Pods run in the runtime class \`${required}\` here, and this one names none.`,
            `Write \`runtimeClassName: ${required}\` into the spec of the pod.`,
          ),
        ];
  }
  if (!lists['runtime-classes'].includes(named)) {
    return [
      refusal(
        'podScheduling',
        `The pod asks for the runtime class \`${named}\`; granted here: ${listed(lists['runtime-classes'])}.`,
        `Leave \`runtimeClassName\` out, ${ASK}`,
      ),
    ];
  }
  const asked = askedAccelerators(pods, lists);
  if (!named.startsWith('nvidia') || asked.length > 0 || hasOwnClaims(pods)) return [];
  return [
    refusal(
      'podScheduling',
      `The runtime class \`${named}\` is for pods that ask for a GPU, and this one asks for none.`,
      'Ask for one under `resources.limits`, or leave `runtimeClassName` out.',
    ),
  ];
}

/** Whether a container uses a claim that is made for its pod alone. */
function hasOwnClaims({ spec, amounts }: JudgedPods): boolean {
  const own = asMaps(spec['resourceClaims'])
    .filter(({ resourceClaimTemplateName: template }) => asText(template) !== '')
    .map(({ name }) => asText(name));
  const used = containersOf(spec).flatMap(({ resources }) => asMaps(asMap(resources)['claims']));
  const implicit = askedNames(amounts).some((name) => name.startsWith('deviceclass.'));
  return implicit || used.some(({ name }) => own.includes(asText(name)));
}

function askedAccelerators(pods: JudgedPods, lists: FitPlace['lists']): string[] {
  const asked = askedNames(pods.amounts);
  const claims = hasOwnClaims(pods) ? lists['claimable-accelerators'] : [];
  return lists.accelerators.filter((name) => asked.includes(name) || claims.includes(name));
}

/** Every container of a pod, init containers included. */
export function containersOf(spec: ManifestMap): readonly ManifestMap[] {
  return [...asMaps(spec['containers']), ...asMaps(spec['initContainers'])];
}

function graceOf(spec: ManifestMap): number {
  const probes = containersOf(spec).flatMap(({ livenessProbe, startupProbe }) => [
    asMap(livenessProbe),
    asMap(startupProbe),
  ]);
  return Math.max(
    ...[spec, ...probes].map((holder) => asCount(holder['terminationGracePeriodSeconds'], 0)),
  );
}

/** The keys of taints that the pod tolerates without a grant; `''` where it tolerates all. */
function foreignTaints(pods: JudgedPods, { lists }: FitPlace): string[] {
  const accelerators = askedAccelerators(pods, lists);
  const inDomain = (taint: string, names: readonly string[]): boolean =>
    names.some((name) => taint.startsWith(`${domainOf(name)}/`));
  const granted = lists.tolerations.filter(
    (taint) => !inDomain(taint, lists.accelerators) || inDomain(taint, accelerators),
  );
  const asked = askedNames(pods.amounts).filter(
    (name) => isExtended(name) && lists['extended-resources'].includes(name),
  );
  const own = [
    ...asked,
    ...accelerators,
    ...accelerators.flatMap((name) => FAMILY_TAINTS.map((family) => `${domainOf(name)}/${family}`)),
  ];
  const foreign = asMaps(pods.spec['tolerations'])
    .map((toleration) => ({
      key: asText(toleration['key']),
      value: asText(toleration['value']),
      isEqual: (asText(toleration['operator']) || 'Equal') === 'Equal',
      effect: asText(toleration['effect']),
    }))
    .filter(({ key, value, isEqual, effect }) => {
      const isKubernetes =
        (/^node\.kubernetes\.io\/(?:not-ready|unreachable)$/.test(key) && effect === 'NoExecute') ||
        key === 'node.kubernetes.io/memory-pressure';
      const isGranted = granted.includes(key) || (isEqual && granted.includes(`${key}=${value}`));
      return !isKubernetes && !isGranted && !own.includes(key);
    });
  return [...new Set(foreign.map(({ key }) => key))];
}

function domainOf(name: string): string {
  return name.split('/', 1)[0]!;
}

/** Whether a term of pod affinity names other namespaces. */
function looksElsewhere(spec: ManifestMap, namespace: string): boolean {
  return ['podAffinity', 'podAntiAffinity'].some((sort) => {
    const affinity = asMap(valueAt(spec, `affinity.${sort}`));
    const required = asMaps(affinity['requiredDuringSchedulingIgnoredDuringExecution']);
    const preferred = asMaps(affinity['preferredDuringSchedulingIgnoredDuringExecution']).map(
      ({ podAffinityTerm }) => asMap(podAffinityTerm),
    );
    return [...required, ...preferred].some(
      (term) =>
        term['namespaceSelector'] !== undefined ||
        asList(term['namespaces']).some((name) => name !== namespace),
    );
  });
}
