import type { Findings } from '../../findings/findings';
import type { Neighbour } from './environments-of';
import { SourceClaims } from './source-claims';

/** Reports sources of two tenants that have repositories in common. What a tier or the platform grants is for all of them. */
export function checkSharedSources(all: readonly Neighbour[], findings: Findings): void {
  const claims = new SourceClaims();
  for (const { tenant, spec, place } of all) {
    for (const pattern of spec.deploy?.sources ?? []) {
      const other = claims.add({ pattern, owner: tenant.name });
      if (other === undefined) continue;
      const path = place('deploy', 'sources');
      if (path[0] === 'platform' || path[0] === 'tiers' || path[0] === 'clusters') continue;
      findings.addOnce(
        'DEPLOY_SOURCE_SHARED',
        path,
        `\`${tenant.name}\` and \`${other.owner}\` can deploy from the same repositories: \`${pattern}\` and \`${other.pattern}\`.`,
        'Name a part that belongs to one tenant, or accept the warning if they share it.',
      );
    }
  }
}

/**
 * Reports, once, that Flux holds tenants apart only where its controllers are told to: what is in a repository is seen by no
 * guard rail before it is built.
 */
export function checkFluxFlags(all: readonly Neighbour[], findings: Findings): void {
  const first = all.find(({ spec }) => spec.deploy?.engine === 'flux');
  if (first === undefined) return;
  findings.add(
    'DEPLOY_LOCKDOWN',
    first.place('deploy'),
    'Tenants deploy with Flux, whose kustomize-controller builds what repositories refer to anywhere, unless a flag tells it not to.',
    'Start it with `--no-remote-bases=true` and `--no-cross-namespace-refs=true`, and write under `platform`: `accept: [{code: DEPLOY_LOCKDOWN, why: Flux runs with both flags}]`.',
  );
}
