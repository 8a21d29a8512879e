import type { ContainersProps, ResourcesProps } from '../../../fleet/model/props';
import { RESOURCES } from '../../../fleet/values/amounts';
import { parseQuantity } from '../../../fleet/values/quantity';
import {
  type ManifestMap,
  asMap,
  asMaps,
  asText,
  valueAt,
} from '../../../verify/objects/manifest-data';
import {
  type Adopted,
  type AdoptedNamespace,
  type Note,
  noteTaker,
  objectsOfKind,
} from '../adopted-namespace';

/** What the file calls the parts of a LimitRange, by their type. */
const PARTS: Readonly<Record<string, Readonly<Record<string, keyof ContainersProps>>>> = {
  Container: {
    defaultRequest: 'defaultRequest',
    default: 'default',
    min: 'min',
    max: 'max',
    maxLimitRequestRatio: 'maxLimitRequestRatio',
  },
  Pod: { max: 'podMax' },
};

/** Reads what containers get that state no resources, and the bounds of those that do. */
export function adoptedContainers(namespace: AdoptedNamespace): Adopted<ContainersProps> {
  const { notes, note } = noteTaker(namespace.name, 'containers');
  const containers: Record<string, ResourcesProps> = {};
  for (const { name, data } of objectsOfKind(namespace, 'LimitRange')) {
    for (const limit of asMaps(valueAt(data, 'spec.limits'))) {
      addLimit(containers, name, limit, note);
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

/** Adds what a LimitRange says of one type of things. What another one said before stays. */
function addLimit(
  containers: Record<string, ResourcesProps>,
  range: string,
  { type: written, ...stated }: ManifestMap,
  note: Note,
): void {
  const type = asText(written);
  const parts = PARTS[type] ?? {};
  for (const key of Object.keys(stated)) {
    if (!Object.hasOwn(parts, key)) {
      note(
        'lost',
        `The LimitRange ${range} bounds ${key} of ${type}s, which the file cannot state.`,
      );
    }
  }
  for (const [key, ours] of Object.entries(parts)) {
    const amounts = resourcesIn(asMap(stated[key]), `${range}, ${key} of ${type}s`, note);
    if (amounts === undefined) continue;
    if (containers[ours] === undefined) containers[ours] = amounts;
    else note('check', `Several LimitRanges state ${key}: the entry has that of the first one.`);
  }
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
