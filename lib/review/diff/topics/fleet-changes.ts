import type { Fleet } from '../../../fleet/model/fleet';
import type { AcceptedFinding } from '../../../findings/accept';
import { type SideFleets, folderOfFleet, olderFleet } from '../base/tree-side';
import { type Change, say } from '../change';
import type { DiffContext } from '../diff-context';
import { valueText } from '../objects/field-text';
import type { Place } from '../place';

const PLATFORM: Place = { cluster: '', tenant: '', environment: '' };

/** What only tenants.yaml says, and no object. */
export function fleetChanges({ before, after }: DiffContext): Change[] {
  if (before.fleets === undefined || after.fleets === undefined) return [];
  return [
    ...poolChanges(before, after),
    ...extensionChanges(before.fleets, after.fleets),
    ...acceptedChanges(before.accepted, after.accepted),
  ];
}

/** What people decide by, of each pool. */
const POOL_KEYS = ['capacity', 'reserved', 'nodes', 'devicesPerNode', 'product'] as const;

function poolChanges(before: SideFleets, after: SideFleets): Change[] {
  return (after.fleets ?? []).flatMap((fleet) => {
    const older = olderFleet(before, after, fleet);
    if (older === undefined) return [];
    const place = { ...PLATFORM, cluster: folderOfFleet(after, fleet) };
    const [old, next] = [older.platform.pools, fleet.platform.pools];
    return [...new Set([...Object.keys(old), ...Object.keys(next)])].sort().flatMap((name) => {
      const [one, other] = [old[name], next[name]];
      if (one === undefined) {
        return [say('pool-changed', place, `the pool \`${name}\` is new: ${capacityText(other!)}`)];
      }
      if (other === undefined) {
        return [say('pool-changed', place, `the pool \`${name}\` is gone: ${capacityText(one)}`)];
      }
      return POOL_KEYS.filter((key) => one[key] !== other[key]).map((key) =>
        say(
          'pool-changed',
          place,
          `the pool \`${name}\`: \`${key}\` is ${stated(other[key])} instead of ${stated(one[key])}`,
        ),
      );
    });
  });
}

function capacityText({ resource, capacity }: { resource: string; capacity?: number }): string {
  return `${capacity === undefined ? '' : `${capacity} × `}\`${resource}\``;
}

function stated(value: string | number | undefined): string {
  return value === undefined ? 'not stated' : `\`${value}\``;
}

function extensionChanges(before: readonly Fleet[], after: readonly Fleet[]): Change[] {
  const [old, next] = [before, after].map(
    (fleets) => new Set(fleets.flatMap(({ platform }) => platform.extensions)),
  ) as [Set<string>, Set<string>];
  return [
    ...[...next]
      .filter((path) => !old.has(path))
      .map((path) =>
        say(
          'extension-changed',
          PLATFORM,
          `the extension \`${path}\` is called now: its code may change any object`,
        ),
      ),
    ...[...old]
      .filter((path) => !next.has(path))
      .map((path) =>
        say('extension-changed', PLATFORM, `the extension \`${path}\` is no longer called`),
      ),
  ];
}

function acceptedChanges(
  before: readonly AcceptedFinding[],
  after: readonly AcceptedFinding[],
): Change[] {
  const known = new Set(before.map(keyOf));
  return after
    .filter((item) => !known.has(keyOf(item)))
    .map((item) =>
      say(
        'warning-accepted',
        PLATFORM,
        `a warning is accepted (${item.finding.code}): ${item.finding.message} The reason given: ${valueText(item.why)}`,
      ),
    );
}

function keyOf({ finding, why }: AcceptedFinding): string {
  return JSON.stringify([finding.code, finding.message, why]);
}
