import type { FleetEnvironment } from '../../model/fleet';

/** What the name of a project depends on. */
type Deploying = Pick<FleetEnvironment, 'deploy' | 'state'>;

/**
 * The names of the projects that an owner has in Argo CD, by environment. There is one, which is called like the owner. Where
 * environments take from different repositories, each has a project of its own, because a project lets each of its
 * repositories into each of its namespaces.
 *
 * @param environments - of the owner, by name
 */
export function argoProjectNames(
  owner: string,
  environments: Readonly<Record<string, Deploying>>,
): Map<string, string> {
  const deploying = Object.entries(environments).filter(
    ([, { deploy, state }]) => deploy?.engine === 'argocd' && state !== 'removed',
  );
  const sources = new Set(deploying.map(([, { deploy }]) => deploy!.sources.join('\n')));
  const isOne = sources.size === 1;
  return new Map(deploying.map(([name]) => [name, isOne ? owner : `${owner}-${name}`]));
}
