import { join } from 'node:path';
import { createGenerator } from 'ts-json-schema-generator';
import { type Schema, mapChildren, withoutKeywords } from './schema/json-schema';

/**
 * The JSON Schema of what `tenancy list --json` prints. It allows keys that it does not know, because new ones may be
 * added without another `apiVersion`.
 */
export function makeListSchema(root: string): Schema {
  const generator = createGenerator({
    path: join(root, 'lib/cli/formats/fleet-summary.ts'),
    tsconfig: join(root, 'tsconfig.json'),
    expose: 'export',
    topRef: false,
    jsDoc: 'extended',
    skipTypeCheck: true,
    additionalProperties: true,
  });
  const { $schema, ...schema } = onlyOpen(generator.createSchema('FleetSummary') as Schema);
  return { $schema, title: 'What `tenancy list --json` prints', ...schema };
}

/** Closed maps are opened. A map by name keeps what it says of its values. */
function onlyOpen(node: Schema): Schema {
  const copy = mapChildren(node, onlyOpen);
  return copy.properties === undefined ? copy : withoutKeywords(copy, 'additionalProperties');
}
