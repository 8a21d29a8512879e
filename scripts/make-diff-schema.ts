import { outputSchema } from './make-list-schema';
import type { Schema } from './schema/json-schema';

/** The JSON Schema of what `tenancy diff --format json` prints. */
export function makeDiffSchema(root: string): Schema {
  return outputSchema(root, {
    file: 'lib/cli/formats/diff-json.ts',
    type: 'FleetDiff',
    title: 'What `tenancy diff --format json` prints',
  });
}
