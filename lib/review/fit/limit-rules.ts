import type { FleetContainers } from '../../fleet/model/fleet';
import { RESOURCES } from '../../fleet/values/amounts';
import { ONE, formatQuantity, parseQuantity } from '../../fleet/values/quantity';
import { amountText } from './amount-text';
import { type BareReason, refusal } from './fit-reason';
import {
  type ContainerAmounts,
  type PodAmounts,
  type ResourceAmounts,
  countedAmounts,
} from './pod-amounts';

/** What the LimitRange of a namespace says, with the defaults that the API server gives the LimitRange itself. */
export interface LimitRules {
  readonly requests: ResourceAmounts;
  readonly limits: ResourceAmounts;
  readonly min: ResourceAmounts;
  readonly max: ResourceAmounts;
  readonly podMax: ResourceAmounts;
  /** How many times its request the limit of a container may be, in billionths. */
  readonly ratios: ResourceAmounts;
}

/** Source: k8s.io/kubernetes, pkg/apis/core/v1/defaults.go, SetDefaults_LimitRangeItem. */
export function limitRulesOf(containers: FleetContainers): LimitRules {
  const [min, max] = [amounts(containers.min), amounts(containers.max)];
  const limits = { ...max, ...amounts(containers.default) };
  const requests = { ...min, ...limits, ...amounts(containers.defaultRequest) };
  return {
    requests,
    limits,
    min,
    max,
    podMax: amounts(containers.podMax),
    ratios: amounts(containers.maxLimitRequestRatio),
  };
}

type Stated = Readonly<Partial<Record<(typeof RESOURCES)[number][0], string | null>>>;

function amounts(stated: Stated = {}): ResourceAmounts {
  return Object.fromEntries(
    RESOURCES.flatMap(([key, , name]) => {
      const value = stated[key];
      return value === undefined || value === null ? [] : [[name, parseQuantity(value)!.nano]];
    }),
  );
}

/**
 * Gives containers what the LimitRange gives them. Where a guard rail sees to it, a limit by default is never below what
 * its container requests.
 */
export function withDefaults(
  pod: PodAmounts,
  rules: LimitRules,
  raisesLimits: boolean,
): PodAmounts {
  const containers = pod.containers.map((container): ContainerAmounts => {
    const requests = { ...rules.requests, ...container.requests };
    const byDefault = raisesLimits
      ? Object.fromEntries(
          Object.entries(rules.limits).map(([name, limit]) => {
            const requested = requests[name] ?? 0n;
            return [name, requested > limit ? requested : limit];
          }),
        )
      : rules.limits;
    return { ...container, requests, limits: { ...byDefault, ...container.limits } };
  });
  return { ...pod, containers };
}

/** Where a pod leaves the bounds of the LimitRange. Source: k8s.io/kubernetes, plugin/pkg/admission/limitranger. */
export function limitReasons(pod: PodAmounts, rules: LimitRules): BareReason[] {
  const reasons: BareReason[] = [];
  for (const { name, requests, limits } of pod.containers) {
    for (const [resource, least] of Object.entries(rules.min)) {
      const asked = smallest(requests[resource], limits[resource]);
      if (asked !== undefined && asked >= least) continue;
      reasons.push(bound(`container \`${name}\``, resource, asked, 'least', least));
    }
    for (const [resource, most] of Object.entries(rules.max)) {
      const asked = largest(requests[resource], limits[resource]);
      if (asked !== undefined && asked <= most) continue;
      reasons.push(bound(`container \`${name}\``, resource, asked, 'most', most));
    }
    for (const [resource, ratio] of Object.entries(rules.ratios)) {
      const [requested, limit] = [requests[resource] ?? 0n, limits[resource] ?? 0n];
      if (requested > 0n && limit > 0n && limit * ONE <= requested * ratio) continue;
      const text = formatQuantity({ nano: ratio, format: 'decimal' });
      reasons.push(
        refusal(
          'containers',
          `The container \`${name}\` needs a request and a limit of ${resource}, and the limit is at most ${text} times the request here.`,
          'Raise the request, or lower the limit.',
        ),
      );
    }
    for (const [resource, limit] of Object.entries(limits)) {
      const requested = requests[resource] ?? 0n;
      if (requested <= limit) continue;
      const texts = [requested, limit].map((amount) => amountText(resource, amount));
      reasons.push(
        refusal(
          'containers',
          `The container \`${name}\` requests ${texts[0]!} of ${resource}, which is more than its limit of ${texts[1]!}.`,
          'State a limit that is at least the request.',
        ),
      );
    }
  }
  const [requests, limits] = [countedAmounts(pod, 'requests'), countedAmounts(pod, 'limits')];
  for (const [resource, most] of Object.entries(rules.podMax)) {
    const asked =
      limits[resource] === undefined ? undefined : largest(requests[resource], limits[resource]);
    if (asked === undefined || asked > most) {
      reasons.push(bound('pod', resource, asked, 'most', most));
    }
  }
  return reasons;
}

function bound(
  what: string,
  resource: string,
  asked: bigint | undefined,
  word: 'least' | 'most',
  amount: bigint,
): BareReason {
  const text = amountText(resource, amount);
  const bare = what.split(' ', 1)[0]!;
  return refusal(
    'containers',
    asked === undefined
      ? `The ${what} states no limit for ${resource}; here each ${bare} needs one of at most ${text}.`
      : `The ${what} asks for ${amountText(resource, asked)} of ${resource}; here each ${bare} may have at ${word} ${text}.`,
    `Ask for at ${word} ${text} of ${resource} for each ${bare}.`,
  );
}

function smallest(...given: readonly (bigint | undefined)[]): bigint | undefined {
  return sorted(given)[0];
}

function largest(...given: readonly (bigint | undefined)[]): bigint | undefined {
  return sorted(given).at(-1);
}

function sorted(given: readonly (bigint | undefined)[]): bigint[] {
  return given
    .filter((amount) => amount !== undefined)
    .sort((one, other) => (one < other ? -1 : one > other ? 1 : 0));
}
