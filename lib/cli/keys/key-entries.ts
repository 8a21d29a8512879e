/** The part of our JSON Schema that says what a key is. */
export interface KeySchema {
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly enumDescriptions?: readonly string[];
  readonly patternErrorMessage?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: KeySchema;
  readonly properties?: Readonly<Record<string, KeySchema>>;
  readonly additionalProperties?: boolean | KeySchema;
  readonly propertyNames?: KeySchema;
  readonly required?: readonly string[];
  readonly anyOf?: readonly KeySchema[];
  readonly definitions?: Readonly<Record<string, KeySchema>>;
}

/** A key of tenants.yaml in one of the places where it can be written. */
export interface KeyEntry {
  /** From the root: keys, and {@link ANY} for a name that the user chooses. */
  readonly path: readonly string[];
  /** The title of the map that it is a key of. */
  readonly owner: string;
  readonly isRequired: boolean;
  readonly schema: KeySchema;
  /** The same text for the same key with the same words about it, which then means the same in every place. */
  readonly meaning: string;
}

/** Stands for a name that the user chooses, as in `platform.pools.NAME.capacity`. */
export const ANY = 'NAME';

const ROOT_TITLE = 'The file';

/** Every key in every place. */
export function keyEntries(root: KeySchema): KeyEntry[] {
  const entries: KeyEntry[] = [];
  const walk = (node: KeySchema, path: readonly string[]): void => {
    for (const [step, child] of childrenOf(node)) walk(resolvedIn(root, child), [...path, ...step]);
    const owner = path.length === 0 ? ROOT_TITLE : (node.title ?? '');
    for (const [key, schema] of Object.entries(node.properties ?? {})) {
      const isRequired = node.required?.includes(key) === true;
      const meaning = `${key} ${JSON.stringify(schema)}`;
      entries.push({ path: [...path, key], owner, isRequired, schema, meaning });
      walk(resolvedIn(root, schema), [...path, key]);
    }
  };
  walk(root, []);
  return entries;
}

/** What else than keys leads further down. */
function childrenOf({ items, additionalProperties, anyOf = [] }: KeySchema) {
  const children: [step: readonly string[], child: KeySchema][] = anyOf.map((child) => [[], child]);
  if (items !== undefined) children.push([[], items]);
  if (typeof additionalProperties === 'object') children.push([[ANY], additionalProperties]);
  return children;
}

/** The node, with what it refers to. What it says itself comes first. */
export function resolvedIn(root: KeySchema, node: KeySchema): KeySchema {
  const name = node.$ref?.replace('#/definitions/', '');
  const target = name === undefined ? undefined : root.definitions?.[name];
  if (target === undefined) return node;
  const own = Object.entries(node).filter(([keyword]) => keyword !== '$ref');
  return { ...resolvedIn(root, target), ...Object.fromEntries(own) };
}
