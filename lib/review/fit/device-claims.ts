import { implicitResource } from '../../fleet/catalogue/class-resources';
import { claimsKey } from '../../fleet/quota/device-keys';
import { type FitPlace, refuses } from './fit-place';
import { type BareReason, listed, refusal } from './fit-reason';
import {
  type ManifestMap,
  asCount,
  asMap,
  asMaps,
  asText,
  valueAt,
} from '../../verify/objects/manifest-data';
import type { ManifestObject } from '../../verify/objects/manifest-objects';

/** Devices by their DeviceClass. */
export type ClaimedDevices = Readonly<Record<string, number>>;

/** What a claim may hold at most; quotas count this many where a claim asks for all devices. */
const MOST_OF_CLAIM = 32;

/** What each request of a claim may get, as classes with counts: several where it has alternatives. */
function requestsOf(data: ManifestMap): (readonly (readonly [name: string, count: number])[])[] {
  const spec = asMap(valueAt(data, 'spec.spec') ?? data['spec']);
  return asMaps(valueAt(spec, 'devices.requests')).map((request) => {
    const alternatives = asMaps(request['firstAvailable']);
    const ones = alternatives.length > 0 ? alternatives : [asMap(request['exactly'] ?? request)];
    return ones.map((one) => [
      asText(one['deviceClassName']),
      one['allocationMode'] === 'All' ? MOST_OF_CLAIM : asCount(one['count'], 1),
    ]);
  });
}

/** The devices of a ResourceClaim or a ResourceClaimTemplate, in the shape of any version. */
export function devicesOf(data: ManifestMap): ClaimedDevices {
  const devices: Record<string, number> = {};
  for (const ones of requestsOf(data)) {
    const most: Record<string, number> = {};
    for (const [name, count] of ones) most[name] = Math.max(most[name] ?? 0, count);
    // A quota charges every alternative, because it is not known which one it will be.
    for (const [name, count] of Object.entries(most)) devices[name] = (devices[name] ?? 0) + count;
  }
  return devices;
}

/** The keys under which quotas count devices of a class. */
export function classKeys(deviceClass: string): string[] {
  return [claimsKey(deviceClass), `requests.${implicitResource(deviceClass)}`];
}

/** What the guard rail `acceleratorNames` refuses of a claim. */
export function deviceClaimReasons(data: ManifestMap, place: FitPlace): BareReason[] {
  if (!refuses(place, 'acceleratorNames')) return [];
  const granted = place.lists['device-classes'];
  const devices = devicesOf(data);
  const foreign = Object.keys(devices).filter((name) => !granted.includes(name));
  const reasons: BareReason[] = [];
  if (foreign.length > 0) {
    reasons.push(
      refusal(
        'acceleratorNames',
        `The claim names the device class ${listed(foreign)}; granted here: ${listed(granted)}.`,
        'Ask your platform team for a quota of it.',
      ),
    );
  }
  reasons.push(...claimCountReasons(data, place));
  if (Object.keys(devices).length === 0) {
    reasons.push(
      refusal(
        'acceleratorNames',
        'The claim asks for no device.',
        'Name one under `devices.requests`.',
      ),
    );
  }
  return reasons;
}

/** What the guard rail `acceleratorUse` refuses of a claim: more devices than one pod, or one container, may have. */
function claimCountReasons(data: ManifestMap, place: FitPlace): BareReason[] {
  if (!refuses(place, 'acceleratorUse')) return [];
  const counts = requestsOf(data).map((ones) => Math.max(0, ...ones.map(([, count]) => count)));
  const bounds = [
    ['pod', place.lists['max-gpus-per-pod'], counts.reduce((sum, count) => sum + count, 0)],
    ['container', place.lists['max-gpus-per-container'], Math.max(0, ...counts)],
  ] as const;
  return bounds.flatMap(([what, [most], asked]) =>
    most === undefined || asked <= Number(most)
      ? []
      : [
          refusal(
            'acceleratorUse',
            `The claim asks for up to ${asked} accelerators; one ${what} may have ${most} here.`,
            'Lower `count`, or ask your platform team for more.',
          ),
        ],
  );
}

/** The claims that each pod of a spec gets for itself, as far as the file has their templates. */
export function claimsOfPod(
  spec: ManifestMap,
  objects: readonly ManifestObject[],
): { readonly claims: readonly ClaimedDevices[]; readonly missing: readonly string[] } {
  const names = asMaps(spec['resourceClaims'])
    .map(({ resourceClaimTemplateName }) => asText(resourceClaimTemplateName))
    .filter((name) => name !== '');
  const found = names.map((name) =>
    objects.find((object) => object.kind === 'ResourceClaimTemplate' && object.name === name),
  );
  return {
    claims: found.map((template) => (template === undefined ? {} : devicesOf(template.data))),
    missing: names.filter((_, index) => found[index] === undefined),
  };
}
