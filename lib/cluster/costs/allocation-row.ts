import { decimalNano } from './decimal-nano';
import {
  type CostKind,
  CostSourceError,
  type MeasuredPart,
  type MeasuredRole,
  type MeasuredRow,
} from './measured-costs';

/** A map of the answer, of which nothing is known. */
type Json = Readonly<Record<string, unknown>>;

/** One allocation of OpenCost. */
export interface AllocationRow extends MeasuredRow {
  readonly window: { readonly start: number; readonly end: number };
  /** When something of it ran. */
  readonly ran: { readonly start: number; readonly end: number };
  /** The label `cost-center` of its namespace. */
  readonly costCenterLabel?: string;
  /** What the source calls the cluster. */
  readonly sourceCluster?: string;
  /** Costs that the source could not compute: fields that are null. */
  readonly unknown: readonly string[];
  /** Whether the source says what all of it cost, so that its parts decide nothing. */
  readonly isTotalKnown: boolean;
}

/** How OpenCost calls what is in no namespace. */
const ROLES: readonly (readonly [suffix: string, role: MeasuredRole])[] = [
  ['__idle__', 'idle'],
  ['__unmounted__', 'unmounted'],
  ['__unallocated__', 'unallocated'],
];

/** The costs of each kind: the sum of these fields. Corrections are in fields of their own. */
const COSTS: Readonly<Record<Exclude<CostKind, 'other'>, readonly string[]>> = {
  gpu: ['gpuCost', 'gpuCostAdjustment'],
  cpu: ['cpuCost', 'cpuCostAdjustment'],
  memory: ['ramCost', 'ramCostAdjustment'],
  storage: ['pvCost', 'pvCostAdjustment'],
  network: [
    'networkCost',
    'networkCostAdjustment',
    'loadBalancerCost',
    'loadBalancerCostAdjustment',
  ],
};

/** Bytes of a GiB. */
const GIBI = 1024n ** 3n;

/** What is measured of each kind, and how many of it make one unit. */
const QUANTITIES: Readonly<Record<keyof typeof COSTS, readonly [readonly string[], bigint]>> = {
  gpu: [['gpuHours'], 1n],
  cpu: [['cpuCoreHours'], 1n],
  memory: [['ramByteHours'], GIBI],
  storage: [['pvByteHours'], GIBI],
  network: [['networkTransferBytes', 'networkReceiveBytes'], GIBI],
};

/**
 * Reads one allocation.
 *
 * Whose it is follows from its namespace, and from nothing else: a label of a pod wins over that of its namespace in
 * OpenCost, so that people who write pods could let others pay.
 */
export function allocationRow(key: string, value: unknown, where: string): AllocationRow {
  const row = mapAt(value, `${where}: ${key}`);
  const properties = (row['properties'] ?? {}) as Json;
  const name = typeof properties['namespace'] === 'string' ? properties['namespace'] : '';
  const role =
    ROLES.find(([suffix]) => name === suffix || key.endsWith(suffix))?.[1] ?? 'namespace';
  if (role === 'namespace' && name === '') {
    throw new CostSourceError(
      `${where}: the row ${JSON.stringify(key)} names no namespace, so nobody can tell who pays for it; ` +
        'ask with aggregate=namespace, and never by a label: a pod can have any label',
    );
  }
  const unknown: string[] = [];
  const nano = (field: string): bigint => {
    const number = row[field];
    if (number === null) {
      if (/Cost(?:Adjustment)?$/.test(field)) unknown.push(field);
      return 0n;
    }
    if (number === undefined) return 0n;
    if (typeof number === 'number' && Number.isFinite(number)) return decimalNano(number);
    throw new CostSourceError(`${where}: ${field} of ${key} is not a number`);
  };
  const sum = (fields: readonly string[]): bigint =>
    fields.reduce((total, field) => total + nano(field), 0n);
  const parts = Object.entries(COSTS).map(([kind, fields]): MeasuredPart => {
    const [quantities, divisor] = QUANTITIES[kind as keyof typeof COSTS];
    return {
      kind: kind as CostKind,
      cost: sum(fields),
      quantity: sum(quantities) / divisor,
    };
  });
  const known = parts.reduce((total, { cost }) => total + cost, 0n);
  const isTotalKnown = row['totalCost'] !== null && row['totalCost'] !== undefined;
  const total = isTotalKnown ? nano('totalCost') : known + sum(['sharedCost', 'externalCost']);
  if (row['totalCost'] === null) unknown.push('totalCost');
  const window = periodOf(row['window'], `${where}: the window of ${key}`);
  const cluster = properties['cluster'];
  const label = ((properties['namespaceLabels'] ?? {}) as Json)['cost_center'];
  return {
    name: role === 'namespace' ? name : key,
    role,
    parts: [...parts, { kind: 'other', cost: total - known, quantity: null }],
    window,
    ran: ranIn(row, window),
    unknown,
    isTotalKnown,
    ...(typeof cluster === 'string' && cluster !== '' ? { sourceCluster: cluster } : {}),
    ...(typeof label === 'string' ? { costCenterLabel: label } : {}),
  };
}

export function mapAt(value: unknown, where: string): Json {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json;
  throw new CostSourceError(`${where} is not an allocation; this is not an answer of OpenCost`);
}

function periodOf(value: unknown, where: string): AllocationRow['window'] {
  const { start, end } = (value ?? {}) as Json;
  const period = { start: timeOf(start), end: timeOf(end) };
  if (period.start < period.end) return period;
  throw new CostSourceError(`${where} has no start and end`);
}

/** When it ran, inside of the window. */
function ranIn({ start, end }: Json, window: AllocationRow['window']): AllocationRow['ran'] {
  const ran = {
    start: Math.max(window.start, timeOf(start)),
    end: Math.min(window.end, timeOf(end)),
  };
  return ran.start < ran.end ? ran : window;
}

function timeOf(text: unknown): number {
  return typeof text === 'string' ? Date.parse(text) : NaN;
}
