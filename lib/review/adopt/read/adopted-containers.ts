import { DEFAULT_SETTINGS } from '../../../fleet/model/defaults';
import type { ContainersProps } from '../../../fleet/model/props';
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

/** How bounds of several LimitRanges come together: all of them count. Of defaults, nobody knows which one does. */
const TIGHTEST: Readonly<Record<string, 'lowest' | 'highest'>> = {
  min: 'highest',
  max: 'lowest',
  podMax: 'lowest',
  maxLimitRequestRatio: 'lowest',
};

/** What containers get from us that state no requests. */
const OURS = DEFAULT_SETTINGS.containers.defaultRequest;

type Amounts = Record<string, string>;

/** Reads what containers get that state no resources, and the bounds of those that do. */
export function adoptedContainers(namespace: AdoptedNamespace): Adopted<ContainersProps> {
  const { notes, note } = noteTaker(namespace.name, 'containers');
  const parts: Record<string, Amounts> = {};
  for (const { name, data } of objectsOfKind(namespace, 'LimitRange')) {
    for (const limit of asMaps(valueAt(data, 'spec.limits'))) addLimit(parts, name, limit, note);
  }
  const missing = (['cpu', 'memory'] as const).filter(
    (resource) => parts['defaultRequest']?.[resource] === undefined,
  );
  if (missing.length > 0) {
    const amounts = missing.map((resource) => `${OURS[resource]} ${resource}`).join(' and ');
    note(
      'changes',
      `Containers that state no requests get ${amounts} from the next start on, and count with that: see \`containers.defaultRequest\`.`,
    );
  }
  const { maxLimitRequestRatio: ratios, ...amounts } = parts;
  return {
    value: {
      ...amounts,
      ...(ratios === undefined ? {} : { maxLimitRequestRatio: numbersIn(ratios) }),
    },
    notes,
  };
}

/** Adds what a LimitRange says of one type of things. */
function addLimit(
  containers: Record<string, Amounts>,
  range: string,
  { type: written, ...stated }: ManifestMap,
  note: Note,
): void {
  const type = asText(written);
  const parts = PARTS[type] ?? {};
  for (const [key, value] of Object.entries(stated)) {
    const ours = parts[key];
    if (ours === undefined) {
      note('lost', `The LimitRange ${range} states ${partText(key, type, value)}. ${whyNot(type)}`);
      continue;
    }
    const into = (containers[ours] ??= {});
    for (const [resource, amount] of Object.entries(asMap(value))) {
      const [text, name] = [asText(amount), keyOf(resource, ours)];
      if (name === undefined || parseQuantity(text) === undefined) {
        note(
          'lost',
          `The LimitRange ${range} states ${partText(key, type, { [resource]: amount })}, and the file takes ${keysOf(ours).join(', ')} there. For devices, a quota is the better bound.`,
        );
      } else addAmount(into, [ours, name, text], note);
    }
    if (Object.keys(into).length === 0) delete containers[ours];
  }
}

/** Adds an amount to those of other LimitRanges. */
function addAmount(
  into: Amounts,
  [part, name, text]: readonly [part: string, name: string, text: string],
  note: Note,
): void {
  const known = into[name];
  if (known === undefined) {
    into[name] = text;
    return;
  }
  const [one, other] = [parseQuantity(known)!.nano, parseQuantity(text)!.nano];
  if (one === other) return;
  const rule = TIGHTEST[part];
  if (rule === undefined) {
    note(
      'check',
      `Several LimitRanges state ${part} of ${name}, and nobody knows which one counts: the entry has ${known}, and not ${text}.`,
    );
  } else if (rule === 'lowest' ? other < one : other > one) into[name] = text;
}

/** `max of Pods (cpu: 2, memory: 4Gi)`. */
function partText(key: string, type: string, value: unknown): string {
  const amounts = Object.entries(asMap(value)).map(
    ([name, amount]) => `${name}: ${asText(amount)}`,
  );
  return `${key} of ${type}s (${amounts.join(', ')})`;
}

function whyNot(type: string): string {
  switch (type) {
    case 'PersistentVolumeClaim':
      return 'The entry bounds the size of all claims together, by `quota.storage`, and not of each.';
    case 'Pod':
      return 'Of whole pods, the entry bounds nothing but the most that they ask for (`containers.podMax`).';
    default:
      return 'The file cannot state it.';
  }
}

function keysOf(part: string): string[] {
  return RESOURCES.map(([, , name]) => name).filter((name) => keyOf(name, part) !== undefined);
}

/** What the file calls a resource. Ratios of node-local disk cannot be stated. */
function keyOf(resource: string, part: string): string | undefined {
  if (part === 'maxLimitRequestRatio' && resource === 'ephemeral-storage') return undefined;
  return RESOURCES.find(([, , name]) => name === resource)?.[0];
}

/** Ratios, which LimitRanges write as quantities: `1500m`. */
function numbersIn(amounts: Amounts): Record<string, number> {
  return Object.fromEntries(
    Object.entries(amounts).map(([name, text]) => [
      name,
      Number(parseQuantity(text)!.nano / 1_000_000n) / 1000,
    ]),
  );
}
