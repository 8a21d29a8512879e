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

/**
 * The kinds of pods that selectors tell apart: those that no selector chooses, and those with the labels that one selector
 * asks for. A pod with the labels of several kinds may do what each of them may, as policies are a union.
 */
export function podClasses(selectors: readonly Requirements[]): PodClass[] {
  const asked = distinct(selectors.filter(({ length }) => length > 0));
  const candidates: Labels[] = [{}, ...singles(asked), ...asked.flatMap(simplest)];
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

/** Every value of every label that selectors name, alone, and one that none names where its presence counts. */
function singles(selectors: readonly Requirements[]): Labels[] {
  return selectors.flat().flatMap(({ key, operator, values }) =>
    [...values, ...(operator === 'In' ? [] : [freeValue(values)])].map((value) => ({
      [key]: value,
    })),
  );
}

function freeValue(values: readonly string[]): string {
  return values.includes(OTHER)
    ? freeValue(values.filter((value) => value !== OTHER)) + '-'
    : OTHER;
}

/** The fewest labels that meet a selector: one set for each of its values. */
function simplest(selector: Requirements): Labels[] {
  return selector.reduce<Labels[]>(
    (sets, { key, operator, values }) => {
      const wanted = operator === 'In' ? values : operator === 'Exists' ? [OTHER] : undefined;
      if (wanted === undefined) return sets;
      return wanted.flatMap((value) => sets.map((labels) => ({ ...labels, [key]: value })));
    },
    [{}],
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
