import { join } from 'node:path';
import { createGenerator } from 'ts-json-schema-generator';
import { type Schema, mapChildren, withoutKeywords } from './schema/json-schema';

/** What a command prints for programs. */
interface OutputType {
  /** The file that declares its type, from the root. */
  readonly file: string;
  readonly type: string;
  readonly title: string;
}

/** The JSON Schema of what `tenancy list --json` prints. */
export function makeListSchema(root: string): Schema {
  return outputSchema(root, {
    file: 'lib/cli/formats/fleet-summary.ts',
    type: 'FleetSummary',
    title: 'What `tenancy list --json` prints',
  });
}

/**
 * The JSON Schema of what a command prints. It allows keys that it does not know, because new ones may be added without
 * another `apiVersion`.
 */
export function outputSchema(root: string, { file, type, title }: OutputType): Schema {
  const generator = createGenerator({
    path: join(root, file),
    tsconfig: join(root, 'tsconfig.json'),
    expose: 'export',
    topRef: false,
    jsDoc: 'extended',
    skipTypeCheck: true,
    additionalProperties: true,
  });
  const { $schema, ...schema } = onlyOpen(generator.createSchema(type) as Schema);
  return { $schema, title, ...schema };
}

/** Closed maps are opened. A map by name keeps what it says of its values. */
function onlyOpen(node: Schema): Schema {
  const copy = mapChildren(node, onlyOpen);
  return copy.properties === undefined ? copy : withoutKeywords(copy, 'additionalProperties');
}
