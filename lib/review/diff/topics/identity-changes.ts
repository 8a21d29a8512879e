import { STATE_LABEL } from '../../../plan/ownership';
import { type Change, part, say } from '../change';
import { type DiffContext, pairsOf } from '../diff-context';
import { fieldText } from '../objects/field-text';
import type { FieldChange } from '../objects/field-changes';
import { guardCoverageChanges } from './guard-coverage-changes';
import { LENIENT_LABEL_KEYS } from './guard-rail-changes';
import { claimedFields } from './other-changes';

const COST_CENTRES = ['cost-center', 'cdk8s-tenancy/cost-center'];

/** Labels and annotations of namespaces that no other topic is about. */
export function identityChanges(context: DiffContext): Change[] {
  const told = claimedFields(guardCoverageChanges(context).flatMap(({ claims }) => claims));
  return pairsOf(context, 'Namespace').flatMap((pair) => {
    if (pair.before === undefined || pair.after === undefined) return [];
    const place = context.places.of(pair);
    const fields = pair.fields.filter((field) => isIdentity(field) && !told.has(field));
    const costs = fields.filter(({ path }) => COST_CENTRES.includes(path[2]!));
    const others = fields.filter((field) => !costs.includes(field));
    return [
      ...(costs.length === 0
        ? []
        : [say('cost-center-moved', place, costText(costs), [part(pair, costs)])]),
      ...(others.length === 0
        ? []
        : [say('label-changed', place, others.map(nameText).join('; '), [part(pair, others)])]),
    ];
  });
}

/** What the readers of namespaces, of Pod Security and of guard rails do not tell of. */
function isIdentity({ path: [first, second, key = ''] }: FieldChange): boolean {
  if (first !== 'metadata') return false;
  if (second === 'labels') {
    return (
      !key.startsWith('pod-security.kubernetes.io/') &&
      !['tenant', 'environment', STATE_LABEL, ...LENIENT_LABEL_KEYS].includes(key)
    );
  }
  return second === 'annotations' && TOLD_ANNOTATIONS.includes(key);
}

/** Annotations for people. */
const TOLD_ANNOTATIONS = [
  'cdk8s-tenancy/admins',
  'cdk8s-tenancy/contact',
  'cdk8s-tenancy/cost-center',
  'cdk8s-tenancy/department',
  'cdk8s-tenancy/display-name',
];

function costText(fields: readonly FieldChange[]): string {
  const { before, after } = fields.find(({ path }) => path[1] === 'labels') ?? fields[0]!;
  return `its cost goes to the cost center \`${String(after ?? 'none')}\` instead of \`${String(before ?? 'none')}\``;
}

/** A label without the way to it. */
function nameText({ path, ...values }: FieldChange): string {
  const kind = path[1] === 'labels' ? 'label' : 'annotation';
  return `the ${kind} ${fieldText({ path: [path[2]!], ...values }).replace(/^`\["(.*)"\]`/, '`$1`')}`;
}
