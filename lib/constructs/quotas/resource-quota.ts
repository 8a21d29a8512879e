import type { k8s } from '../api-object/k8s';
import type { Construct } from 'constructs';
import { Manifest, type ManifestContent } from '../api-object/manifest';
import { isShared, rememberShared } from '../../fleet/model/shared';
import { shareContent } from '../api-object/tidy';

/** A ResourceQuota as plain data. */
export interface ResourceQuotaContent {
  readonly metadata: ManifestContent['metadata'];
  /** Quantities in canonical text, by quota key. */
  readonly hard: Record<string, string>;
  readonly scopes?: readonly k8s.ScopedResourceSelectorRequirement[];
}

/**
 * The child `Resource` of a quota. Plain data, because the generated class rebuilds the map of quantities once for each
 * of its keys, and a quota of accelerators names hundreds.
 */
export function resourceQuota(
  scope: Construct,
  { metadata, hard, scopes }: ResourceQuotaContent,
): Manifest {
  return new Manifest(scope, 'Resource', {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata,
    spec:
      scopes === undefined ? specOf(hard) : { hard, scopeSelector: { matchExpressions: scopes } },
  });
}

/** The spec of a quota whose numbers many namespaces share is shared with them. */
const specOf = rememberShared((hard: Record<string, string>): object =>
  isShared(hard) ? shareContent({ hard }) : { hard },
);
