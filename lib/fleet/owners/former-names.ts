import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import type { FleetProps, FormerNames, OwnerProps } from '../model/props';
import type { Written } from '../model/written';
import { eachEntry, entriesOf } from '../values/maps';
import { checkName } from '../values/name-checks';

/** The names that something had before, the oldest first. What could not be read is undefined. */
export function formerNames(renamedFrom: FormerNames | undefined): readonly string[];
export function formerNames(
  renamedFrom: Written<FormerNames> | undefined,
): readonly (string | undefined)[];
export function formerNames(
  renamedFrom: Written<FormerNames> | undefined = [],
): readonly (string | undefined)[] {
  return typeof renamedFrom === 'string' ? [renamedFrom] : renamedFrom;
}

/** What an entry says about where it was before. */
interface Former {
  readonly renamedFrom?: FormerNames;
  readonly movedFrom?: string;
}

/** Reports former names that nothing can have had. */
export function checkFormerNames(
  { renamedFrom, movedFrom }: Written<Former>,
  what: string,
  path: FindingPath,
  findings: Findings,
): void {
  const at = [...path, 'renamedFrom'];
  formerNames(renamedFrom).forEach((name, index) =>
    checkName(name, what, typeof renamedFrom === 'string' ? at : [...at, index], findings),
  );
  checkName(movedFrom, 'the name of a namespace', [...path, 'movedFrom'], findings);
}

/** Something with a name, and the names that it had. */
interface Renamed {
  readonly name: string;
  readonly former: readonly string[];
  /** Where its former names are written. */
  readonly place: () => FindingPath;
}

/** Reports tenants and shared services whose former names belong to somebody. */
export function checkRenames(
  { tenants, sharedServices }: Pick<Written<FleetProps>, 'tenants' | 'sharedServices'>,
  findings: Findings,
): void {
  const owners: Renamed[] = [];
  const add = (name: string | undefined, owner: Written<OwnerProps>, at: FindingPath): void => {
    if (name === undefined) return;
    const former = formerNames(owner.renamedFrom).filter((text) => text !== undefined);
    owners.push({ name, former, place: () => [...at, 'renamedFrom'] });
  };
  eachEntry(tenants, (tenant, index) => add(tenant.name, tenant, ['tenants', index]));
  for (const [name, service] of entriesOf(sharedServices)) {
    add(name, service, ['sharedServices', name]);
  }
  check(owners, 'a tenant or shared service', findings);
}

/** Reports environments of one tenant whose former names belong to another one. Returns whether there are none. */
export function checkRenamedEnvironments(
  environments: readonly Renamed[],
  findings: Findings,
): boolean {
  return check(environments, 'an environment', findings);
}

function check(all: readonly Renamed[], what: string, findings: Findings): boolean {
  if (all.every(({ former }) => former.length === 0)) return true;
  let isClear = true;
  const names = new Set(all.map(({ name }) => name));
  const heirs = new Map<string, string>();
  for (const { name, former, place } of all) {
    for (const text of former) {
      const heir = heirs.get(text);
      heirs.set(text, heir ?? name);
      const problem =
        text === name
          ? `\`${name}\` is what it is called now.`
          : names.has(text)
            ? `There still is ${what} \`${text}\`, so \`${name}\` cannot have been renamed from it.`
            : heir !== undefined && heir !== name
              ? `\`${heir}\` was renamed from \`${text}\` as well.`
              : undefined;
      if (problem === undefined) continue;
      isClear = false;
      findings.addOnce(
        'RENAME_INVALID',
        place(),
        problem,
        'Remove this line, or rename the other one. If both are to exist, state a `namespace` for each instead.',
      );
    }
  }
  return isClear;
}
