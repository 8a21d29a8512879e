import type { NamespacedKind } from '../../../fleet/catalogue/namespaced-kind';
import { addTo } from '../../../fleet/values/groups';

/** Paths of the parts of a kind that hold labels and annotations, beside its own metadata. */
function partsOf({ podTemplates = [], metadataParts = [] }: NamespacedKind): string[] {
  const direct = new Set(metadataParts);
  const templates = podTemplates.filter((path) => !direct.has(path));
  return [...templates.map((path) => `${path}.metadata`), ...metadataParts];
}

/** CEL for the optional value at a way of keys. */
const at = (value: string, keys: readonly string[]): string =>
  value + keys.map((key) => `.?${key}`).join('');

const leaf = (value: string, keys: readonly string[]): string =>
  keys.length === 0 ? `dyn(${value})` : `dyn(${at(value, keys)}.orValue({}))`;

/**
 * CEL for a list of lists with everything at a path that starts in a variable. A path has at most two steps that mean
 * many: `[*]` is each item, and `*Name[*]` each item of the maps under the keys that end so.
 */
function listsAt(root: string, path: string): string {
  const steps = path.split('.');
  const isMany = (step: string): boolean => step.endsWith('[*]');
  const first = steps.findIndex(isMany);
  if (first === -1) return `[[${leaf(root, steps)}]]`;
  const before = steps.slice(0, first);
  const name = steps[first]!.slice(0, -'[*]'.length);
  const after = steps.slice(first + 1);
  if (name.startsWith('*')) {
    const map = `${at(root, before)}.orValue({})`;
    return (
      `[${map}].map(m, m.filter(k, k.endsWith('${name.slice(1)}'))` +
      `.map(k, m[k].map(r, ${leaf('m[k][r]', after)})))[0]`
    );
  }
  const items = `${at(root, [...before, name])}.orValue([])`;
  const second = after.findIndex(isMany);
  if (second === -1) return `[${items}.map(i, ${leaf('i', after)})]`;
  const inner = [...after.slice(0, second), after[second]!.slice(0, -'[*]'.length)];
  return `${items}.map(i, ${at('i', inner)}.orValue([]).map(j, ${leaf('j', after.slice(second + 1))}))`;
}

/** Paths of the pod specs in a kind. */
function podSpecsOf({ podTemplates = [] }: NamespacedKind): string[] {
  return podTemplates.map((path) => `${path}.spec`);
}

/** Kinds by what is in them, so that kinds with the same parts share one expression. */
function kindsByParts(
  kinds: readonly NamespacedKind[],
  pathsOf: (kind: NamespacedKind) => string[],
): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const kind of kinds) {
    const { group, resource } = kind;
    // The template of a pod is the pod.
    const parts = group === '' ? [] : pathsOf(kind);
    if (parts.length === 0) continue;
    const name = `${resource}.${group}`;
    addTo(found, parts.join(' '), name);
  }
  return found;
}

/** CEL for all metadata in an object, as a list of lists: its own, and that of the templates of its kind. */
export function metadataIn(object: string, kinds: readonly NamespacedKind[]): string {
  const root = `dyn(${object})`;
  return `([[dyn(${root}.metadata)]] + ${partsIn(root, kindsByParts(kinds, partsOf))})`;
}

/** CEL for the pod specs in an object, as a list of lists. */
export function templatesIn(object: string, kinds: readonly NamespacedKind[]): string {
  return partsIn(`dyn(${object})`, kindsByParts(kinds, podSpecsOf));
}

function partsIn(root: string, byParts: ReadonlyMap<string, readonly string[]>): string {
  const choices = [...byParts.entries()].map(([parts, names]) => {
    const lists = parts.split(' ').map((path) => listsAt(root, path));
    const condition = names.map((name) => `variables.kind == '${name}'`).join(' || ');
    return `${condition} ? ${lists.join(' + ')} : `;
  });
  return `(${choices.join('')}[])`;
}
