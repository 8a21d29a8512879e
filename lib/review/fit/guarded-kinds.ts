import type { GuardRailName } from '../../fleet/catalogue/guard-rail-catalogue';
import type { ManifestObject } from '../../verify/objects/manifest-objects';
import { budgetReasons } from './budget-rules';
import { type FitPlace, refuses } from './fit-place';
import { type BareReason, refusal } from './fit-reason';
import { routeNotes, routeReasons } from './route-rules';
import { serviceReasons } from './service-rules';

/** A kind that makes no pods, and that a guard rail judges. */
interface GuardedKind {
  readonly rail: GuardRailName;
  /** What the guard rail refuses. */
  readonly reasons: (object: ManifestObject, place: FitPlace) => BareReason[];
  /**
   * What of it is not judged.
   *
   * @default - nothing
   */
  readonly notes?: (object: ManifestObject, place: FitPlace) => string[];
}

const ROUTE: GuardedKind = { rail: 'routeHosts', reasons: routeReasons, notes: routeNotes };

const GUARDED: Readonly<Record<string, GuardedKind>> = {
  '/Secret': { rail: 'tokenSecrets', reasons: secretReasons },
  '/Service': { rail: 'serviceExposure', reasons: serviceReasons },
  'policy/PodDisruptionBudget': { rail: 'disruptionBudgets', reasons: budgetReasons },
  'networking.k8s.io/Ingress': ROUTE,
  'gateway.networking.k8s.io/GRPCRoute': ROUTE,
  'gateway.networking.k8s.io/HTTPRoute': ROUTE,
  'gateway.networking.k8s.io/TLSRoute': ROUTE,
};

/** What the guard rail on the kind of an object says of it, if it refuses anything in the namespace. */
export function judgeGuarded(
  object: ManifestObject,
  place: FitPlace,
): { readonly reasons: readonly BareReason[]; readonly notes: readonly string[] } {
  const guarded = GUARDED[`${object.group}/${object.kind}`];
  if (guarded === undefined || !refuses(place, guarded.rail)) return { reasons: [], notes: [] };
  return {
    reasons: guarded.reasons(object, place),
    notes: guarded.notes?.(object, place) ?? [],
  };
}

function secretReasons({ data }: ManifestObject): BareReason[] {
  if (data['type'] !== 'kubernetes.io/service-account-token') return [];
  return [
    refusal(
      'tokenSecrets',
      'The Secret would hold a token that never ends.',
      'Name the service account in the pod (`serviceAccountName`): its token is mounted there and renewed.',
    ),
  ];
}
