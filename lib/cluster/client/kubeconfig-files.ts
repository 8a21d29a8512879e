import { delimiter, join } from 'node:path';
import { ClusterProblem } from './cluster-problem';
import { type Kubeconfig, mergeKubeconfigs, readKubeconfig } from './kubeconfig';

/** Where kubeconfigs are looked for. */
export interface KubeconfigPlaces {
  /** A file that the user named. */
  readonly kubeconfig?: string;
  readonly env: NodeJS.ProcessEnv;
  /** The home folder; absent: there is none. */
  readonly home?: string;
}

/** A kubeconfig, and what it is called in messages. */
export interface FoundKubeconfig {
  readonly config: Kubeconfig;
  readonly source: string;
}

/**
 * The kubeconfig that kubectl would take: the named file, else those in `KUBECONFIG`, else the one in the home folder.
 * Undefined if there is none. As with kubectl, files of `KUBECONFIG` that do not exist are skipped.
 */
export function findKubeconfig({
  kubeconfig,
  env,
  home,
}: KubeconfigPlaces): FoundKubeconfig | undefined {
  if (kubeconfig !== undefined) {
    const config = readKubeconfig(kubeconfig);
    if (config !== undefined) return { config, source: kubeconfig };
    throw new ClusterProblem('kubeconfig', `there is no file ${kubeconfig}`);
  }
  const named = (env['KUBECONFIG'] ?? '').split(delimiter).filter((file) => file !== '');
  const files = named.length > 0 ? named : home === undefined ? [] : [join(home, '.kube/config')];
  const found = files.flatMap((file) => {
    const config = readKubeconfig(file);
    return config === undefined ? [] : [{ config, file }];
  });
  if (found.length === 0) {
    if (named.length === 0) return undefined;
    throw new ClusterProblem(
      'kubeconfig',
      `KUBECONFIG names ${named.join(', ')}, and there is no such file`,
    );
  }
  return {
    config: mergeKubeconfigs(found.map(({ config }) => config)),
    source: found.map(({ file }) => file).join(', '),
  };
}
