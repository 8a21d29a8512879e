import { type Labels, type Requirements, formatRequirements, meets } from './requirements';

/** Pods that no selector tells apart. */
export interface PodClass {
  /** The fewest labels that such a pod can have. */
  readonly labels: Labels;
  /** In words: `role=collector`, or what remains. */
  readonly text: string;
}

/** The words for the pods that nothing is asked of: all of them, or those without the labels of any other class. */
export const ALL_PODS = 'all pods';
export const OTHER_PODS = 'other pods';

/** A value that no selector names. */
const OTHER = 'other';

/** With more combinations than this, only single selectors and no selector at all have a class. */
const MOST = 512;

/**
 * The kinds of pods that selectors tell apart. Each label may be missing, have a value that a selector names, or another;
 * combinations that meet the same selectors are one class.
 */
export function podClasses(selectors: readonly Requirements[]): PodClass[] {
  const asked = distinct(selectors.filter(({ length }) => length > 0));
  const candidates = combinations(asked) ?? [{}, ...asked.map(simplest)];
  const classes = new Map<string, Labels>();
  for (const labels of candidates) {
    const key = asked.map((selector) => (meets(labels, selector) ? '1' : '0')).join('');
    const known = classes.get(key);
    if (known === undefined || size(labels) < size(known)) classes.set(key, labels);
  }
  const all = [...classes.values()];
  return all
    .map((labels) => ({ labels, text: all.length === 1 ? ALL_PODS : textOf(labels) }))
    .sort((a, b) => size(a.labels) - size(b.labels) || (a.text < b.text ? -1 : 1));
}

function distinct(selectors: readonly Requirements[]): Requirements[] {
  const byText = new Map(selectors.map((selector) => [formatRequirements(selector), selector]));
  return [...byText.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, selector]) => selector);
}

/** All labels that a pod can have, as far as selectors ask; `undefined` if they are too many. */
function combinations(selectors: readonly Requirements[]): Labels[] | undefined {
  let result: Labels[] = [{}];
  for (const [key, values] of valuesByKey(selectors)) {
    if (result.length * (values.length + 1) > MOST) return undefined;
    result = result.flatMap((labels) => [
      labels,
      ...values.map((value) => ({ ...labels, [key]: value })),
    ]);
  }
  return result;
}

function valuesByKey(selectors: readonly Requirements[]): [key: string, values: string[]][] {
  const byKey = new Map<string, Set<string>>();
  for (const { key, operator, values } of selectors.flat()) {
    const known = byKey.get(key) ?? new Set();
    for (const value of values) known.add(value);
    // A label that is there with another value differs from one that is missing.
    if (operator !== 'In') known.add(freeValue(values));
    byKey.set(key, known);
  }
  return [...byKey.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, values]) => [key, [...values].sort()]);
}

function freeValue(values: readonly string[]): string {
  return values.includes(OTHER)
    ? freeValue(values.filter((value) => value !== OTHER)) + '-'
    : OTHER;
}

/** The fewest labels that meet a selector. */
function simplest(selector: Requirements): Labels {
  return Object.fromEntries(
    selector.flatMap(({ key, operator, values }) =>
      operator === 'In' ? [[key, values[0] ?? '']] : operator === 'Exists' ? [[key, OTHER]] : [],
    ),
  );
}

function size(labels: Labels): number {
  return Object.keys(labels).length;
}

function textOf(labels: Labels): string {
  const entries = Object.entries(labels);
  if (entries.length === 0) return OTHER_PODS;
  return entries.map(([key, value]) => `${key}=${value}`).join(', ');
}
