import { CODES, type Code } from '../lib/findings/codes/codes';
import { withAlternatives } from './schema/alternatives';
import { describeBranches, keepDefaultsOut } from './schema/editor-habits';
import {
  addEditorWords,
  withPatternMessage,
  withPatternMessagesOfKeys,
} from './schema/editor-words';
import { withExclusions } from './schema/exclusions';
import { flattenUnions } from './schema/flatten';
import { type Schema, mapSchemas, reachable } from './schema/json-schema';

/** The JSON Schema of a file as editors read it: stricter than the check of its shape, and with words for people. */
export function makeSchema(declared: Schema): Schema {
  const { $schema, title, definitions = {}, ...root } = withWarnings(declared);
  const values = mapSchemas(definitions, (value) =>
    value.properties ? value : withPatternMessage(flattenUnions(value, definitions)),
  );
  const edit = (node: Schema): Schema =>
    addEditorWords(withPatternMessagesOfKeys(flattenUnions(node, values)));
  const all = mapSchemas(values, edit);
  const finish = (node: Schema): Schema => keepDefaultsOut(describeBranches(node, all));
  const finished = finish(edit(root));
  const parts = mapSchemas(all, finish);
  const used = reachable(finished, parts).map((name) => [name, parts[name]!] as const);
  return withExclusions(
    withAlternatives({
      $schema,
      title,
      ...finished,
      definitions: Object.fromEntries(used),
    }),
  );
}

/** The codes that may be accepted are the warnings that there are. */
function withWarnings(schema: Schema): Schema {
  const codes = (Object.keys(CODES) as Code[])
    .filter((code) => CODES[code].severity === 'warning')
    .sort();
  const items = codes.map((code) => `- \`${code}\`: ${CODES[code].summary}`);
  const warning = schema.definitions?.['WarningCode'];
  if (warning === undefined) throw new Error('there is no definition WarningCode');
  return {
    ...schema,
    definitions: {
      ...schema.definitions,
      WarningCode: {
        ...warning,
        enum: codes,
        description: [warning.description, '', ...items].join('\n'),
      },
    },
  };
}
