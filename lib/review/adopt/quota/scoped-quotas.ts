import { unitsIn, parseQuantity } from '../../../fleet/values/quantity';
import {
  asList,
  asMap,
  asMaps,
  asText,
  asTexts,
  valueAt,
} from '../../../verify/objects/manifest-data';
import type { ManifestObject } from '../../../verify/objects/manifest-objects';
import type { Note } from '../adopted-namespace';
import { isDeviceName } from './adopted-devices';
import type { ClassQuota } from './class-quota';
import { isOfKubernetes } from '../read/names-of-kubernetes';
import { type Hard, lowestOf } from './lowest-bounds';

/** The quotas of a namespace, by what they bound. */
export interface ReadQuotas {
  /** The lowest bounds on all pods and objects. */
  readonly hard: Hard;
  readonly priorities: Readonly<Record<string, ClassQuota>>;
}

interface Scope {
  readonly name: string;
  readonly operator: string;
  readonly values: readonly string[];
}

/** What the pods are that a scope selects. */
const SCOPES: Readonly<Record<string, string>> = {
  BestEffort: 'pods without requests and limits (BestEffort)',
  NotBestEffort: 'pods with requests or limits (NotBestEffort)',
  Terminating: 'pods with a deadline (Terminating)',
  NotTerminating: 'pods without a deadline (NotTerminating)',
  CrossNamespacePodAffinity: 'pods whose affinity names other namespaces',
  PriorityClass: 'pods whose priority class is',
  VolumeAttributesClass: 'claims of storage whose class of attributes is',
};

/** Keys that count the same whether or not pods without requests are among what is counted. */
const REQUESTED = /^(?:requests\.)?(?:cpu|memory|ephemeral-storage)$/;

/** Reads quotas: those on all pods, and of those on some pods alone what the entry can state. */
export function readQuotas(quotas: readonly ManifestObject[], note: Note): ReadQuotas {
  const forAll: Hard[] = [];
  const forClasses = new Map<string, Hard[]>();
  for (const { name, data } of quotas) {
    const hard = boundsIn(data);
    const scopes = scopesOf(data);
    const [only] = scopes;
    if (only === undefined) {
      forAll.push(hard);
      continue;
    }
    if (scopes.length > 1 || !takesOver(only, hard)) {
      note('lost', lostText(name, scopes, hard));
    } else if (only.name === 'NotBestEffort') {
      const [same, others] = divided(hard, (key) => REQUESTED.test(key));
      forAll.push(same);
      if (others.size > 0) note('lost', lostText(name, scopes, others));
    } else if (isClosed(hard)) {
      note('changes', closedText(name, only));
    } else {
      const [className = ''] = only.values;
      const [kept, others] = divided(hard, isOfClass);
      forClasses.set(className, [...(forClasses.get(className) ?? []), kept]);
      if (others.size > 0) note('lost', lostText(name, scopes, others));
    }
  }
  const priorities = [...forClasses].sort(([one], [other]) => (one < other ? -1 : 1));
  return {
    hard: lowestOf(forAll),
    priorities: Object.fromEntries(
      priorities.map(([className, hards]) => [className, classQuota(lowestOf(hards))]),
    ),
  };
}

/** Whether the entry says the same: of one class that tenants may have, or by what it refuses anyway. */
function takesOver({ name, operator, values }: Scope, hard: Hard): boolean {
  switch (name) {
    case 'NotBestEffort':
      return true;
    case 'CrossNamespacePodAffinity':
      return isClosed(hard);
    case 'PriorityClass':
      return isClosed(hard)
        ? operator !== 'DoesNotExist'
        : operator === 'In' && values.length === 1 && !isOfKubernetes(values[0]!);
    default:
      return false;
  }
}

function isClosed(hard: Hard): boolean {
  return hard.get('pods') === '0';
}

function closedText(quota: string, scope: Scope): string {
  return scope.name === 'PriorityClass'
    ? `The quota ${quota} refuses ${scopeText(scope)}. The entry refuses every class that \`priorities\` does not name.`
    : `The quota ${quota} refuses ${scopeText(scope)}. The guard rail podScheduling does the same, and warns until it refuses.`;
}

function lostText(quota: string, scopes: readonly Scope[], hard: Hard): string {
  const bounds = [...hard].map(([key, value]) => `${key}: ${value}`).join(', ');
  return `The quota ${quota} bounds ${scopes.map(scopeText).join(', which are ')} apart from the others (${bounds}). The entry bounds all pods together${
    scopes.some(({ name }) => name === 'PriorityClass')
      ? ', and those of single classes by cpu, memory, pods and devices'
      : ''
  }.`;
}

function scopeText({ name, operator, values }: Scope): string {
  const words = SCOPES[name] ?? `what is in the scope ${name}`;
  if (!words.endsWith(' is')) return words;
  const list = values.join(' or ');
  const texts: Readonly<Record<string, string>> = {
    In: list,
    NotIn: `not ${list}`,
    Exists: 'stated',
    DoesNotExist: 'not stated',
  };
  return `${words} ${texts[operator] ?? operator}`;
}

function scopesOf(data: ManifestObject['data']): Scope[] {
  return [
    ...asList(valueAt(data, 'spec.scopes')).map((name) => ({
      name: asText(name),
      operator: 'Exists',
      values: [],
    })),
    ...asMaps(valueAt(data, 'spec.scopeSelector.matchExpressions')).map(
      ({ scopeName, operator, values }) => ({
        name: asText(scopeName),
        operator: asText(operator),
        values: asTexts(values),
      }),
    ),
  ];
}

function boundsIn(data: ManifestObject['data']): Hard {
  return new Map(
    Object.entries(asMap(valueAt(data, 'spec.hard'))).map(([key, value]) => [key, asText(value)]),
  );
}

function divided(hard: Hard, isFirst: (key: string) => boolean): [Hard, Hard] {
  const all = [...hard];
  return [
    new Map(all.filter(([key]) => isFirst(key))),
    new Map(all.filter(([key]) => !isFirst(key))),
  ];
}

const AMOUNTS: Readonly<Record<string, 'cpu' | 'memory' | 'pods'>> = {
  cpu: 'cpu',
  'requests.cpu': 'cpu',
  memory: 'memory',
  'requests.memory': 'memory',
  pods: 'pods',
};

/** Whether `priorities` can bound a key for one class. Devices in claims have no priority. */
function isOfClass(key: string): boolean {
  return key in AMOUNTS || deviceIn(key) !== undefined;
}

function deviceIn(key: string): string | undefined {
  const resource = key.replace(/^requests\./, '');
  return key !== resource && isDeviceName(resource) ? resource : undefined;
}

function classQuota(hard: Hard): ClassQuota {
  const amounts: Hard[] = [];
  const devices: Record<string, number> = {};
  for (const [key, value] of hard) {
    const device = deviceIn(key);
    if (device !== undefined) devices[device] = unitsIn(parseQuantity(value)!.nano);
    else amounts.push(new Map([[AMOUNTS[key]!, value]]));
  }
  return { ...Object.fromEntries(lowestOf(amounts)), devices };
}
