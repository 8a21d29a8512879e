import { join } from 'node:path';
import { readFileSync, writeFileSync } from 'node:fs';
import { fc } from '../fast-check';
import { fleets } from '../fleet/arbitrary';
import { folderWith } from '../fleet/reading/folder';
import { openEditable } from '../../lib/edit/edit-fleet';
import { type Edit, editTree, withEdits } from '../../lib/edit/edit-tree';
import { editText } from '../../lib/edit/edit-text';
import type { Data } from '../../lib/fleet/model/layers';
import type { FleetProps, QuotaProps } from '../../lib/fleet/model/props';
import { resolve } from '../../lib/fleet/resolve';
import { type Style, styled } from './styled';

/** `PROPERTY_RUNS=1000 npx jest test/edit/random-fleets` looks harder. */
const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 60);

function styles(anchors: boolean): fc.Arbitrary<Style> {
  return fc.record({
    seed: fc.nat({ max: 2 ** 31 - 1 }),
    lineBreak: fc.constantFrom('\n' as const, '\r\n' as const),
    mark: fc.boolean(),
    anchors: fc.constant(anchors),
  });
}

/** More than the file grants anybody, so that every part still fits, in the form in which it is written. */
function raised(key: string, value: unknown): Data {
  if (typeof value === 'number') return value + (key === 'gpu' ? 70 : 5000);
  return key === 'cpu' ? '7654321m' : '9876Gi';
}

/** Edits of the numbers that tenants state. */
function editsOfStated({ tenants }: FleetProps): Edit[] {
  return tenants.flatMap(({ quota }, index) =>
    Object.entries(quota ?? {}).flatMap(([key, value]): Edit[] => {
      const path = ['tenants', index, 'quota', key];
      if (value === null || value === undefined || key === 'pods' || key === 'split') return [];
      if (typeof value !== 'object') return [{ path, value: raised(key, value) }];
      return Object.entries(value as Readonly<Record<string, number | null>>).flatMap(
        ([pool, count]) =>
          count === null ? [] : [{ path: [...path, pool], value: raised('gpu', count) }],
      );
    }),
  );
}

/** Edits of what every tenant has, stated or inherited. */
function editsOfAll({ tenants }: FleetProps): Edit[] {
  return tenants.flatMap((tenant, index) =>
    (['cpu', 'memory'] as const).flatMap((key): Edit[] =>
      (tenant.quota as QuotaProps)[key] === null
        ? []
        : [{ path: ['tenants', index, 'quota', key], value: raised(key, 'text') }],
    ),
  );
}

const asData = (props: FleetProps): Data => JSON.parse(JSON.stringify(props)) as Data;

/** What is not about the quota of a tenant must stay. */
const quotasOnly = ([root, , ...keys]: readonly (string | number)[]): boolean =>
  root === 'tenants' &&
  (keys[0] === 'quota' || (keys[0] === 'environments' && keys[2] === 'quota'));

test('an edit of numbers that are stated changes the numbers, and no other byte', () => {
  let edited = 0;
  fc.assert(
    fc.property(fleets, styles(false), (props, style) => {
      const edits = editsOfStated(props);
      fc.pre(edits.length > 0);
      const wanted = withEdits(asData(props), editTree(edits));
      edited += edits.length;
      // The style is chosen by the seed alone: the same file with other numbers.
      expect(editText('tenants.yaml', styled(asData(props), style), edits)).toBe(
        styled(wanted, style),
      );
    }),
    { numRuns: RUNS },
  );
  expect(edited).toBeGreaterThan(RUNS);
});

test('what is inherited or shared by an anchor gets a place of its own, and the file validates and means nothing else', () => {
  const folder = folderWith();
  const file = join(folder, 'tenants.yaml');
  const notes = (text: string): string[] => text.match(/# note [0-9]+/g) ?? [];
  fc.assert(
    fc.property(fleets, styles(true), (props, style) => {
      fc.pre(resolve(props).fleet !== undefined);
      const edits = editsOfAll(props);
      fc.pre(edits.length > 0);
      const before = styled(asData(props), style);
      writeFileSync(file, before);
      const editable = openEditable(file);
      expect(editable.read.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      const edited = editable.edit(edits, quotasOnly);
      expect(edited.read.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      const [tenants, after] = [props.tenants, edited.read.fleet!.tenants];
      for (const { path, value } of edits) {
        const { name } = tenants[Number(path[1])]!;
        const key = path[3] as 'cpu' | 'memory';
        expect(after.find((tenant) => tenant.name === name)!.quota[key]).toBe(value);
      }
      edited.write();
      const written = readFileSync(file, 'utf8');
      expect(notes(written)).toEqual(notes(before));
      // What stands before the tenants keeps every byte.
      const head = before.slice(0, before.search(/["']?tenants["']? *:/));
      expect(written.startsWith(head)).toBe(true);
    }),
    { numRuns: RUNS },
  );
});
