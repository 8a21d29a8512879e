import { type Finding, TenancyError } from '../findings/finding';
import type { Fleet } from '../fleet/model/fleet';
import type { FleetProps } from '../fleet/model/props';
import { API_VERSION, resolve } from '../fleet/resolve';

/** Props of one construct in normal form, and what is worth a look in them. */
export interface ResolvedProps {
  readonly fleet: Fleet;
  readonly warnings: readonly Finding[];
}

/**
 * Resolves the props of a construct as the one entry of a fleet. Who gave props gave no file: paths begin at the props.
 *
 * @param entry - where the props stand in that fleet
 * @throws TenancyError that names every wrong prop
 */
export function resolveProps(
  input: Omit<FleetProps, 'apiVersion'>,
  entry: readonly (string | number)[],
): ResolvedProps {
  const { fleet, findings } = resolve({ apiVersion: API_VERSION, ...input });
  const isOwn = ({ path }: Finding): boolean =>
    entry.every((segment, index) => path[index] === segment);
  const found = findings.all.map((item) =>
    isOwn(item)
      ? { own: true, item: { ...item, path: item.path.slice(entry.length) } }
      : { own: false, item },
  );
  if (fleet === undefined) throw new TenancyError(found.map(({ item }) => item));
  // Warnings about what is shared belong to whoever shares it.
  return { fleet, warnings: found.filter(({ own }) => own).map(({ item }) => item) };
}
