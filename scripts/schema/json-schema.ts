/** A JSON Schema (draft-07), as far as ours go. */
export interface Schema {
  readonly $schema?: string;
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly markdownDescription?: string;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly enumDescriptions?: readonly string[];
  readonly markdownEnumDescriptions?: readonly string[];
  readonly pattern?: string;
  /** What VS Code says of a text that does not fit the pattern. */
  readonly patternErrorMessage?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly items?: Schema;
  readonly properties?: Schemas;
  readonly propertyNames?: Schema;
  readonly additionalProperties?: boolean | Schema;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly not?: Schema;
  readonly if?: Schema;
  readonly then?: Schema;
  readonly definitions?: Schemas;
}

export type Schemas = Readonly<Record<string, Schema>>;

const REFERENCE = '#/definitions/';

/** The name of the definition that a node refers to, if it does. */
export function referenceOf({ $ref }: Schema): string | undefined {
  return $ref?.slice(REFERENCE.length);
}

/** The definition of a name. */
export function definitionOf(name: string, definitions: Schemas): Schema {
  const definition = definitions[name];
  if (definition === undefined) throw new Error(`there is no definition ${name}`);
  return definition;
}

/** The node itself, or what it refers to. */
export function resolved(node: Schema, definitions: Schemas): Schema {
  const name = referenceOf(node);
  return name === undefined ? node : resolved(definitionOf(name, definitions), definitions);
}

/** The types of a node, as a list. */
export function typesOf({ type }: Schema): readonly string[] {
  if (type === undefined) return [];
  return typeof type === 'string' ? [type] : type;
}

/** The same node without some keywords. */
export function withoutKeywords(node: Schema, ...keywords: readonly (keyof Schema)[]): Schema {
  const entries = Object.entries(node).filter(([key]) => !keywords.includes(key as keyof Schema));
  return Object.fromEntries(entries) as Schema;
}

/** The same node with every node directly below it replaced. */
export function mapChildren(node: Schema, map: (child: Schema) => Schema): Schema {
  const { items, propertyNames, additionalProperties, properties, definitions, anyOf } = node;
  return {
    ...node,
    ...(items && { items: map(items) }),
    ...(propertyNames && { propertyNames: map(propertyNames) }),
    ...(typeof additionalProperties === 'object' && {
      additionalProperties: map(additionalProperties),
    }),
    ...(properties && { properties: mapSchemas(properties, map) }),
    ...(definitions && { definitions: mapSchemas(definitions, map) }),
    ...(anyOf && { anyOf: anyOf.map(map) }),
  };
}

export function mapSchemas(schemas: Schemas, map: (schema: Schema) => Schema): Schemas {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, map(schema)]));
}

/** Names of the definitions that a node reaches, breadth first: in the order in which a reader meets them. */
export function reachable(node: Schema, definitions: Schemas): string[] {
  const found = new Set<string>();
  const queue: Schema[] = [node];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const name = referenceOf(next);
    if (name !== undefined && !found.has(name)) {
      found.add(name);
      queue.push(definitionOf(name, definitions));
    }
    mapChildren(withoutKeywords(next, 'definitions'), (child) => {
      queue.push(child);
      return child;
    });
  }
  return [...found];
}
