import type { PodSecurityLevel, PodSecurityProps } from '../../model/props';

/** What a plain word means: this standard, and nothing of what lower layers state beside theirs. */
const MEANINGS: Readonly<Record<PodSecurityLevel, PodSecurityProps>> = {
  privileged: meaningOf('privileged'),
  baseline: meaningOf('baseline'),
  restricted: meaningOf('restricted'),
};

function meaningOf(standard: PodSecurityLevel): PodSecurityProps {
  return { standard, allow: null, warn: null, audit: null };
}

/**
 * A layer of settings whose `podSecurity` is a map. Otherwise `{allow: …}` over a plain word would replace that word, and
 * with it the standard.
 */
export function withStandardAsMap<
  Layer extends { readonly podSecurity?: PodSecurityLevel | PodSecurityProps },
>(layer: Layer): Layer {
  const { podSecurity } = layer;
  return typeof podSecurity === 'string' ? { ...layer, podSecurity: MEANINGS[podSecurity] } : layer;
}
