import { isAccelerator, profilesOfProduct } from '../catalogue/accelerators';
import {
  mostInstances,
  slicesOfProduct,
  slicesOfProfile,
  takesMedia,
} from '../catalogue/mig-slices';
import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';

/** Reports instances that a product does not offer, or that do not fit on one card. */
export function checkLayout(
  mig: Readonly<Record<string, number | undefined>>,
  product: string | undefined,
  path: FindingPath,
  findings: Findings,
): void {
  const sound = Object.entries(mig).map(
    ([profile, count]) =>
      checkInstances(count, [...path, profile], findings) &&
      checkOffered(profile, product, [...path, profile], findings),
  );
  if (product !== undefined && sound.every(Boolean)) {
    checkFit(mig as Readonly<Record<string, number>>, product, path, findings);
  }
}

function checkInstances(count: number | undefined, path: FindingPath, findings: Findings): boolean {
  if (count === undefined || (Number.isInteger(count) && count >= 1 && count <= 7)) return true;
  findings.add(
    'QUANTITY_INVALID',
    path,
    `A card cannot have ${count} instances of a profile.`,
    'Write a whole number from 1 to 7, or remove the profile.',
  );
  return false;
}

function checkOffered(
  profile: string,
  product: string | undefined,
  path: FindingPath,
  findings: Findings,
): boolean {
  const offered = product === undefined ? undefined : profilesOfProduct(product);
  if (
    offered === undefined ? isAccelerator(`nvidia.com/mig-${profile}`) : offered.includes(profile)
  ) {
    return true;
  }
  const spelt = profile.replace('+', '.');
  const fix =
    spelt !== profile
      ? `Write \`${spelt}\`, as the names of resources have it.`
      : offered === undefined
        ? 'Correct the profile, or state the `product` to see which profiles it offers.'
        : offered.length === 0
          ? 'It cannot be cut into instances: use `timeSlicing`, or correct the product.'
          : `It offers ${offered.join(', ')}. If this one is right as it is, add \`custom: true\`.`;
  findings.add(
    'MIG_PROFILE',
    path,
    offered === undefined
      ? `No GPU that the catalogue knows offers the MIG profile ${profile}.`
      : `${product} does not offer the MIG profile ${profile}.`,
    fix,
  );
  return false;
}

/** Compute and memory of a card are cut into slices, and each instance takes some of both. */
function checkFit(
  mig: Readonly<Record<string, number>>,
  product: string,
  path: FindingPath,
  findings: Findings,
): void {
  const card = slicesOfProduct(product);
  if (card === undefined) return;
  const entries = Object.entries(mig);
  const sum = (part: 'compute' | 'memory'): number =>
    entries.reduce(
      (total, [profile, count]) => total + count * (slicesOfProfile(profile, product)?.[part] ?? 0),
      0,
    );
  const [compute, memory] = [sum('compute'), sum('memory')];
  if (compute > card.compute || memory > card.memory) {
    findings.add(
      'MIG_LAYOUT',
      path,
      `These instances take ${compute} slices of compute and ${memory} of memory; a card of ${product} has ${card.compute} and ${card.memory}.`,
      'Lower a number, or take smaller profiles.',
    );
    return;
  }
  const media = entries.filter(([profile]) => takesMedia(profile));
  const engines = media.reduce((total, [, count]) => total + count, 0);
  const most = entries.find(([profile, count]) => count > (mostInstances(profile, product) ?? 7));
  if (engines <= 1 && most === undefined) return;
  findings.add(
    'MIG_LAYOUT',
    path,
    engines > 1
      ? `Only one instance of a card can have its media engines, and here ${engines} would.`
      : `A card of ${product} holds ${mostInstances(most![0], product)} instances of ${most![0]} at most, and not ${most![1]}.`,
    'Lower the number.',
  );
}
