import type { Code } from '../../findings/codes/codes';
import type { Finding, FindingPath } from '../../findings/finding';
import { Findings } from '../../findings/findings';
import type { FleetProps } from '../model/props';
import type { Written } from '../model/written';
import { withoutPaths } from './shape';
import { type SoundParts, soundParts } from './sound-parts';
import { addTo } from '../values/groups';

/**
 * An input with mistakes, as far as it can be read all the same: without the settings in which the mistakes are. What is
 * found in it may follow from what is left out, so only what does not is worth reporting.
 */
export class ReadableParts {
  readonly parts: SoundParts;
  /** The settings with mistakes, as keys inside their level, by the level. */
  private readonly broken = new Map<string, BrokenSetting[]>();

  constructor(written: Written<FleetProps>, findings: Findings) {
    // A tier that does not exist says which one is meant, if anybody knows.
    const errors = findings.errors.filter(({ code }) => code !== 'TIER_UNKNOWN');
    const settings = errors.map(({ path }) => settingOf(path));
    errors.forEach(({ code }, index) => {
      const path = settings[index]!;
      const level = keyOf(path.slice(0, baseOf(path)));
      addTo(this.broken, level, { code, keys: path.slice(baseOf(path)) });
    });
    const rest: unknown = withoutPaths(
      written,
      settings.filter((path) => path.length > baseOf(path)),
    );
    this.parts = soundParts(rest as Written<FleetProps>, new Findings());
  }

  /** Whether there is a mistake in a tenant, a shared service, its tier or the platform. */
  isBroken(owner: FindingPath, tier: string | undefined): boolean {
    return this.brokenIn(owner, tier).length > 0;
  }

  /** Whether a finding is right, whatever the settings say that are left out. */
  isIndependent({ code, path }: Finding, owner: FindingPath, tier: string | undefined): boolean {
    const depends = DEPENDS_ON[code];
    const own = String(settingOf(path).at(-1));
    // What is written for an environment that is not there is used nowhere.
    const used = this.brokenIn(owner, tier).filter((item) => item.code !== 'ENVIRONMENT_UNKNOWN');
    return depends !== undefined && !used.some(({ keys }) => depends(keys, own));
  }

  private brokenIn(owner: FindingPath, tier: string | undefined): BrokenSetting[] {
    const clusters = [...this.broken.keys()].filter((key) => key.startsWith('["clusters",'));
    const levels = [['platform'], ...(tier === undefined ? [] : [['tiers', tier]]), owner];
    return [...clusters, ...levels.map(keyOf)].flatMap((level) => this.broken.get(level) ?? []);
  }
}

/** A setting with a mistake, by its keys inside its level. */
interface BrokenSetting {
  readonly code: Code;
  readonly keys: FindingPath;
}

function keyOf(level: FindingPath): string {
  return JSON.stringify(level);
}

/** Whether what is found about a setting (`own`) may follow from a setting with a mistake. */
type Depends = (broken: FindingPath, own: string) => boolean;

/** A value is judged with all its layers merged: its own, and all that an unknown tier may state. */
const onItself: Depends = ([first, , inside], own) =>
  first === 'tier' || first === own || (first === 'environments' && (inside ?? own) === own);

/** An environment may be added by a share, here or in a tier. */
const onItsName: Depends = ([first, name], own) =>
  first === 'tier' || first === 'namespaces' || (first === 'environments' && (name ?? own) === own);

/** What a part of a total depends on: all amounts, how they are split, and what counts them. */
const OF_AMOUNTS = [
  'tier',
  'namespaces',
  'quota',
  'grants',
  'burst',
  'containers',
  'pools',
  'share',
];

/** Whatever adds amounts up waits until all of them can be read. */
const onAmounts: Depends = ([first, name, inside]) =>
  OF_AMOUNTS.includes(String(first)) ||
  // An environment that cannot be read at all, or amounts of one.
  (first === 'environments' &&
    (name === undefined || inside === undefined || OF_AMOUNTS.includes(String(inside))));

/** What may be reported of a tenant that has other mistakes: what no broken setting decides. */
const DEPENDS_ON: Readonly<Partial<Record<Code, Depends>>> = {
  TIER_UNKNOWN: ([first]) => first === 'tier',
  ENVIRONMENT_UNKNOWN: onItsName,
  PEER_INVALID: onItself,
  FLOW_INVALID: onItself,
  CIDR_INVALID: onItself,
  CIDR_FORBIDDEN: onItself,
  GUARD_RAIL_OFF: onItself,
  POD_SECURITY_PRIVILEGED: onItself,
  POD_SECURITY_EXCEPTION_WIDE: onItself,
  POOL_UNKNOWN: onAmounts,
  POOL_AMBIGUOUS: onAmounts,
  GPU_ZERO: onAmounts,
  OVERRIDE_ABOVE_TOTAL: onAmounts,
  QUOTA_REST: onAmounts,
  QUOTA_UNBOUNDED: onAmounts,
  QUOTA_BELOW_CONTAINER: onAmounts,
  LIMITS_INVALID: onAmounts,
  CONTAINER_BOUNDS: onAmounts,
  DEFAULT_REQUEST_MISSING: onAmounts,
  DEFAULT_LIMIT_WASTES_QUOTA: onAmounts,
  SHARE_DIFFERS: onAmounts,
};

/** How many keys lead to the level that a path is in. */
function baseOf(path: FindingPath): number {
  return path[0] === 'platform' ? 1 : 2;
}

/** The setting of a level that a path is in: `tenants[0].quota`, `tenants[0].environments.prod.quota`. */
function settingOf(path: FindingPath): FindingPath {
  const base = baseOf(path);
  return path.slice(0, path[base] === 'environments' ? base + 3 : base + 1);
}
