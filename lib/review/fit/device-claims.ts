import { implicitResource } from '../../fleet/catalogue/class-resources';
import { type FitPlace, refuses } from './fit-place';
import { type BareReason, listed, refusal } from './fit-reason';
import { type ManifestMap, asCount, asMap, asMaps, asText, valueAt } from './manifest-data';
import type { ManifestObject } from './manifest-objects';

/** Devices by their DeviceClass. */
export type ClaimedDevices = Readonly<Record<string, number>>;

/** What a claim may hold at most; quotas count this many where a claim asks for all devices. */
const MOST_OF_CLAIM = 32;

/** The devices of a ResourceClaim or a ResourceClaimTemplate, in the shape of any version. */
export function devicesOf(data: ManifestMap): ClaimedDevices {
  const spec = asMap(valueAt(data, 'spec.spec') ?? data['spec']);
  const devices: Record<string, number> = {};
  for (const request of asMaps(valueAt(spec, 'devices.requests'))) {
    const alternatives = asMaps(request['firstAvailable']);
    const most: Record<string, number> = {};
    for (const one of alternatives.length > 0
      ? alternatives
      : [asMap(request['exactly'] ?? request)]) {
      const name = asText(one['deviceClassName']);
      const count = one['allocationMode'] === 'All' ? MOST_OF_CLAIM : asCount(one['count'], 1);
      most[name] = Math.max(most[name] ?? 0, count);
    }
    // A quota charges every alternative, because it is not known which one it will be.
    for (const [name, count] of Object.entries(most)) devices[name] = (devices[name] ?? 0) + count;
  }
  return devices;
}

/** The keys under which quotas count devices of a class. */
export function classKeys(deviceClass: string): string[] {
  return [
    `${deviceClass}.deviceclass.resource.k8s.io/devices`,
    `requests.${implicitResource(deviceClass)}`,
  ];
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
