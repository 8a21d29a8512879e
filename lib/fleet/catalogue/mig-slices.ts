import { type MigProfile, migProfilesOf } from './mig-profiles';

/** What a GPU is made of, and an instance takes: slices of compute and of memory. */
export interface MigSlices {
  readonly compute: number;
  readonly memory: number;
}

/**
 * GPUs with seven slices of compute have eight of memory (A100 and newer data-centre GPUs); the others have as many of one
 * as of the other. Source: NVIDIA MIG User Guide, Partitioning.
 */
const MEMORY_OF_SEVEN = 8;

/** Of a GPU with seven slices of compute, what an instance takes of the memory, by how many of it fit. */
const MEMORY_BY_INSTANCES: Readonly<Record<number, number>> = { 7: 1, 4: 2, 3: 2, 2: 4 };

function computeOf({ name }: MigProfile): number {
  return Number(/^\d+/.exec(name)![0]);
}

function isWithMedia({ name }: MigProfile): boolean {
  return /\.me(?:\.all)?$/.test(name);
}

/** A profile with all media engines is as large as the one without. */
function sizeOf(profile: MigProfile, profiles: readonly MigProfile[]): MigProfile {
  const plain = profile.name.replace(/[.-](?:me|gfx)(?:\.all)?$/, '');
  return profiles.find(({ name }) => name === plain) ?? profile;
}

/** What a product is made of; undefined for one that is not known, and for one that cannot be cut. */
export function slicesOfProduct(product: string): MigSlices | undefined {
  const profiles = migProfilesOf(product) ?? [];
  if (profiles.length === 0) return undefined;
  const instances = Math.max(...profiles.map((profile) => profile.instances));
  return { compute: instances, memory: instances === 7 ? MEMORY_OF_SEVEN : instances };
}

/** What an instance takes of a product; undefined for a profile that the product does not offer. */
export function slicesOfProfile(name: string, product: string): MigSlices | undefined {
  const profiles = migProfilesOf(product) ?? [];
  const profile = profiles.find((one) => one.name === name);
  const card = slicesOfProduct(product);
  if (profile === undefined || card === undefined) return undefined;
  const compute = computeOf(profile);
  if (card.compute !== 7) return { compute, memory: compute };
  const { instances } = sizeOf(profile, profiles);
  return { compute, memory: MEMORY_BY_INSTANCES[instances] ?? (compute === 7 ? 8 : 4) };
}

/** How many instances of a profile fit on a card by themselves; undefined where that is not known. */
export function mostInstances(name: string, product: string): number | undefined {
  return migProfilesOf(product)?.find((one) => one.name === name)?.instances;
}

/** Whether an instance takes the media engines of its card, which only one can have. */
export function takesMedia(name: string): boolean {
  return isWithMedia({ name, instances: 1 });
}
