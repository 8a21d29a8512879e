import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import type { FleetNodes } from '../model/fleet';
import type { Surroundings } from '../owners/surroundings';
import { type ResolvedTenant, draftTenant, placeIn } from '../owners/tenant-draft';
import { platformOn } from '../owners/written-cluster';
import { writtenPool } from '../quota/pool-offers';
import { grantedWithPool } from '../quota/pool-taints';
import { mayHave } from '../queues/queued-owners';
import { addTo } from '../values/groups';

/** Nodes that an environment has for itself. */
interface Claim {
  readonly owner: ResolvedTenant;
  readonly environment: string;
  readonly nodes: FleetNodes;
}

type PlaceIn = (owner: ResolvedTenant, environment: string, ...keys: string[]) => FindingPath;

/** Reports nodes that two owners have for themselves, and pods of others that may run on them. */
export function checkClaimedNodes(
  owners: readonly ResolvedTenant[],
  surroundings: Surroundings,
  findings: Findings,
): void {
  const claims = owners.flatMap((owner) =>
    Object.entries(owner.tenant.environments).flatMap(([environment, { scheduling }]): Claim[] =>
      scheduling.nodes === undefined ? [] : [{ owner, environment, nodes: scheduling.nodes }],
    ),
  );
  if (claims.length === 0) return;
  const placeOf: PlaceIn = ({ owner }, ...place) =>
    placeIn(draftTenant(owner, surroundings), ...place);
  const known = checkClashes(claims, placeOf, findings);
  checkStrangers(known, owners, placeOf, findings);
  checkPoolTaints(known, owners, surroundings, findings);
}

/** Claims by what finds them again. */
class Claims {
  private readonly byText = new Map<string, Claim[]>();

  /** Of each owner one claim is enough, and of all owners two. */
  add(claim: Claim): void {
    for (const text of [...namesOf(claim.nodes.taint, true), selectorOf(claim.nodes)]) {
      const known = this.byText.get(text) ?? [];
      if (known.length > 1 || known.some(({ owner }) => owner === claim.owner)) continue;
      addTo(this.byText, text, claim);
    }
  }

  /** A claim of another owner that one of these texts finds. */
  ofOthers(owner: ResolvedTenant, texts: readonly string[]): Claim | undefined {
    return texts
      .flatMap((text) => this.byText.get(text) ?? [])
      .find((claim) => claim.owner !== owner);
  }
}

/**
 * The texts by which a taint is found: a taint without a value stands for every value. What looks for one without a value
 * finds all of its key, which each of them is stored under.
 */
function namesOf(taint: string, isStored: boolean): string[] {
  const [key, value] = taint.split('=');
  if (value === undefined) return isStored ? [`any ${key}`, `key ${key}`] : [`key ${key}`];
  return isStored ? [`taint ${taint}`, `key ${key}`] : [`taint ${taint}`, `any ${key}`];
}

function selectorOf({ selector }: FleetNodes): string {
  return `selector ${JSON.stringify(selector)}`;
}

/**
 * A taint or a selector by which two owners mean the same nodes. Environments of one owner may share theirs. Returns all
 * claims.
 */
function checkClashes(claims: readonly Claim[], placeOf: PlaceIn, findings: Findings): Claims {
  const known = new Claims();
  for (const claim of claims) {
    const { owner, environment, nodes } = claim;
    const byTaint = known.ofOthers(owner, namesOf(nodes.taint, false));
    const other = byTaint ?? known.ofOthers(owner, [selectorOf(nodes)]);
    known.add(claim);
    if (other === undefined) continue;
    const [key, what] = byTaint === undefined ? ['selector', 'labels'] : ['taint', 'taint'];
    findings.addOnce(
      'NODES_CLAIMED',
      placeOf(owner, environment, 'scheduling', 'nodes', key!),
      `\`${environment}\` of \`${owner.tenant.name}\` has nodes of its own by the same ${what} as \`${other.environment}\` of \`${other.owner.tenant.name}\`.`,
      `Give each tenant nodes with another label and another taint, such as \`${nodes.taint.split('=')[0]}=${owner.tenant.name}\`.`,
    );
  }
  return known;
}

/** Tolerations by which pods of others run on such nodes. */
function checkStrangers(
  known: Claims,
  owners: readonly ResolvedTenant[],
  placeOf: PlaceIn,
  findings: Findings,
): void {
  for (const owner of owners) {
    for (const [environment, { scheduling }] of Object.entries(owner.tenant.environments)) {
      for (const taint of scheduling.tolerations) {
        const other = known.ofOthers(owner, namesOf(taint, false));
        if (other === undefined) continue;
        findings.addOnce(
          'NODES_CLAIMED',
          placeOf(owner, environment, 'scheduling', 'tolerations'),
          `Pods of \`${environment}\` of \`${owner.tenant.name}\` may tolerate \`${taint}\`, which keeps others off the nodes of \`${other.owner.tenant.name}\`.`,
          `Remove \`${taint}\`.`,
        );
      }
    }
  }
}

/** Taints of pools whose devices others may have: with these, their pods may tolerate them. */
function checkPoolTaints(
  known: Claims,
  owners: readonly ResolvedTenant[],
  { platform, written }: Surroundings,
  findings: Findings,
): void {
  const pools = platformOn(written.platform, written.cluster).pools ?? {};
  for (const [name, pool] of Object.entries(platform.pools)) {
    const taints = grantedWithPool(pool);
    const strangers = owners.filter(({ tenant }) => taints.length > 0 && mayHave(tenant, name));
    for (const taint of taints) {
      for (const owner of strangers) {
        const other = known.ofOthers(owner, namesOf(taint, false));
        if (other === undefined) continue;
        findings.addOnce(
          'NODES_CLAIMED',
          ['platform', 'pools', writtenPool(name, pools), 'taints'],
          `Pods of \`${owner.tenant.name}\` may have devices of \`${name}\` and tolerate \`${taint}\`, which keeps others off the nodes of \`${other.owner.tenant.name}\`.`,
          'Give the nodes of the tenant a pool of their own, or another taint.',
        );
      }
    }
  }
}
