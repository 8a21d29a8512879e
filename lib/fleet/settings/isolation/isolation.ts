import type { Findings } from '../../../findings/findings';
import type { FleetIsolation } from '../../model/fleet-isolation';
import type { IsolationLevel, IsolationProps } from '../../model/props';
import { keysOf } from '../../values/maps';
import type { MergedEnvironment, Setting } from '../setting';
import type { IsolationOption, MergedIsolation } from './isolation-level';
import { isolationLevel, virtualClusterOf } from './isolation-of';
import { ISOLATION_LEVELS } from './isolation-levels';
import { checkIsolationValues } from './isolation-values';

/** How far an environment is apart from those of others. */
export const isolation: Setting<
  IsolationLevel | IsolationProps,
  IsolationLevel | MergedIsolation,
  FleetIsolation
> = {
  check(written, path, findings) {
    if (typeof written === 'object') checkIsolationValues(written, path, findings);
  },
  resolve(merged) {
    const options = typeof merged === 'string' ? { level: merged } : merged;
    return ISOLATION_LEVELS[options.level ?? 'namespace'].resolve(options);
  },
  checkMerged(merged, findings) {
    const level = isolationLevel(merged.environment.isolation);
    ISOLATION_LEVELS[level].checkMerged?.(merged, findings);
    checkUnused(merged, findings);
  },
};

const OPTIONS: Readonly<Record<IsolationOption, true>> = {
  engine: true,
  version: true,
  kubernetesVersion: true,
  replicas: true,
  resources: true,
  storage: true,
  expose: true,
};

/** Reports options that a tenant states for itself, and that mean nothing at its level. Layers below it serve others too. */
function checkUnused(
  { tenant, name, environment, placeOf }: MergedEnvironment,
  findings: Findings,
): void {
  const level = isolationLevel(environment.isolation);
  const used = ISOLATION_LEVELS[level].options(virtualClusterOf(environment.isolation) ?? {});
  for (const option of keysOf(OPTIONS)) {
    if (used.includes(option)) continue;
    const place = placeOf(['isolation', option]);
    if (place[0] !== 'tenants' || !place.includes(option)) continue;
    findings.addOnce(
      'ISOLATION_UNUSED',
      place,
      `\`${name}\` of \`${tenant}\` is isolated by the level \`${level}\`, for which \`${option}\` means nothing.`,
      'Remove the line, or state the level that it is for, such as `level: virtual-cluster`.',
    );
  }
}
