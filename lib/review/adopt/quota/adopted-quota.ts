import { BUILT_IN_KINDS } from '../../../fleet/catalogue/built-in-kinds';
import { type CapName, countKey } from '../../../fleet/catalogue/namespaced-kind';
import type { Finding } from '../../../findings/finding';
import { Findings } from '../../../findings/findings';
import { DEFAULT_QUOTA, DEFAULT_SETTINGS } from '../../../fleet/model/defaults';
import { checkQuotaKey } from '../../../fleet/settings/quota-keys';
import { ONE, parseQuantity, unitsIn } from '../../../fleet/values/quantity';
import { amountText } from '../../fit/amount-text';
import type { ResourceAmounts } from '../../fit/pod-amounts';
import {
  type Adopted,
  type AdoptedNamespace,
  type Note,
  noteTaker,
  objectsOfKind,
} from '../adopted-namespace';
import { deviceOf, devicesIn } from './adopted-devices';
import type { ClassQuota } from './class-quota';
import { readQuotas } from './scoped-quotas';

/** What a namespace gets, as the entry states it. */
export interface AdoptedQuota {
  readonly amounts: Readonly<Record<AmountKey, string>> & { readonly ephemeralStorage?: string };
  /** Devices by resource. */
  readonly devices: Readonly<Record<string, number>>;
  /** Caps on objects that differ from ours. */
  readonly objects: Readonly<Record<string, number | Readonly<Record<string, string>>>>;
  /** What the pods of single priority classes may request. */
  readonly priorities: Readonly<Record<string, ClassQuota>>;
}

type AmountKey = 'cpu' | 'memory' | 'storage' | 'pods';

/** The quota keys that bound each amount: the lowest counts. */
const AMOUNTS: Readonly<Record<AmountKey, readonly string[]>> = {
  cpu: ['requests.cpu', 'cpu'],
  memory: ['requests.memory', 'memory'],
  storage: ['requests.storage'],
  pods: ['pods'],
};

const LIMITS = ['limits.cpu', 'limits.memory', 'limits.ephemeral-storage'];

/** How many quotas there may be. */
const OUR_QUOTAS = ['resourcequotas', 'count/resourcequotas'];

const DISK = ['requests.ephemeral-storage', 'ephemeral-storage'];

/** The quota keys of caps that are about one kind. */
const CAPS: ReadonlyMap<string, CapName> = new Map([
  ...BUILT_IN_KINDS.flatMap(({ group, resource, cap }) =>
    typeof cap === 'string' && cap !== 'customResources' && cap !== 'resourceClaims'
      ? ([[countKey({ group, resource }), cap]] as const)
      : [],
  ),
  ['count/configmaps', 'configMaps'],
  ['count/persistentvolumeclaims', 'persistentVolumeClaims'],
  ['count/secrets', 'secrets'],
  ['count/services', 'services'],
  ['services.loadbalancers', 'loadBalancers'],
  ['services.nodeports', 'nodePorts'],
]);

/** Reads what the quotas of a namespace grant; where nothing bounds it, what is used decides. */
export function adoptedQuota(
  namespace: AdoptedNamespace,
  used: ResourceAmounts,
): Adopted<AdoptedQuota> {
  const { notes, note } = noteTaker(namespace.name, 'quota');
  const { hard, priorities } = readQuotas(objectsOfKind(namespace, 'ResourceQuota'), note);
  const amounts = Object.fromEntries(
    Object.entries(AMOUNTS).map(([key, keys]) => [
      key,
      boundOf(hard, keys) ?? unbounded(key as AmountKey, keys[0]!, used, note),
    ]),
  ) as Record<AmountKey, string>;
  const disk = boundOf(hard, DISK);
  const objects = capsOf(hard, used, note);
  return {
    value: {
      amounts: { ...amounts, ...(disk === undefined ? {} : { ephemeralStorage: disk }) },
      devices: devicesIn(hard, used, priorities, note),
      objects,
      priorities,
    },
    notes,
  };
}

function boundOf(hard: ReadonlyMap<string, string>, keys: readonly string[]): string | undefined {
  const texts = keys.flatMap((key) => hard.get(key) ?? []);
  return texts.sort((one, other) => {
    const [left, right] = [parseQuantity(one)!.nano, parseQuantity(other)!.nano];
    return left < right ? -1 : left > right ? 1 : 0;
  })[0];
}

/** Twice of what is used, and at least what a tenant gets by default. */
function unbounded(key: AmountKey, quotaKey: string, used: ResourceAmounts, note: Note): string {
  const taken = used[quotaKey] ?? 0n;
  const usual = parseQuantity(DEFAULT_QUOTA[key])!.nano;
  const step = key === 'cpu' || key === 'pods' ? ONE : ONE * 1024n ** 3n;
  const twice = ((2n * taken + step - 1n) / step) * step;
  const text = amountText(quotaKey, twice > usual ? twice : usual);
  note(
    'check',
    `Nothing bounds ${key} today (${amountText(quotaKey, taken)} in use): the entry grants ${text}.`,
  );
  return text;
}

/** Caps on objects: those of the quotas, and those that have to be higher than ours. */
function capsOf(
  hard: ReadonlyMap<string, string>,
  used: ResourceAmounts,
  note: Note,
): AdoptedQuota['objects'] {
  const caps: Record<string, number> = {};
  const others: Record<string, string> = {};
  for (const [key, value] of hard) {
    const cap = CAPS.get(key);
    if (cap !== undefined) {
      caps[cap] = Math.min(caps[cap] ?? Infinity, unitsIn(parseQuantity(value)!.nano));
    } else if (!isAmount(key) && deviceOf(key) === undefined) otherKey(key, value, others, note);
  }
  for (const [key, cap] of CAPS) {
    const count = unitsIn(used[key] ?? 0n);
    const ours: number = DEFAULT_SETTINGS.objects[cap];
    if (caps[cap] !== undefined || count <= ours) continue;
    caps[cap] = count;
    note('check', `Nothing bounds ${key} today (${count} in use): the entry grants as many.`);
  }
  const sorted = Object.fromEntries(Object.entries(caps).sort(([a], [b]) => (a < b ? -1 : 1)));
  return Object.keys(others).length === 0 ? sorted : { ...sorted, hard: others };
}

function isAmount(key: string): boolean {
  return DISK.includes(key) || Object.values(AMOUNTS).some((keys) => keys.includes(key));
}

function otherKey(key: string, value: string, others: Record<string, string>, note: Note): void {
  if (OUR_QUOTAS.includes(key)) {
    note(
      'lost',
      `The quota bounds ${key} at ${value}. The entry writes quotas of its own, and nobody in a tenant can make one.`,
    );
    return;
  }
  if (LIMITS.includes(key)) {
    note(
      'lost',
      `The quota bounds ${key} at ${value}. We write no limits without \`burst\`, which says how far limits may exceed requests.`,
    );
    return;
  }
  const findings = new Findings();
  if (checkQuotaKey(key, [], findings)) others[key] = value;
  else {
    const [{ message, fix }] = findings.all as [Finding];
    note('lost', `The quota key ${key}: ${value} cannot be kept. ${message} ${fix}`);
  }
}
