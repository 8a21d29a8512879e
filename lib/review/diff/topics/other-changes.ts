import { type Change, type Claim, part, say } from '../change';
import type { DiffContext } from '../diff-context';
import type { FieldChange } from '../objects/field-changes';
import { fieldText } from '../objects/field-text';
import type { ObjectPair } from '../objects/object-pair';

/**
 * All that no sentence accounts for, field by field, so that nothing is dropped.
 *
 * @param told - the changes that were told of
 */
export function otherChanges(context: DiffContext, told: readonly Change[]): Change[] {
  const claimed = claimedFields(told.flatMap(({ claims }) => claims));
  return [
    ...context.changes.pairs.flatMap((pair) => {
      const left = pair.fields.filter((field) => !claimed.has(field));
      return left.length === 0 ? [] : restOf(context, pair, left);
    }),
    ...context.changes.files.map(({ path, change }) =>
      say(
        'file-changed',
        { cluster: '', tenant: '', environment: '' },
        `the file ${path} is ${FILE_WORDS[change]}. Engines do not apply it, so only its bytes are compared`,
      ),
    ),
  ];
}

const FILE_WORDS = { added: 'new', removed: 'gone', changed: 'not the same' } as const;

/** The fields that some claims account for. */
export function claimedFields(claims: readonly Claim[]): Set<FieldChange> {
  return new Set(claims.flatMap(({ fields }) => fields));
}

function restOf(context: DiffContext, pair: ObjectPair, left: readonly FieldChange[]): Change[] {
  const place = context.places.of(pair);
  const title = `${pair.kind} ${pair.name}`;
  const isMetadata = ({ path }: FieldChange): boolean => path[0] === 'metadata';
  const metadata = left.filter(isMetadata);
  const others = left.filter((field) => !isMetadata(field));
  return [
    ...(others.length === 0
      ? []
      : [say('other-changed', place, `${title}: ${textOf(others)}`, [part(pair, others)])]),
    ...(metadata.length === 0
      ? []
      : [say('metadata-changed', place, `${title}: ${textOf(metadata)}`, [part(pair, metadata)])]),
  ];
}

function textOf(fields: readonly FieldChange[]): string {
  return fields.map(fieldText).join('; ');
}
