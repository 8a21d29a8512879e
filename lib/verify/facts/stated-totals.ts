import { isAccelerator } from '../../fleet/catalogue/accelerators';
import { parseQuantity } from '../../fleet/values/quantity';
import { asMap, asText, valueAt } from '../objects/manifest-data';
import type { ManifestObject } from '../objects/manifest-objects';

/** What the words of an annotation are about. */
const RESOURCE_WORDS: readonly (readonly [pattern: RegExp, resource: string])[] = [
  [/gpus?/, 'gpu'],
  [/cpus?|cores/, 'cpu'],
  [/mem(?:ory)?/, 'memory'],
];

const TOTAL = /total/;

/**
 * What the annotations of a Namespace say that its tenant has in all its namespaces together: `example.com/total-gpu: "8"`,
 * `tenant-gpu-total: "8"`. Nobody agreed on a name, so the words of the key decide.
 */
export function totalsIn({ data }: ManifestObject): Map<string, string> {
  const totals = new Map<string, string>();
  for (const [key, value] of Object.entries(asMap(valueAt(data, 'metadata.annotations')))) {
    const words = key.toLowerCase().replace(/^.*\//, '');
    const amount = asText(value);
    if (!TOTAL.test(words) || parseQuantity(amount) === undefined) continue;
    const found = RESOURCE_WORDS.find(([pattern]) => pattern.test(words));
    if (found !== undefined) totals.set(found[1], amount);
  }
  return totals;
}

/** The keys under which a quota may grant a resource of an annotation, whether anybody counts them or not. */
export function isKeyOf(resource: string, key: string): boolean {
  const name = key.replace(/^(?:requests|limits)\./, '');
  if (resource === 'gpu') return isAccelerator(name);
  return key === resource || key === `requests.${resource}`;
}
