import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { plannedNamespaces } from '../../../lib/cluster/usage/planned-namespaces';
import { UsageHistory } from '../../../lib/cluster/usage/usage-history';
import { openEditable } from '../../../lib/edit/edit-fleet';
import { editTree, withEdits } from '../../../lib/edit/edit-tree';
import { clusterOf } from '../../../lib/fleet/clusters/cluster-of';
import type { Fleet } from '../../../lib/fleet/model/fleet';
import { type Data, lookUp } from '../../../lib/fleet/model/layers';
import type { FleetProps } from '../../../lib/fleet/model/props';
import { budgetKeys, poolOf } from '../../../lib/fleet/organizations/budget-keys';
import { resolve } from '../../../lib/fleet/resolve';
import { ONE } from '../../../lib/fleet/values/quantity';
import { hasOwnAmount, mayTune, tuneEdits } from '../../../lib/review/tune/tune-edits';
import { tuneFleet } from '../../../lib/review/tune/tune-fleet';
import { quotaKeyOf } from '../../../lib/review/tune/tuned-keys';
import { styled } from '../../edit/styled';
import { fc } from '../../fast-check';
import { fleets } from '../../fleet/arbitrary';
import { folderWith } from '../../fleet/reading/folder';
import { createRandom } from '../../random';

/** `PROPERTY_RUNS=1000 npx jest test/review/tune` looks harder. */
const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 60);

/**
 * What every namespace used, on eight days, by a seed. A third of the amounts are nothing or less than one container asks
 * for: idle tenants are what a quota is lowered for.
 */
function historyOf(all: readonly Fleet[], seed: number): UsageHistory {
  const history = new UsageHistory();
  const random = createRandom(seed);
  for (const fleet of all) {
    const { pools } = fleet.platform;
    for (const namespace of plannedNamespaces(fleet).keys()) {
      for (const key of budgetKeys(Object.keys(pools))) {
        const unit = /memory|torage/i.test(key) ? ONE * 1024n ** 3n : ONE;
        const [isIdle, isSmall] = [random(6) === 0, random(6) === 0];
        for (let day = 0; day < 8; day++) {
          const whole = BigInt(isIdle ? 0 : random(12)) * unit;
          const nano =
            isSmall && key !== 'pods' && poolOf(key) === undefined ? whole / 1000n : whole;
          const reading = { time: day * 86_400_000, nano };
          history.add(clusterOf(fleet) ?? null, namespace, quotaKeyOf(key, pools), reading);
        }
      }
    }
  }
  return history;
}

const asData = (props: FleetProps): Data => JSON.parse(JSON.stringify(props)) as Data;

test('tuning a random fleet changes nothing but the numbers, and what it writes is valid', () => {
  const file = join(folderWith(), 'tenants.yaml');
  const notes = (text: string): string[] => text.match(/# note [0-9]+/g) ?? [];
  let [tuned, exact] = [0, 0];
  fc.assert(
    fc.property(fleets, fc.nat({ max: 2 ** 31 - 1 }), (props, seed) => {
      fc.pre(resolve(props).fleet !== undefined);
      const style = {
        seed,
        lineBreak: seed % 2 === 0 ? '\n' : '\r\n',
        mark: false,
        anchors: false,
      } as const;
      const before = styled(asData(props), style);
      writeFileSync(file, before);
      const editable = openEditable(file);
      const { input, fleets: all, tenantNames } = editable.read;
      const terms = {
        ...{ headroom: 20, minDays: 7, minReadings: 8, auto: false },
        basis: 'p99' as const,
        isExact: (tenant: string, environment: string, key: Parameters<typeof hasOwnAmount>[3]) =>
          hasOwnAmount(input!, tenant, environment, key),
      };
      const { proposals } = tuneFleet(all!, historyOf(all!, seed), terms, []);
      fc.pre(proposals.length > 0);
      const edits = tuneEdits(proposals, input!, all!, tenantNames);
      const edited = editable.edit(edits, mayTune(proposals));
      expect(edited.read.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      edited.write();
      const written = readFileSync(file, 'utf8');
      tuned += proposals.length;
      expect(notes(written)).toEqual(notes(before));
      // Where every number has its place already, each other byte stays, the quotes of the number among them.
      const stated = edits.map(({ path }) => lookUp(input!, path));
      const places = edits.map((edit, index) =>
        typeof stated[index] === 'string' ? { ...edit, value: String(edit.value) } : edit,
      );
      if (places.every(({ value }, index) => typeof value === typeof stated[index])) {
        exact += 1;
        expect(written).toBe(styled(withEdits(asData(props), editTree(places)), style));
      }
    }),
    { numRuns: RUNS },
  );
  expect(tuned).toBeGreaterThan(RUNS);
  expect(exact).toBeGreaterThan(0);
});
