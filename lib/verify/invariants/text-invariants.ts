import { canonicalAmount } from '../../fleet/values/amounts';
import { parseQuantity } from '../../fleet/values/quantity';
import type { FindingPath } from '../../findings/finding';
import { type Defect, defect } from '../defect';
import { asMap, asMaps, valueAt } from '../objects/manifest-data';
import type { ManifestObject } from '../objects/manifest-objects';
import type { Invariant } from './invariant';

/** How files and amounts are written, so that a comparison shows nothing but what changed. */
export const TEXT_INVARIANTS: readonly Invariant[] = [
  {
    id: 'quantities-are-canonical',
    family: 'objects',
    level: 'warning',
    title: 'Amounts of quotas and LimitRanges are written as the API server returns them',
    reason:
      'The API server returns `1Gi` for `1024Mi`: who compares files with the cluster as text sees a difference that never goes away.',
    source: 'apimachinery, pkg/api/resource/quantity.go, CanonicalizeBytes',
    kinds: ['ResourceQuota', 'LimitRange'],
    each: judgeAmounts,
  },
  {
    id: 'files-are-as-written',
    family: 'objects',
    level: 'warning',
    title: 'Files with the header of tenancy hold the text that it writes',
    reason:
      'The next tenancy synth replaces what a person edited, and what a formatter changed: a review then shows lines that nobody meant.',
    source: 'lib/synth/render/emitter.ts, which writes what Yaml.stringify of cdk8s writes',
    texts: ({ defects }) => defects,
  },
];

const PARTS = ['default', 'defaultRequest', 'max', 'min'] as const;

function* judgeAmounts(object: ManifestObject): Generator<Defect> {
  const { group, kind, data } = object;
  if (group !== '') return;
  if (kind === 'ResourceQuota') {
    yield* judgeMap(object, ['spec', 'hard'], valueAt(data, 'spec.hard'));
  }
  if (kind !== 'LimitRange') return;
  for (const [index, limit] of asMaps(valueAt(data, 'spec.limits')).entries()) {
    for (const part of PARTS) yield* judgeMap(object, ['spec', 'limits', index, part], limit[part]);
  }
}

/** Other invariants judge values that are not quantities. */
function* judgeMap(object: ManifestObject, path: FindingPath, amounts: unknown): Generator<Defect> {
  for (const [key, value] of Object.entries(asMap(amounts))) {
    if (typeof value !== 'string' && typeof value !== 'number') continue;
    if (parseQuantity(value) === undefined) continue;
    const canonical = canonicalAmount(value);
    if (canonical === String(value)) continue;
    yield defect(
      object,
      [...path, key],
      `The API server returns ${canonical} for ${key}: ${value}.`,
      `Write ${canonical}.`,
    );
  }
}
