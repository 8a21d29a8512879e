import { type Change, part, say, whole } from '../change';
import { type DiffContext, namespaceChange, pairsOf } from '../diff-context';
import type { FieldChange } from '../objects/field-changes';
import { fieldText } from '../objects/field-text';
import type { ObjectPair } from '../objects/object-pair';
import { asMap, valueAt } from '../../../verify/objects/manifest-data';

/**
 * Annotations by which the pods of an account act as somebody in a cloud. Sources: the documentation of EKS, GKE, Azure
 * Workload Identity and Alibaba Cloud.
 */
const CLOUD_IDENTITIES = [
  'eks.amazonaws.com/role-arn',
  'iam.gke.io/gcp-service-account',
  'azure.workload.identity/client-id',
  'pod-identity.alibabacloud.com/role-name',
];

/** Service accounts. */
export function accountChanges(context: DiffContext): Change[] {
  return pairsOf(context, 'ServiceAccount').flatMap((pair) => {
    if (pair.before === undefined) return addedAccount(context, pair);
    if (pair.after === undefined) return goneAccount(context, pair);
    return changedAccount(context, pair);
  });
}

function addedAccount(context: DiffContext, pair: ObjectPair): Change[] {
  const place = context.places.of(pair);
  const annotations = asMap(valueAt(pair.after!.data, 'metadata.annotations'));
  const identities = CLOUD_IDENTITIES.flatMap((key) =>
    annotations[key] === undefined ? [] : String(annotations[key]),
  );
  const claims = [whole(pair)];
  if (identities.length > 0) {
    const says = `the service account \`${pair.name}\` is new; its pods act as ${quoted(identities)} in the cloud`;
    return [say('account-identity', place, says, claims)];
  }
  // That of a new namespace comes with it.
  if (namespaceChange(context, pair) === 'added' && pair.name === 'default') return [];
  const hasToken = pair.after!.data['automountServiceAccountToken'] !== false;
  const says = `the service account \`${pair.name}\` is new; its pods ${hasToken ? 'get its token' : 'get no token unless they ask'}`;
  return [say(hasToken ? 'account-token' : 'account-changed', place, says, claims)];
}

function goneAccount(context: DiffContext, pair: ObjectPair): Change[] {
  if (namespaceChange(context, pair) === 'removed') return [];
  const says = `the service account \`${pair.name}\` is no longer in the tree`;
  return [say('account-changed', context.places.of(pair), says, [whole(pair)])];
}

function changedAccount(context: DiffContext, pair: ObjectPair): Change[] {
  const place = context.places.of(pair);
  const isIdentity = ({ path }: FieldChange): boolean =>
    path[1] === 'annotations' && CLOUD_IDENTITIES.includes(path[2] ?? '');
  const isToken = ({ path }: FieldChange): boolean => path[0] === 'automountServiceAccountToken';
  const identities = pair.fields.filter(isIdentity);
  const token = pair.fields.filter(isToken);
  const rest = pair.fields.filter(
    (field) => field.path[0] !== 'metadata' && !token.includes(field),
  );
  const name = `the service account \`${pair.name}\``;
  return [
    ...identities.map((field) => {
      const { before, after } = field;
      const now = after === undefined ? 'nobody' : quoted([String(after)]);
      const was = before === undefined ? 'nobody' : quoted([String(before)]);
      const says = `pods of ${name} act as ${now} in the cloud instead of ${was}`;
      const rule = after === undefined ? 'account-changed' : 'account-identity';
      return say(rule, place, says, [part(pair, [field])]);
    }),
    ...token.map((field) =>
      field.after === false
        ? say('account-changed', place, `pods of ${name} no longer get its token unless they ask`, [
            part(pair, [field]),
          ])
        : say('account-token', place, `pods of ${name} get its token without asking`, [
            part(pair, [field]),
          ]),
    ),
    ...(rest.length === 0
      ? []
      : [
          say('account-changed', place, `${name}: ${rest.map(fieldText).join('; ')}`, [
            part(pair, rest),
          ]),
        ]),
  ];
}

function quoted(texts: readonly string[]): string {
  return texts.map((text) => `\`${text}\``).join(' and ');
}
