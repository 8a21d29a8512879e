import type { Findings } from '../../findings/findings';
import { DELIVERY_NAME } from '../model/defaults';
import { argoProjectNames } from '../settings/deploy/argo-project-names';
import type { Surroundings } from './surroundings';
import { type ResolvedTenant, draftTenant, placeIn } from './tenant-draft';

/** Projects that belong to nobody's repositories, and whose they are. */
const RESERVED: readonly (readonly [name: string, owner: string])[] = [
  ['default', 'Argo CD, which makes it by itself'],
  [DELIVERY_NAME, 'the platform, whose output it delivers'],
];

/** Reports projects of Argo CD that two would have, and what Argo CD has to be told where somebody deploys with it. */
export function checkArgoProjects(
  resolved: readonly ResolvedTenant[],
  surroundings: Surroundings,
  findings: Findings,
): void {
  const owners = new Map(RESERVED);
  let isFirst = true;
  for (const { tenant, owner: written } of resolved) {
    const names = argoProjectNames(tenant.name, tenant.environments);
    if (tenant.state === 'removed' || names.size === 0) continue;
    const owner = `\`${tenant.name}\``;
    const draft = draftTenant(written, surroundings);
    if (isFirst) {
      isFirst = false;
      const [environment = ''] = names.keys();
      findings.addOnce(
        'DEPLOY_IMPERSONATION',
        placeIn(draft, environment, 'deploy'),
        'Argo CD applies what tenants deploy with its own rights, unless impersonation is on.',
        "Set `application.sync.impersonation.enabled: 'true'` in the ConfigMap `argocd-cm`, and write under `platform`: `accept: [{code: DEPLOY_IMPERSONATION, why: argocd-cm switches it on}]`.",
      );
    }
    for (const [environment, name] of names) {
      const other = owners.get(name);
      owners.set(name, other ?? owner);
      if (other === undefined || other === owner) continue;
      findings.addOnce(
        'DEPLOY_PROJECT_TAKEN',
        placeIn(draft, environment, 'deploy'),
        `The project \`${name}\` of Argo CD, which ${owner} would have, belongs to ${other}.`,
        name === tenant.name
          ? `Rename ${owner} with \`renamedFrom\`, or let it deploy with Flux.`
          : `Give all environments of ${owner} the same \`sources\`, so that it has one project, or let it deploy with Flux.`,
      );
    }
  }
}
