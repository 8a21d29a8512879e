import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import type { StorageProps } from '../model/props';
import type { Written } from '../model/written';
import { amount, checkAmount, checkUnitStated } from '../values/amounts';
import { compareQuantities } from '../values/quantity';
import { virtualClusterBy } from './isolation/isolation-of';
import type { MergedEnvironment } from './setting';

const SIZES = ['minClaim', 'maxClaim'] as const satisfies readonly (keyof StorageProps)[];

/** Reports sizes of claims that cannot be read. */
export function checkClaimSizes(
  sizes: Written<Pick<StorageProps, (typeof SIZES)[number]>>,
  path: FindingPath,
  findings: Findings,
): void {
  for (const key of SIZES) {
    checkAmount(sizes[key], 'bytes', [...path, key], findings);
    checkUnitStated(sizes[key], [...path, key], findings);
  }
}

/** Two sizes of which the first must not be the larger one, where they are written, and what to say if it is. */
type Order = readonly [
  lower: string | null | undefined,
  upper: string | null | undefined,
  keys: readonly (readonly string[])[],
  message: string,
  fix: string,
];

/** Reports sizes between which no claim fits, or not the one of a virtual cluster. */
export function checkClaimBounds(
  { tenant, name, environment, placeOf }: MergedEnvironment,
  findings: Findings,
): void {
  const { minClaim, maxClaim } = environment.storage;
  const own = virtualClusterBy('vcluster', environment.isolation)?.storage.size;
  const orders: readonly Order[] = [
    [
      minClaim,
      maxClaim,
      [
        ['storage', 'maxClaim'],
        ['storage', 'minClaim'],
      ],
      `\`minClaim\` is ${minClaim}, which is more than \`maxClaim\` with ${maxClaim}: no claim fits.`,
      'Keep minClaim ≤ maxClaim.',
    ],
    [
      minClaim,
      environment.quota.storage,
      [['storage', 'minClaim']],
      `Each claim asks for at least ${minClaim}, but \`${name}\` of \`${tenant}\` has ${environment.quota.storage} of \`storage\`: no claim fits.`,
      'Lower `minClaim`, or raise `quota.storage`.',
    ],
    [
      own,
      maxClaim,
      [['storage', 'maxClaim']],
      `The virtual cluster of \`${name}\` of \`${tenant}\` keeps its data in a claim of ${own}, which is more than \`maxClaim\` with ${maxClaim}.`,
      `Raise \`maxClaim\` to ${own}, or lower \`isolation.storage.size\`.`,
    ],
    [
      minClaim,
      own,
      [['storage', 'minClaim']],
      `The virtual cluster of \`${name}\` of \`${tenant}\` keeps its data in a claim of ${own}, which is less than \`minClaim\` with ${minClaim}.`,
      `Lower \`minClaim\` to ${own}, or raise \`isolation.storage.size\`.`,
    ],
  ];
  for (const [lower, upper, keys, message, fix] of orders) {
    if (lower === undefined || lower === null || upper === undefined || upper === null) continue;
    if (compareQuantities(amount(lower), amount(upper)) <= 0) continue;
    findings.addOnce('CLAIM_BOUNDS', placeOf(...keys), message, fix);
  }
}
