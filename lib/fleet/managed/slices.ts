import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import { nearest } from '../../findings/nearest';
import type { FleetProps, SliceProps } from '../model/props';
import type { Written } from '../model/written';
import { exactRange } from '../settings/network/ranges';
import { type Cidr, overlaps } from '../values/cidr';
import { eachEntry, entriesOf } from '../values/maps';
import { checkSliceProject, checkSliceSettings } from '../owners/platform/slice-values';

type Input = Written<FleetProps>;

/** Addresses that no other slice may have, and who has them. */
interface TakenRange {
  readonly range: Cidr;
  readonly holder: string;
}

/** Reports what is wrong with the slices of tenants, and with where KubeSlice runs. */
export function checkSlices(written: Input, findings: Findings): void {
  checkController(written, findings);
  const taken = clusterRangesIn(written);
  const all = [...taken.map(({ range }) => range), ...subnetsIn(written)];
  eachEntry(written.tenants, ({ name, slice }, index) => {
    if (slice === undefined) return;
    const path = ['tenants', index, 'slice'];
    checkSliceSettings(slice, path, findings);
    if (written.platform?.slices === undefined && !findings.hasErrorBelow(['platform'])) {
      findings.add(
        'SLICE_INVALID',
        path,
        `Nothing says where KubeSlice runs, which is to make the slice of \`${name}\`.`,
        'Write it under `platform`, such as `slices: {controller: mgmt, project: ml}`.',
      );
    }
    checkTaken(slice, `the slice of \`${name}\``, [...path, 'subnet'], { taken, all }, findings);
  });
}

function checkController({ platform, clusters }: Input, findings: Findings): void {
  const slices = platform?.slices;
  if (slices === undefined || slices === null) return;
  const path = ['platform', 'slices'];
  checkSliceProject(slices, path, findings);
  const names = Object.keys(clusters ?? {});
  const { controller } = slices;
  if (controller === undefined || names.includes(controller)) return;
  const near = nearest(controller, names);
  findings.add(
    'CLUSTER_UNKNOWN',
    [...path, 'controller'],
    `There is no cluster \`${controller}\`.`,
    near === undefined
      ? 'Declare it under `clusters`: what the controller reads is in its tree.'
      : `Did you mean \`${near}\`?`,
  );
}

/** The addresses that clusters are known to have. */
function clusterRangesIn({ platform, clusters }: Input): TakenRange[] {
  const all = [
    { holder: 'the clusters', ranges: platform?.clusterRanges },
    ...entriesOf(clusters).map(([name, { clusterRanges: ranges }]) => ({
      holder: `the cluster \`${name}\``,
      ranges,
    })),
  ];
  return all.flatMap(({ holder, ranges }) =>
    [ranges?.nodes, ranges?.pods, ranges?.services].flatMap((list) =>
      (list ?? []).flatMap((text) => {
        const range = exactRange(text);
        return range === undefined ? [] : { range, holder };
      }),
    ),
  );
}

/** The addresses of all slices. */
function subnetsIn({ tenants }: Input): Cidr[] {
  return (tenants ?? []).flatMap((tenant) => exactRange(tenant?.slice?.subnet) ?? []);
}

/** A range that nobody in the file has. There may be others that the file does not know. */
function freeRange(all: readonly Cidr[]): string {
  for (let second = 32; second < 256; second++) {
    const text = `10.${second}.0.0/16`;
    if (!all.some((range) => overlaps(range, exactRange(text)!))) return `, such as \`${text}\``;
  }
  return '';
}

/** Reports a slice with addresses that somebody else has, and notes them. */
function checkTaken(
  { subnet }: Written<SliceProps>,
  holder: string,
  path: FindingPath,
  { taken, all }: { readonly taken: TakenRange[]; readonly all: readonly Cidr[] },
  findings: Findings,
): void {
  const range = exactRange(subnet);
  if (range === undefined || findings.hasErrorBelow(path)) return;
  const other = taken.find((one) => overlaps(one.range, range));
  taken.push({ range, holder });
  if (other === undefined) return;
  findings.add(
    'SLICE_SUBNET',
    path,
    `\`${subnet}\` has addresses that ${other.holder} has: packets would go to the wrong place.`,
    `Write a private range with the prefix /16 that nobody else has${freeRange(all)}.`,
  );
}
