import { EVERYBODY } from '../../../verify/facts/everybody';
import { type ManifestMap, asMap, asMaps, asText } from '../../../verify/objects/manifest-data';
import type { ManifestObject } from '../../../verify/objects/manifest-objects';
import type { RoleReference } from './role-book';

/** Somebody who has a role. */
export interface BoundSubject {
  /** ``group `finance` ``. */
  readonly title: string;
  readonly isAccount: boolean;
  /** Who that is, of a group or user that nobody has to be let into. */
  readonly everybody?: string;
}

/** A role that a binding gives to somebody. */
export interface BindingGrant {
  readonly subject: BoundSubject;
  readonly role: RoleReference;
}

const TITLES: Readonly<Record<string, string>> = { User: 'user', Group: 'group' };

/** What a binding gives, and to whom. */
export function grantsIn(binding: ManifestObject | undefined): BindingGrant[] {
  if (binding === undefined) return [];
  const role = asMap(binding.data['roleRef']);
  const reference = { kind: asText(role['kind']), name: asText(role['name']) };
  return asMaps(binding.data['subjects']).map((subject) => ({
    subject: subjectOf(subject, binding.namespace ?? ''),
    role: reference,
  }));
}

function subjectOf(subject: ManifestMap, namespace: string): BoundSubject {
  const [kind, name] = [asText(subject['kind']), asText(subject['name'])];
  if (kind !== 'ServiceAccount') {
    const title = `${TITLES[kind] ?? kind} \`${name}\``;
    const everybody = Object.hasOwn(EVERYBODY, name) ? EVERYBODY[name] : undefined;
    return { title, isAccount: false, ...(everybody === undefined ? {} : { everybody }) };
  }
  const where = asText(subject['namespace']) || namespace;
  return { title: `service account \`${where}/${name}\``, isAccount: true };
}
