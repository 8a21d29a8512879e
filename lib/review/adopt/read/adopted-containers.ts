import type { ContainersProps, ResourcesProps } from '../../../fleet/model/props';
import { RESOURCES } from '../../../fleet/values/amounts';
import { parseQuantity } from '../../../fleet/values/quantity';
import { asMap, asMaps, asText, valueAt } from '../../../verify/objects/manifest-data';
import {
  type Adopted,
  type AdoptedNamespace,
  type Note,
  noteTaker,
  objectsOfKind,
} from '../adopted-namespace';

/** What a LimitRange says of containers, and what the file calls it. */
const OF_CONTAINERS = ['defaultRequest', 'default', 'min', 'max', 'maxLimitRequestRatio'] as const;

/** Reads what containers get that state no resources, and the bounds of those that do. */
export function adoptedContainers(namespace: AdoptedNamespace): Adopted<ContainersProps> {
  const { notes, note } = noteTaker(namespace.name, 'containers');
  const containers: Record<string, ResourcesProps> = {};
  for (const { name, data } of objectsOfKind(namespace, 'LimitRange')) {
    for (const item of asMaps(valueAt(data, 'spec.limits'))) {
      const type = asText(item['type']);
      const parts: readonly (readonly [string, string])[] =
        type === 'Container'
          ? OF_CONTAINERS.map((key) => [key, key] as const)
          : type === 'Pod'
            ? [['max', 'podMax']]
            : [];
      const known = new Set([...parts.map(([key]) => key), 'type']);
      for (const key of Object.keys(item)) {
        if (!known.has(key)) {
          note(
            'lost',
            `The LimitRange ${name} bounds ${key} of ${type}s, which the file cannot state.`,
          );
        }
      }
      for (const [key, ours] of parts) {
        const amounts = resourcesIn(asMap(item[key]), `${name}, ${key} of ${type}s`, note);
        if (amounts === undefined) continue;
        if (containers[ours] !== undefined) {
          note('check', `Several LimitRanges state ${key}: the entry has that of the first one.`);
        } else containers[ours] = amounts;
      }
    }
  }
  if (containers['defaultRequest'] === undefined) {
    note(
      'changes',
      'Containers that state no requests get 100m cpu and 512Mi memory from the next start on, and count with that: see `containers.defaultRequest`.',
    );
  }
  return { value: containers, notes };
}

/** The amounts of a part that the file can state; undefined if there are none. */
function resourcesIn(
  amounts: Readonly<Record<string, unknown>>,
  where: string,
  note: Note,
): ResourcesProps | undefined {
  const stated: Record<string, string> = {};
  for (const [resource, value] of Object.entries(amounts)) {
    const found = RESOURCES.find(([, , name]) => name === resource);
    if (found !== undefined && parseQuantity(asText(value)) !== undefined) {
      stated[found[0]] = asText(value);
    } else {
      note(
        'lost',
        `The LimitRange ${where} states ${resource}: ${asText(value)}. For devices, a quota is the better bound.`,
      );
    }
  }
  return Object.keys(stated).length === 0 ? undefined : stated;
}
