import { join } from 'node:path';
import { createGenerator } from 'ts-json-schema-generator';

export interface Schema {
  [key: string]: unknown;
  readonly definitions?: Record<string, Schema>;
  readonly properties?: Record<string, Schema>;
  readonly anyOf?: Schema[];
  readonly items?: Schema;
  readonly required?: string[];
  readonly type?: string | string[];
  readonly enum?: unknown[];
  readonly const?: unknown;
  readonly $ref?: string;
  readonly additionalProperties?: boolean | Schema;
  readonly description?: string;
  readonly default?: unknown;
}

/** The JSON Schema (draft-07) of tenants.yaml, as editors read it. */
export function makeSchema(root: string): Schema {
  const generated = createGenerator({
    path: join(root, 'lib/fleet/model/props.ts'),
    tsconfig: join(root, 'tsconfig.json'),
    type: 'FleetProps',
    expose: 'export',
    topRef: false,
    jsDoc: 'extended',
    skipTypeCheck: true,
    additionalProperties: false,
  }).createSchema('FleetProps') as unknown as Schema;
  const { $schema, definitions, ...rest } = generated;
  return tidy({
    $schema,
    title: 'tenants.yaml of cdk8s-tenancy',
    ...rest,
    definitions,
  }) as Schema;
}

/**
 * A default in prose ("- none") is no JSON value: it moves into the description. Editors show descriptions, and a
 * `default` that is not one would be inserted into files.
 */
function tidy(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(tidy);
  if (typeof node !== 'object' || node === null) return node;
  const copy: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(node)) copy[key] = tidy(value);
  if (typeof copy['default'] === 'string') {
    const text = copy['default'].replace(/\s+/g, ' ').trim();
    if (text.startsWith('- ')) {
      copy['description'] = [copy['description'], `Default: ${text.slice(2)}.`]
        .filter(Boolean)
        .join('\n\n');
      delete copy['default'];
    }
  }
  return copy;
}
