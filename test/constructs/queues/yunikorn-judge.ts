import type { YunikornQueue } from '../../../lib/constructs/queues/yunikorn-queues';

type Amounts = Readonly<Record<string, bigint>>;

const SUFFIXES: Readonly<Record<string, bigint>> = {
  '': 1n,
  k: 10n ** 3n,
  M: 10n ** 6n,
  G: 10n ** 9n,
  T: 10n ** 12n,
  P: 10n ** 15n,
  E: 10n ** 18n,
  Ki: 1n << 10n,
  Mi: 1n << 20n,
  Gi: 1n << 30n,
  Ti: 1n << 40n,
  Pi: 1n << 50n,
  Ei: 1n << 60n,
};

/** Fields that YuniKorn knows. Source: apache/yunikorn-core pkg/common/configs/config.go. */
const KNOWN: readonly string[] = [
  'name',
  'parent',
  'resources',
  'maxapplications',
  'properties',
  'adminacl',
  'submitacl',
  'childtemplate',
  'queues',
  'limits',
];

/** An amount as YuniKorn reads it: whole numbers with a suffix, and thousandths for `vcore` alone. */
export function yunikornAmount(name: string, text: string): bigint {
  const [, number, suffix] = /^([+-]?\d+)([A-Za-z]*)$/.exec(text) ?? [];
  if (number === undefined) throw new Error(`invalid quantity ${text}`);
  if (name === 'vcore' && suffix === 'm') return BigInt(number);
  const scale = SUFFIXES[suffix!];
  if (scale === undefined) throw new Error(`invalid suffix ${text}`);
  const amount = BigInt(number) * scale * (name === 'vcore' ? 1000n : 1n);
  if (amount >= 1n << 63n) throw new Error(`overflow ${text}`);
  return amount;
}

/**
 * What YuniKorn's validator objects to in the queues below one.
 *
 * Source: apache/yunikorn-core pkg/common/configs/configvalidator.go.
 */
export function yunikornObjections(queue: YunikornQueue, above?: Amounts): string[] {
  const { name, resources, queues = [] } = queue;
  const objections: string[] = [];
  const object = (reason: string): void => void objections.push(`${name}: ${reason}`);
  for (const key of Object.keys(queue)) if (!KNOWN.includes(key)) object(`unknown ${key}`);
  if (!/^[a-zA-Z0-9_-]{1,64}$/.test(name)) object('name');
  if (name === 'root' && resources !== undefined) object('root has resources');
  const max = read(resources?.max);
  const guaranteed = read(resources?.guaranteed);
  for (const [key, amount] of Object.entries(guaranteed)) {
    if (max[key] !== undefined && amount > max[key]) object(`guaranteed ${key} > max`);
  }
  for (const [key, amount] of Object.entries(max)) {
    if (above?.[key] !== undefined && amount > above[key]) object(`max ${key} > that above`);
  }
  const names = queues.map((child) => child.name.toLowerCase());
  if (new Set(names).size < names.length) object('duplicate child');
  for (const key of new Set(queues.flatMap((child) => Object.keys(child.resources!.guaranteed)))) {
    const sum = queues.reduce(
      (total, child) => total + (read(child.resources?.guaranteed)[key] ?? 0n),
      0n,
    );
    if (guaranteed[key] !== undefined && sum > guaranteed[key]) object(`sum of guaranteed ${key}`);
    if (max[key] !== undefined && sum > max[key]) object(`sum of guaranteed ${key} > max`);
  }
  return [...objections, ...queues.flatMap((child) => yunikornObjections(child, max))];
}

function read(texts: Readonly<Record<string, string>> = {}): Amounts {
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, yunikornAmount(name, text)]),
  );
}
