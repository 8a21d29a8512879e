import { allKinds } from '../../fleet/catalogue/all-kinds';
import { kindPatterns } from '../../fleet/catalogue/kind-names';
import type { NamespacedKind } from '../../fleet/catalogue/namespaced-kind';
import type { FleetKind } from '../../fleet/model/fleet';
import type { ManifestObject } from '../../verify/objects/manifest-objects';

/** A kind as the API calls it, and what the catalogue says of it. */
export interface KnownKind {
  readonly plural: string;
  /** Absent: neither the built-in list nor the platform has it. */
  readonly entry?: NamespacedKind;
}

/** What the API calls the kind of an object, by the kinds that we and the platform know. */
export function kindOfObject(
  { group, kind }: Pick<ManifestObject, 'group' | 'kind'>,
  own: readonly FleetKind[],
): KnownKind {
  const entry = allKinds(own).find(
    (known) =>
      known.group === group &&
      kindPatterns(known.resource).some((pattern) => new RegExp(`^${pattern}$`).test(kind)),
  );
  return entry === undefined ? { plural: pluralOf(kind) } : { plural: entry.resource, entry };
}

/** By the rules for English words, which all kinds of Kubernetes follow. */
function pluralOf(kind: string): string {
  const word = kind.toLowerCase();
  if (/(?:s|sh|ch|x|z)$/.test(word)) return `${word}es`;
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}
