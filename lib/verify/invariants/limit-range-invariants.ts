import { type Defect, defect } from '../defect';
import { asMap, asMaps, asText, valueAt } from '../objects/manifest-data';
import type { ManifestObject } from '../objects/manifest-objects';
import type { Invariant } from './invariant';

/** What LimitRanges keep. */
export const LIMIT_RANGE_INVARIANTS: readonly Invariant[] = [
  {
    id: 'limit-range-gives-no-devices',
    family: 'quotas',
    level: 'error',
    title: 'No LimitRange gives devices to containers that ask for none',
    reason:
      'A default is added to each container and init container. A maximum is one, as the API server makes it the default where none is stated: every pod then takes GPUs, or waits for them.',
    source: 'k8s.io/kubernetes pkg/apis/core/v1/defaults.go, plugin/pkg/admission/limitranger',
    kinds: ['LimitRange'],
    each: judgeDeviceDefaults,
  },
  {
    id: 'limit-range-refuses-no-pods',
    family: 'quotas',
    level: 'error',
    title: 'No LimitRange refuses pods without a device',
    reason:
      'A maximum or minimum of devices for a pod makes the API server refuse each pod that states no limit of them.',
    source: 'k8s.io/kubernetes plugin/pkg/admission/limitranger, maxConstraint',
    kinds: ['LimitRange'],
    each: judgePodDevices,
  },
];

/** What containers get without asking. `max` is a default where neither of the others is stated. */
const GIVEN = ['default', 'defaultRequest', 'max', 'min'] as const;

function* limitsOf(
  { group, kind, data }: ManifestObject,
  type: string,
): Generator<readonly [index: number, limit: Readonly<Record<string, unknown>>]> {
  if (group !== '' || kind !== 'LimitRange') return;
  for (const [index, limit] of asMaps(valueAt(data, 'spec.limits')).entries()) {
    if (asText(limit['type']) === type) yield [index, limit];
  }
}

/** Names of devices in a part of a limit, and how many. */
function devicesIn(limit: Readonly<Record<string, unknown>>, part: string): [string, string][] {
  return Object.entries(asMap(limit[part]))
    .filter(([name]) => name.includes('/'))
    .map(([name, amount]): [string, string] => [name, asText(amount)]);
}

function* judgeDeviceDefaults(object: ManifestObject): Generator<Defect> {
  for (const [index, limit] of limitsOf(object, 'Container')) {
    const told = new Set<string>();
    for (const part of GIVEN) {
      for (const [name, amount] of devicesIn(limit, part)) {
        if (told.has(name)) continue;
        told.add(name);
        if (amount === '0') continue;
        yield defect(
          object,
          ['spec', 'limits', index, part, name],
          part === 'min'
            ? `The API server refuses each container without ${amount} of ${name}.`
            : `The API server gives ${amount} of ${name} to each container that asks for none${part === 'max' ? ', because a maximum is the default as well' : ''}.`,
          `Delete ${name} here. A quota of requests.${name} bounds the namespace${part === 'max' ? ', and an admission policy can bound a container' : ''}.`,
        );
      }
    }
  }
}

function* judgePodDevices(object: ManifestObject): Generator<Defect> {
  for (const [index, limit] of limitsOf(object, 'Pod')) {
    for (const part of ['max', 'min'] as const) {
      for (const [name] of devicesIn(limit, part)) {
        yield defect(
          object,
          ['spec', 'limits', index, part, name],
          `The API server refuses each pod that states no limit of ${name}.`,
          `Delete ${name} here. An admission policy can bound the devices of one pod.`,
        );
      }
    }
  }
}
