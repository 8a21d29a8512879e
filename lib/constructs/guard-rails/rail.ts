import type { GuardRailName } from '../../fleet/catalogue/guard-rail-catalogue';

/** Requests that a policy judges. */
export interface AdmissionRule {
  readonly apiGroups: readonly string[];
  readonly apiVersions: readonly string[];
  readonly operations: readonly string[];
  readonly resources: readonly string[];
  /** @default - namespaced and cluster-scoped ones */
  readonly scope?: 'Namespaced' | 'Cluster';
}

/** A named CEL expression. */
export interface AdmissionExpression {
  readonly name: string;
  readonly expression: string;
}

/** What must be true, and what a user reads when it is not. */
export interface AdmissionValidation {
  readonly expression: string;
  /** CEL that gives the message: what was refused, and what to do instead. */
  readonly messageExpression: string;
  /** The message where the expression fails. */
  readonly message: string;
  /**
   * Who is excepted, as far as that asks the authorizer, which messages cannot.
   *
   * @default - nobody
   */
  readonly unless?: string;
}

/** Which objects a policy judges beside its rules. */
export interface AdmissionMatch {
  /**
   * Labels of the object, old or new.
   *
   * @default - every object
   */
  readonly objectLabels?: Readonly<Record<string, string>>;
  /**
   * Whether the binding chooses namespaces by our label. A policy on Namespaces must not: a selector looks at the new
   * labels, so that the request which removes the label would not be judged.
   *
   * @default true
   */
  readonly managedNamespaces?: boolean;
  /**
   * Labels of the namespaces among ours that it is for.
   *
   * @default - all of them
   */
  readonly namespaceLabels?: Readonly<Record<string, string>>;
}

/** What one guard rail demands of some requests. */
export interface Rail {
  /** The guard rail: in a namespace where that is off, everything passes. */
  readonly rail: GuardRailName;
  readonly rules: readonly AdmissionRule[];
  /**
   * What must be true of a request so that it is judged.
   *
   * @default - all requests
   */
  readonly matchConditions?: readonly AdmissionExpression[];
  /** @default - none */
  readonly variables?: readonly AdmissionExpression[];
  /**
   * Cheap CEL that is true of most new objects, and of none that a validation refuses. In a policy of several rails, the
   * validations are evaluated for all other requests.
   *
   * @default - they are always evaluated
   */
  readonly plain?: string;
  /**
   * Cheap CEL for whether a message is worth its price. It makes the validations of the rail stay apart from those of
   * others, because all that is joined is evaluated twice: with the validations, and with the messages. Where it is
   * wrong, a user reads `message`.
   *
   * @default - the validations are joined with those of other rails
   */
  readonly seemsRefused?: string;
  readonly validations: readonly AdmissionValidation[];
}

export interface AdmissionPolicyProps {
  readonly name: string;
  /**
   * One rail, or all that judge the same kind of object: for each policy, the API server turns the object and its
   * namespace into CEL data several times, which costs more than most expressions. Variables of one name are shared, so
   * they must be equal.
   */
  readonly rails: readonly Rail[];
  /**
   * The object whose annotations switch rails off, as CEL calls it.
   *
   * @default namespaceObject
   */
  readonly switchedIn?: SwitchedIn;
  /** @default - all objects in managed namespaces */
  readonly match?: AdmissionMatch;
}

export type SwitchedIn = 'namespaceObject' | 'oldObject';
