import type { FleetHttpRule } from '../../../fleet/model/fleet';
import { plainPath, type PlainPath } from '../../../fleet/values/plain-path';
import type { k8s } from '../../api-object/k8s';
import type { EnginePolicy } from '../engine-policy';
import type { Opening } from '../network-openings';
import {
  type CalicoEntity,
  type CalicoRule,
  addressEntities,
  podEntities,
  rulesFrom,
  waysOf,
} from './calico-rules';
import { calicoSelector } from './calico-selectors';
import { CALICO_API } from './calico-tier';

/** The requests that a rule lets in. */
interface CalicoHttp {
  readonly methods?: readonly string[];
  readonly paths?: readonly PlainPath[];
}

/** An opening that names HTTP requests, in place of its NetworkPolicy. It has the same name. */
export function calicoPolicies({ name, pods, rules, beyond }: Opening): EnginePolicy[] {
  const requests = beyond?.http?.map(httpOf);
  if (requests === undefined) return [];
  const ingress = (rules.ingress ?? []).flatMap(({ from = [], ports }) =>
    rulesFrom('Allow', entitiesOf(from), waysOf(ports)).flatMap((rule) =>
      requests.map((http): CalicoRule & { readonly http: CalicoHttp } => ({ ...rule, http })),
    ),
  );
  const spec = { selector: calicoSelector(pods), types: ['Ingress'], ingress };
  return [{ apiVersion: CALICO_API, kind: 'NetworkPolicy', name, spec }];
}

function entitiesOf(peers: readonly k8s.NetworkPolicyPeer[]): CalicoEntity[] {
  const own = peers.filter(
    ({ namespaceSelector, ipBlock }) => namespaceSelector === undefined && ipBlock === undefined,
  );
  return [
    // Without a selector of namespaces, a rule of a namespace means pods of that namespace.
    ...own.map(({ podSelector = {} }) => ({ selector: calicoSelector(podSelector) })),
    ...podEntities(peers),
    ...addressEntities(peers),
  ];
}

/** Texts that were checked with the input. */
function httpOf({ method, path }: FleetHttpRule): CalicoHttp {
  return {
    ...(method === undefined ? {} : { methods: method.split('|') }),
    ...(path === undefined ? {} : { paths: [plainPath(path)!] }),
  };
}
