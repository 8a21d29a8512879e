import type { Findings } from '../../findings/findings';
import { nearest } from '../../findings/nearest';
import { type Layer, isMap, lookUp } from '../model/layers';

/** The maps whose entries have names of the user's choice, and can be removed by `null`. */
const NAMED: readonly (readonly string[])[] = [
  ['labels'],
  ['annotations'],
  ['serviceAccounts'],
  ['network', 'flows'],
  ['network', 'ingress'],
  ['network', 'egress'],
  ['objects', 'hard'],
];

/**
 * Reports entries that are removed although no level states them.
 *
 * @param layers - everything that was written for any environment of a tenant
 */
export function checkRemovals(layers: readonly Layer[], findings: Findings): void {
  for (const keys of NAMED) {
    const maps = layers.flatMap(({ path, data }) => {
      const map = lookUp(data, keys);
      return isMap(map) ? [{ path: [...path, ...keys], entries: Object.entries(map) }] : [];
    });
    const stated = new Set(
      maps.flatMap(({ entries }) =>
        entries.flatMap(([name, value]) => (value === null ? [] : name)),
      ),
    );
    for (const { path, entries } of maps) {
      for (const [name, value] of entries) {
        if (value !== null || stated.has(name)) continue;
        const near = nearest(name, stated);
        findings.addOnce(
          'REMOVES_NOTHING',
          [...path, name],
          `\`${keys.join('.')}\` has no entry \`${name}\` that \`null\` could remove.`,
          near === undefined
            ? 'Correct the name, or remove the line.'
            : `Did you mean \`${near}\`?`,
        );
      }
    }
  }
}
