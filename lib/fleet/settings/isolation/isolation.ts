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
    if (level === 'virtual-cluster') checkOutside(merged, findings);
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
  kamaji: true,
  nodes: true,
};

/** Reports options that a tenant states for itself, and that mean nothing at its level. Layers below it serve others too. */
function checkUnused(
  { tenant, name, environment, placeOf }: MergedEnvironment,
  findings: Findings,
): void {
  const level = isolationLevel(environment.isolation);
  const engine = virtualClusterOf(environment.isolation)?.engine;
  const by = engine === undefined ? '' : ` with \`${engine}\``;
  const used = ISOLATION_LEVELS[level].options(virtualClusterOf(environment.isolation) ?? {});
  for (const option of keysOf(OPTIONS)) {
    if (used.includes(option)) continue;
    const place = placeOf(['isolation', option]);
    if (place[0] !== 'tenants' || !place.includes(option)) continue;
    findings.addOnce(
      'ISOLATION_UNUSED',
      place,
      `\`${name}\` of \`${tenant}\` is isolated by the level \`${level}\`${by}, for which \`${option}\` means nothing.`,
      engine === undefined
        ? 'Remove the line, or state the level that it is for, such as `level: virtual-cluster`.'
        : 'Remove the line, or state the engine that it is for.',
    );
  }
}

/** Settings about the namespace of an environment that mean nothing to those who work inside of a virtual cluster. */
const OUTSIDE: Readonly<Record<string, string>> = {
  users: 'have no rights in the namespace that the virtual cluster runs in',
  viewers: 'have no rights in the namespace that the virtual cluster runs in',
  deployers: 'have no rights in the namespace that the virtual cluster runs in',
  bindings: 'are for people, who have no rights in the namespace that the virtual cluster runs in',
  clusterReads: 'are for people, and a virtual cluster has nodes and namespaces of its own',
  access: 'is about the namespace that the virtual cluster runs in, where nobody has rights',
  showPools: 'shows a ConfigMap that nobody can read inside of the virtual cluster',
  serviceAccounts:
    'are accounts of the namespace, and pods of the virtual cluster run with another one',
  deploy: 'has no effect: nothing is applied from outside to a virtual cluster',
};

/** Reports what a tenant states for itself that has no effect inside of its virtual cluster. */
function checkOutside({ tenant, name, placeOf }: MergedEnvironment, findings: Findings): void {
  for (const [key, why] of Object.entries(OUTSIDE)) {
    const place = placeOf([key]);
    if (place[0] !== 'tenants' || !place.includes(key)) continue;
    findings.addOnce(
      'ISOLATION_UNUSED',
      place,
      `\`${key}\` of \`${name}\` of \`${tenant}\` ${why}.`,
      'Remove the line, and set this up inside of the virtual cluster.',
    );
  }
}
