import type { FindingPath } from '../../../findings/finding';
import type { Findings } from '../../../findings/findings';
import { DEFAULT_DEPLOY, DEFAULT_ENGINE } from '../../model/defaults';
import type { FleetDeploy } from '../../model/fleet';
import type { DeliveryEngine, DeployProps } from '../../model/props';
import type { Merged, Written } from '../../model/written';
import { mapOf } from '../../values/maps';
import { sortedTexts } from '../../values/texts';
import type { Setting, SettingContext } from '../setting';
import { shared } from '../shared-setting';
import { checkDeployer } from './deployer';
import { checkNoSources } from './no-sources';
import { checkRepositories, checkRepositoryTexts, resolveRepository } from './repositories';
import { checkSources, checkSourcesOf } from './sources';
import { checkWindows, checkWindowsOf, resolveWindows } from './windows';

/** How the people of a tenant deploy from repositories of their own. */
export const deploy: Setting<
  DeployProps | null,
  Merged<DeployProps> | undefined,
  FleetDeploy | undefined
> = {
  check(written: Written<DeployProps>, path: FindingPath, findings: Findings) {
    checkSources(written.sources, [...path, 'sources'], findings);
    checkRepositoryTexts(written.repositories, [...path, 'repositories'], findings);
    checkWindows(written.windows, [...path, 'windows'], findings);
  },
  resolve(merged, context) {
    return merged === undefined || !takesEffect(merged)
      ? undefined
      : KNOWN.resolve(merged, context);
  },
  checkMerged(environment, findings) {
    checkSourcesOf(environment, findings);
    checkRepositories(environment, findings);
    checkWindowsOf(environment, findings);
    checkDeployer(environment, findings);
    checkNoSources(environment, findings);
  },
};

/** Whether there is anything to deploy from. */
function takesEffect({ sources = [], repositories = {} }: Merged<DeployProps>): boolean {
  return sources.length + Object.keys(repositories).length > 0;
}

/** The normal form of one that takes effect. */
const KNOWN = shared<DeployProps, Merged<DeployProps>, FleetDeploy>({
  check: () => undefined,
  resolve(merged, context) {
    const engine = merged.engine ?? engineOf(context);
    const { repositories = {}, sources } = merged;
    const names = Object.keys(repositories).sort();
    return {
      engine,
      sources: sortedTexts(sources ?? names.flatMap((name) => repositories[name]!.url ?? [])),
      repositories: mapOf(names, (name) => resolveRepository(name, repositories[name]!, engine)),
      windows: resolveWindows(merged.windows),
      selfService: merged.selfService ?? DEFAULT_DEPLOY.selfService,
    };
  },
});

function engineOf({ platform }: SettingContext): DeliveryEngine {
  return platform.delivery?.engine ?? DEFAULT_ENGINE;
}
