import Ajv, { type ValidateFunction } from 'ajv';
import main from '../../schema/tenants.schema.json';
import part from '../../schema/tenants-part.schema.json';

/** What editors know beside JSON Schema. */
const FOR_EDITORS = [
  'enumDescriptions',
  'markdownDescription',
  'markdownEnumDescriptions',
  'patternErrorMessage',
];

/** Judges data as an editor does. It is strict about the schema itself: an unknown keyword throws. */
function editor(): Ajv {
  return new Ajv({ allErrors: true, allowUnionTypes: true, strictTypes: false, keywords: FOR_EDITORS });
}

const AJV = editor().addSchema(main, 'main').addSchema(part, 'part');

/** The schemas, by the name of their file. */
export const SCHEMAS: Readonly<Record<string, ValidateFunction>> = {
  'tenants.schema.json': AJV.getSchema('main')!,
  'tenants-part.schema.json': AJV.getSchema('part')!,
};

/** What an editor marks in data, as `/tenants/0/name pattern`. */
export function marks(validate: ValidateFunction, data: unknown): string[] {
  if (validate(data)) return [];
  return (validate.errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`);
}

/** What an editor marks in the data of a tenants.yaml. */
export function fleetMarks(data: unknown): string[] {
  return marks(SCHEMAS['tenants.schema.json']!, data);
}

/** The check of one place of the schema of tenants.yaml, such as `TenantEntry/properties/name`. */
export function placeCheck(place: string): (value: unknown) => boolean {
  const validate = AJV.compile({ $ref: `main#/definitions/${place}` });
  return (value) => validate(value);
}
