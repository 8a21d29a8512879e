import type { IsolationLevel, IsolationProps } from '../../model/props';

/** What a plain word means: this level. The options of lower layers stay, so that the platform can state them for all. */
const MEANINGS: Readonly<Record<IsolationLevel, IsolationProps>> = {
  namespace: { level: 'namespace' },
  'virtual-cluster': { level: 'virtual-cluster' },
  cluster: { level: 'cluster' },
};

/** A layer of settings whose `isolation` is a map, so that it merges with the maps of other layers. */
export function withLevelAsMap<
  Layer extends { readonly isolation?: IsolationLevel | IsolationProps },
>(layer: Layer): Layer {
  const { isolation } = layer;
  return typeof isolation === 'string' ? { ...layer, isolation: MEANINGS[isolation] } : layer;
}
