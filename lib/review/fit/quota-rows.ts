import { parseQuantity } from '../../fleet/values/quantity';
import { amountText } from './amount-text';
import { type JudgedPods } from './fit-place';
import { type BareReason, type FitReason, listed, refusal } from './fit-reason';
import type { ManifestMap } from '../../verify/objects/manifest-data';
import { asMap, asText, valueAt } from '../../verify/objects/manifest-data';
import type { ManifestObject } from '../../verify/objects/manifest-objects';
import { type WrittenQuota, countsPriority } from './namespace-limits';
import { type Demands, podDemands } from './quota-demands';

/** Quantities that are used now, by quota and quota key. */
export type UsedQuotas = ReadonlyMap<string, Readonly<Record<string, string>>>;

/** A key of a quota that something is wanted of. */
export interface QuotaRow {
  readonly quota: string;
  readonly key: string;
  readonly hard: string;
  readonly used: string;
  readonly wanted: string;
  /** What is left afterwards; negative where it does not fit. */
  readonly left: string;
}

/** Something that is wanted, and the object that wants it. */
export interface ObjectDemands {
  readonly object: string;
  readonly demands: Demands;
}

/** Compares what is wanted with what a quota grants. */
export function compareQuota(
  { name, hard }: WrittenQuota,
  all: readonly ObjectDemands[],
  used: UsedQuotas,
): { readonly rows: readonly QuotaRow[]; readonly reasons: readonly FitReason[] } {
  const rows: QuotaRow[] = [];
  const reasons: FitReason[] = [];
  for (const key of Object.keys(hard).sort()) {
    const wanting = all.filter(({ demands }) => (demands[key] ?? 0n) > 0n);
    const wanted = wanting.reduce((sum, { demands }) => sum + demands[key]!, 0n);
    if (wanted === 0n) continue;
    const granted = parseQuantity(hard[key]!)!.nano;
    const taken = parseQuantity(used.get(name)?.[key] ?? '0')?.nano ?? 0n;
    const left = granted - taken - wanted;
    const text = (nano: bigint): string => amountText(key, nano);
    const row = {
      quota: name,
      key,
      hard: text(granted),
      used: text(taken),
      wanted: text(wanted),
      left: text(left),
    };
    rows.push(row);
    if (left >= 0n) continue;
    const objects = [...new Set(wanting.map(({ object }) => object))];
    reasons.push({ ...tooLittle(row, text(granted - taken)), objects });
  }
  return { rows, reasons };
}

function tooLittle({ quota, key, hard, used, wanted }: QuotaRow, free: string): BareReason {
  return hard === '0'
    ? refusal(
        'quota',
        `The quota \`${quota}\` grants nothing of \`${key}\`, and this wants ${wanted}.`,
        'Leave it out, or ask your platform team for a quota of it.',
      )
    : refusal(
        'quota',
        `The quota \`${quota}\` grants ${hard} of \`${key}\`, ${used} of which is used, and this wants ${wanted}.`,
        `Ask for at most ${free.startsWith('-') ? '0' : free}, or ask your platform team for a larger quota.`,
      );
}

/** Keys that every container must state where a quota has them. Source: k8s.io/kubernetes, pkg/quota/v1/evaluator/core/pods.go. */
const STATED = ['cpu', 'memory', 'requests.cpu', 'requests.memory', 'limits.cpu', 'limits.memory'];

/** What a pod leaves out although a quota counts it. */
export function unstatedReasons(pods: JudgedPods, quota: WrittenQuota): BareReason[] {
  const { containers, whole } = pods.amounts;
  const missing = STATED.filter((key) => {
    if (quota.hard[key] === undefined) return false;
    const part = key.startsWith('limits.') ? 'limits' : 'requests';
    const name = key.replace(/^.*\./, '');
    return (
      whole[part][name] === undefined &&
      containers.some((container) => container[part][name] === undefined)
    );
  });
  if (missing.length === 0) return [];
  return [
    refusal(
      'quota',
      `The quota \`${quota.name}\` counts ${missing.join(', ')}, which not every container states.`,
      'State it for every container.',
    ),
  ];
}

/** Whether a quota is there to refuse priority classes, and not to count anything. */
function isPriorityGuard({ hard, priorities }: WrittenQuota): boolean {
  return priorities.length > 0 && hard['pods'] === '0';
}

/** Priority classes that a quota refuses. */
export function priorityReasons(
  { priority }: JudgedPods,
  quotas: readonly WrittenQuota[],
  granted: readonly string[],
): BareReason[] {
  const isRefused = quotas.some(
    (quota) => isPriorityGuard(quota) && countsPriority(quota, priority),
  );
  if (!isRefused) return [];
  return [
    refusal(
      'priorities',
      `The pod has the priority class \`${priority}\`; granted here: ${listed(granted)}.`,
      'Leave `priorityClassName` out, or ask your platform team for it.',
    ),
  ];
}

/** The quotas that count. */
export function countingQuotas(quotas: readonly WrittenQuota[]): WrittenQuota[] {
  return quotas.filter((quota) => !isPriorityGuard(quota));
}

/** What pods want of a quota that counts them. */
export function podWants(object: string, pods: JudgedPods): ObjectDemands {
  return { object, demands: podDemands(pods) };
}

/** What the cluster says is used: the status of ResourceQuotas, as `kubectl get resourcequota -o yaml` prints them. */
export function usedQuotas(objects: readonly ManifestObject[], namespace: string): UsedQuotas {
  const own = objects.filter(
    ({ kind, data }) =>
      kind === 'ResourceQuota' && asText(valueAt(data, 'metadata.namespace')) === namespace,
  );
  return new Map(own.map(({ name, data }) => [name, textsOf(valueAt(data, 'status.used'))]));
}

function textsOf(value: unknown): Record<string, string> {
  const map: ManifestMap = asMap(value);
  return Object.fromEntries(Object.entries(map).map(([key, raw]) => [key, asText(raw)]));
}
