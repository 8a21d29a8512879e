import { asMap, asMaps, asText, asTexts } from '../objects/manifest-data';

/** Labels of a pod or a namespace. */
export type Labels = Readonly<Record<string, string>>;

/** What the API server puts on every namespace, and nobody can change. */
export const NAME_LABEL = 'kubernetes.io/metadata.name';

/** What a selector asks of one label. */
export interface Requirement {
  readonly key: string;
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  /** In order. Empty for the last two. */
  readonly values: readonly string[];
}

/** All of these must hold. Nothing is asked by an empty list. */
export type Requirements = readonly Requirement[];

/** What a label selector of Kubernetes asks. One that is missing asks nothing; callers decide what it means. */
export function requirementsOf(selector: unknown): Requirements {
  const { matchLabels, matchExpressions } = asMap(selector);
  return [
    ...Object.entries(asMap(matchLabels)).map(([key, value]) => isOneOf(key, [asText(value)])),
    ...asMaps(matchExpressions).map(({ key, operator, values }) => ({
      key: asText(key),
      operator: asText(operator) as Requirement['operator'],
      values: [...new Set(asTexts(values))].sort(),
    })),
  ].sort(byText);
}

export function isOneOf(key: string, values: readonly string[]): Requirement {
  return { key, operator: 'In', values: [...values].sort() };
}

/** The namespace with this name. */
export function isNamespace(...names: readonly string[]): Requirements {
  return [isOneOf(NAME_LABEL, names)];
}

/** Whether labels meet all requirements. As in Kubernetes, `NotIn` is met by a label that is missing. */
export function meets(labels: Labels, requirements: Requirements): boolean {
  return requirements.every(({ key, operator, values }) => {
    const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
    switch (operator) {
      case 'In':
        return value !== undefined && holds(values, value);
      case 'NotIn':
        return value === undefined || !holds(values, value);
      case 'Exists':
        return value !== undefined;
      case 'DoesNotExist':
        return value === undefined;
      // The API server refuses any other.
      default:
        return false;
    }
  });
}

const sets = new WeakMap<readonly string[], ReadonlySet<string>>();

/** A service for a thousand tenants lists all of their namespaces. */
function holds(values: readonly string[], value: string): boolean {
  if (values.length < 16) return values.includes(value);
  const set = sets.get(values) ?? new Set(values);
  sets.set(values, set);
  return set.has(value);
}

/** Requirements as people write them on a command line: `app=web, tier in (a, b), !canary`. */
export function formatRequirements(requirements: Requirements): string {
  return requirements.map(textOf).join(', ');
}

function textOf({ key, operator, values }: Requirement): string {
  const list = `(${values.join(', ')})`;
  const texts: Readonly<Record<Requirement['operator'], string>> = {
    In: values.length === 1 ? `${key}=${values[0]!}` : `${key} in ${list}`,
    NotIn: values.length === 1 ? `${key}!=${values[0]!}` : `${key} not in ${list}`,
    Exists: key,
    DoesNotExist: `!${key}`,
  };
  return texts[operator];
}

function byText(one: Requirement, other: Requirement): number {
  const [a, b] = [textOf(one), textOf(other)];
  return a < b ? -1 : a > b ? 1 : 0;
}
