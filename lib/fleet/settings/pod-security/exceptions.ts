import type { FleetPodSecurity, FleetPodSecurityExceptions } from '../../model/fleet';
import type { PodSecurityExceptions, PodSecurityLevel } from '../../model/props';
import type { Merged } from '../../model/written';
import { defined, keysOf } from '../../values/maps';
import { sortedTexts } from '../../values/texts';

/** What is only warned of, and noted in the audit log, where nothing else is stated. */
export const WATCHED: PodSecurityLevel = 'restricted';

/** Everything that an environment says of pod security. */
export function podSecurityOf(value: PodSecurityLevel | FleetPodSecurity): FleetPodSecurity {
  return typeof value === 'object'
    ? value
    : { standard: value, allow: {}, warn: WATCHED, audit: WATCHED };
}

/** Exceptions in normal form: each list in order, and none that is empty. */
export function normalExceptions({
  capabilities,
  seccomp,
  appArmor,
  seLinuxTypes,
  hostPaths,
  hostIPC,
  sysctls,
  hostPorts,
  procMount,
}: Merged<PodSecurityExceptions> = {}): FleetPodSecurityExceptions {
  return defined({
    capabilities: filled(sortedTexts(capabilities)),
    seccomp: filled(sortedTexts(seccomp)),
    appArmor: filled(sortedTexts(appArmor)),
    seLinuxTypes: filled(sortedTexts(seLinuxTypes)),
    hostPaths: filled(sortedTexts(hostPaths)),
    hostIPC: hostIPC === true ? true : undefined,
    sysctls: filled(sortedTexts(sysctls)),
    hostPorts: filled([...new Set(hostPorts)].sort((one, other) => one - other)),
    procMount: filled(sortedTexts(procMount)),
  });
}

function filled<Item>(list: readonly Item[]): readonly Item[] | undefined {
  return list.length === 0 ? undefined : list;
}

/** Every exception as the guard rail reads it, such as `capabilities=IPC_LOCK`. */
export function exceptionTexts(allow: FleetPodSecurityExceptions): string[] {
  return keysOf(allow).flatMap((sort) =>
    [allow[sort] ?? []].flat().map((item) => `${sort}=${item}`),
  );
}
