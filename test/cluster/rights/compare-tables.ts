import { isDeepStrictEqual } from 'node:util';
import {
  BUILT_IN_BINDINGS,
  BUILT_IN_ROLES,
} from '../../../lib/verify/rights/generated/built-in-objects';
import { SERVED_KINDS } from '../../../lib/verify/rights/generated/served-kinds';
import type { ManifestObject } from '../../../lib/verify/objects/manifest-objects';
import { objectsOfRows } from '../../../lib/verify/rights/built-in-rbac';
import type { Battery } from '../battery/attack';
import type { Request } from '../client';
import { builtInTable } from './built-in-table';
import { kindTable } from './kind-table';

/** What the control plane made when it started, as objects: what any version has. */
export async function bootstrapObjects(request: Request): Promise<ManifestObject[]> {
  const { roles, bindings } = await builtInTable(request);
  return objectsOfRows(roles, bindings);
}

/** Whether our tables of roles, bindings and kinds are those of this control plane. */
export async function compareTables({ plane, recorder }: Battery): Promise<void> {
  const { roles, bindings } = await builtInTable(plane.request);
  const names = await customKinds(plane.request);
  const kinds = (await kindTable(plane.request)).filter(
    ({ group, resource }) => !names.has(`${resource}.${group}`),
  );
  for (const [what, ours, theirs] of [
    ['roles', BUILT_IN_ROLES, roles],
    ['bindings', BUILT_IN_BINDINGS, bindings],
    ['kinds', SERVED_KINDS, kinds],
  ] as const) {
    recorder.check(
      'review',
      `our table of ${what} is that of the server`,
      difference(ours, theirs),
    );
  }
}

function difference(ours: readonly object[], theirs: readonly object[]): string | undefined {
  const lacks = (list: readonly object[], one: object): boolean =>
    !list.some((other) => isDeepStrictEqual(one, other));
  const lines = [
    ...ours.filter((one) => lacks(theirs, one)).map((one) => `only ours: ${JSON.stringify(one)}`),
    ...theirs.filter((one) => lacks(ours, one)).map((one) => `only there: ${JSON.stringify(one)}`),
  ];
  return lines.length === 0
    ? undefined
    : `run test/cluster/rights/record.ts\n  ${lines.join('\n  ')}`;
}

async function customKinds(request: Request): Promise<ReadonlySet<string>> {
  const path = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
  const { body } = await request('GET', path);
  return new Set(
    (body.items as { metadata: { name: string } }[]).map(({ metadata }) => metadata.name),
  );
}
