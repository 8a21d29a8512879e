import { grouped } from '../../fleet/values/groups';
import type { Change } from './change';
import { type Place, placeText } from './place';

/** How many owners a sentence names; the others are counted. */
const MOST_OWNERS = 6;

/** A sentence that is true of several places. */
export interface ChangeGroup {
  readonly first: Change;
  readonly places: readonly Place[];
}

/** Changes of the same words, in the order of the first of each. */
export function groupChanges(changes: readonly Change[]): ChangeGroup[] {
  const groups = grouped(changes, ({ rule, says }) => `${rule}\n${says}`);
  return [...groups.values()].map((all) => ({
    first: all[0]!,
    places: all.map(({ place }) => place),
  }));
}

/** The places of a group: `vision/prod`, `vision (dev, prod), search/dev and 3 more`. */
export function placesText(places: readonly Place[]): string {
  const owners = grouped(places, ({ tenant, cluster }) => `${tenant}\n${cluster}`);
  const texts = [...owners.values()].map((all) => {
    const [first] = all as [Place];
    const environments = [...new Set(all.map(({ environment }) => environment))];
    if (environments.length === 1) return placeText(first);
    const cluster = first.cluster === '' ? '' : ` on ${first.cluster}`;
    return `${first.tenant} (${environments.join(', ')})${cluster}`;
  });
  if (texts.length <= MOST_OWNERS) return texts.join(', ');
  return `${texts.slice(0, MOST_OWNERS).join(', ')} and ${texts.length - MOST_OWNERS} more`;
}
