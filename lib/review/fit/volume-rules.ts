import { SAFE_VOLUMES } from '../../fleet/catalogue/safe-in-pods';
import { type FitPlace, type JudgedPods } from './fit-place';
import { type BareReason, listed, refusal } from './fit-reason';
import { parseQuantity } from '../../fleet/values/quantity';
import {
  type ManifestMap,
  asMap,
  asMaps,
  asText,
  valueAt,
} from '../../verify/objects/manifest-data';

/** The kinds of a volume that may hold something of somebody else. */
export function foreignKinds(volume: ManifestMap): string[] {
  return Object.keys(volume).filter((key) => key !== 'name' && !SAFE_VOLUMES.includes(key));
}

/** What the guard rail `podVolumes` refuses. */
export function volumeReasons({ spec }: JudgedPods, { lists }: FitPlace): BareReason[] {
  const volumes = asMaps(spec['volumes']);
  const foreign = volumes.flatMap((volume) => foreignKinds(volume));
  const drivers = volumes
    .filter(({ csi }) => csi !== undefined)
    .map(({ csi }) => asText(asMap(csi)['driver']))
    .filter((driver) => !lists['volume-drivers'].includes(driver));
  return [
    ...(foreign.length === 0
      ? []
      : [
          refusal(
            'podVolumes',
            `The pod mounts storage by its address (${listed(foreign)}).`,
            'Use a PersistentVolumeClaim, and ask your platform team for a volume of what exists.',
          ),
        ]),
    ...(drivers.length === 0
      ? []
      : [
          refusal(
            'podVolumes',
            `The pod mounts a volume of the driver ${listed(drivers)}; granted here: ${listed(lists['volume-drivers'])}.`,
            'Use a PersistentVolumeClaim, or ask your platform team for the driver.',
          ),
        ]),
  ];
}

const OLD_CLASS = 'volume.beta.kubernetes.io/storage-class';

/** The storage class of a claim. Undefined: that of the cluster. */
export function storageClassOf({ metadata, spec }: ManifestMap): string | undefined {
  const old = asMap(asMap(metadata)['annotations'])[OLD_CLASS];
  const stated = old ?? asMap(spec)['storageClassName'];
  return stated === undefined || stated === null ? undefined : asText(stated);
}

/** Where a claim leaves the bounds of the LimitRange. */
export function claimSizeReasons(claim: ManifestMap, { view }: FitPlace): BareReason[] {
  const { minClaim, maxClaim } = view.spec.storage;
  const size = asText(valueAt(claim, 'spec.resources.requests.storage'));
  const asked = parseQuantity(size)?.nano ?? 0n;
  const bounds = [
    ['least', minClaim, (bound: bigint) => asked < bound],
    ['most', maxClaim, (bound: bigint) => asked > bound],
  ] as const;
  return bounds.flatMap(([word, bound, isBeyond]) =>
    bound === undefined || !isBeyond(parseQuantity(bound)!.nano)
      ? []
      : [
          refusal(
            'containers',
            `The claim asks for ${size === '' ? 'nothing' : size}; here each claim has at ${word} ${bound}.`,
            `Ask for at ${word} ${bound}.`,
          ),
        ],
  );
}

/** What the guard rail `volumeClaims` refuses of a claim, or of a template of claims. */
export function claimReasons(claim: ManifestMap, { lists }: FitPlace): BareReason[] {
  const classes = lists['storage-classes'];
  const volume = asText(asMap(claim['spec'])['volumeName']);
  const named = storageClassOf(claim);
  if (volume !== '' && !lists.volumes.includes(volume)) {
    return [
      refusal(
        'volumeClaims',
        `The claim names the volume \`${volume}\`; granted here: ${listed(lists.volumes)}.`,
        'Leave `volumeName` out for a new volume, or ask your platform team for that one.',
      ),
    ];
  }
  if (volume !== '' || named === undefined) return [];
  if (named === '') {
    return [
      refusal(
        'volumeClaims',
        'The claim asks for no storage class, and so binds any volume that others have left.',
        'Set `storageClassName`.',
      ),
    ];
  }
  return classes.length === 0 || classes.includes(named)
    ? []
    : [
        refusal(
          'volumeClaims',
          `The claim names the storage class \`${named}\`; granted here: ${listed(classes)}.`,
          'Name a granted class, or ask your platform team for it.',
        ),
      ];
}
