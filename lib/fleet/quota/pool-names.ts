import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import type { PlatformEntry, PoolProps } from '../model/props';
import type { Written } from '../model/written';
import { isDnsLabel } from '../values/dns-names';
import { entriesOf } from '../values/maps';
import { offersOf, sharingOf } from './pool-offers';

type Pools = NonNullable<Written<PlatformEntry['pools']>>;

/** Reports names of profiles that are too long, or that another pool has, and a default that means several of them. */
export function checkOfferedNames(pools: Pools, path: FindingPath, findings: Findings): void {
  const owners = new Set<string>();
  for (const [name, pool] of entriesOf(pools)) {
    const offers = offersOf(name, pool);
    if (offers.length > 1 && pool.default === true) {
      findings.add(
        'POOL_AMBIGUOUS',
        [...path, name, 'default'],
        `\`${name}\` has ${offers.length} profiles, and a plain number of GPUs would not say of which.`,
        'Remove the line. Tenants name the profile, such as ' + `\`gpu: {${offers[0]!.name}: 1}\`.`,
      );
    }
    if (offers.length === 1) continue;
    for (const offer of offers) {
      const isClash = owners.has(offer.name) || Object.hasOwn(pools, offer.name);
      owners.add(offer.name);
      if (!isClash && isDnsLabel(offer.name)) continue;
      findings.addOnce(
        'POOL_NAME',
        [...path, name],
        isClash
          ? `Instances of \`${name}\` are granted as \`${offer.name}\`, which is what another pool is called.`
          : `Instances of \`${name}\` would be granted as \`${offer.name}\`, which is too long for a name.`,
        'Rename the pool.',
      );
    }
  }
}

/** Reports two pools that give one configuration different contents. */
export function checkConfigs(pools: Pools, path: FindingPath, findings: Findings): void {
  const contents = new Map<string, { readonly name: string; readonly content: string }>();
  for (const [name, pool] of entriesOf(pools)) {
    const sharing = sharingOf(pool);
    if (sharing === undefined || sharing.hami !== undefined) continue;
    const config = sharing.config ?? name;
    const content = contentOf(pool);
    const first = contents.get(config);
    if (first === undefined) contents.set(config, { name, content });
    else if (first.content !== content) {
      findings.add(
        'SHARING_CONFIG',
        [...path, name, 'sharing'],
        `\`${first.name}\` and \`${name}\` share cards in different ways, and both by the configuration \`${config}\`.`,
        'Give one of them another name with `config`, or state the same in both.',
      );
    }
  }
}

/** What a configuration says of its nodes. */
function contentOf(pool: Written<PoolProps>): string {
  const { timeSlicing, mps, mig = {}, strategy = 'mixed' } = sharingOf(pool) ?? {};
  const instances = Object.entries(mig).sort(([one], [other]) => (one < other ? -1 : 1));
  const isShared = timeSlicing !== undefined || mps !== undefined;
  const isRenamed = isShared && pool.resource?.endsWith('.shared') !== false;
  return JSON.stringify([timeSlicing?.replicas, mps?.replicas, instances, strategy, isRenamed]);
}
