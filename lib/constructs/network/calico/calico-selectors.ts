import type { k8s } from '../../api-object/k8s';

/** The longest text that Calico takes as a selector. */
const LONGEST = 1024;

const NAMESPACE_NAME = 'kubernetes.io/metadata.name';

/** Keys and values of labels. They hold nothing that ends a quoted text, and no space. */
const KEY = /^(?:[a-z0-9.-]+[/])?[A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9])?$/;
const VALUE = /^(?:[A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9])?)?$/;

/** Everything in a namespace: pods, and not the interfaces of nodes. */
export const ALL_NAMESPACES = 'all()';

/** The selector of one namespace. */
export function namespaceNamed(name: string): string {
  return `${key(NAMESPACE_NAME)} == ${quoted(name)}`;
}

/** A Kubernetes selector of namespaces, in as many texts as it takes: a list of names may be too long for one. */
export function namespaceSelectors(selector: k8s.LabelSelector): string[] {
  const [list, ...others] = selector.matchExpressions ?? [];
  if (list?.operator !== 'In' || others.length > 0 || selector.matchLabels !== undefined) {
    return [calicoSelector(selector)];
  }
  const texts: string[] = [];
  let names: string[] = [];
  for (const name of list.values ?? []) {
    if (oneOf(list.key, [...names, name]).length > LONGEST) {
      texts.push(oneOf(list.key, names));
      names = [];
    }
    names.push(name);
  }
  return [...texts, oneOf(list.key, names)];
}

/** A Kubernetes selector as the text that Calico reads. Throws an `Error` for what Calico has no words for. */
export function calicoSelector({ matchLabels, matchExpressions }: k8s.LabelSelector): string {
  const terms = [
    ...Object.entries(matchLabels ?? {}).map(([name, value]) => `${key(name)} == ${quoted(value)}`),
    ...(matchExpressions ?? []).map(expression),
  ];
  const text = terms.length === 0 ? 'all()' : terms.join(' && ');
  if (text.length <= LONGEST) return text;
  throw new Error(`a selector of Calico has at most ${LONGEST} characters: ${text}`);
}

function expression({ key: name, operator, values = [] }: k8s.LabelSelectorRequirement): string {
  switch (operator) {
    case 'In':
      return oneOf(name, values);
    case 'NotIn':
      return `${key(name)} not in ${list(values)}`;
    case 'Exists':
      return `has(${key(name)})`;
    case 'DoesNotExist':
      return `!has(${key(name)})`;
    default:
      throw new Error(`a selector has no operator ${operator}`);
  }
}

function oneOf(name: string, values: readonly string[]): string {
  return values.length === 1
    ? `${key(name)} == ${quoted(values[0]!)}`
    : `${key(name)} in ${list(values)}`;
}

function list(values: readonly string[]): string {
  return `{${values.map(quoted).join(', ')}}`;
}

function key(name: string): string {
  if (!KEY.test(name)) throw new Error(`\`${name}\` is not the key of a label`);
  return name;
}

function quoted(value: string): string {
  if (!VALUE.test(value)) throw new Error(`\`${value}\` is not the value of a label`);
  return `'${value}'`;
}
