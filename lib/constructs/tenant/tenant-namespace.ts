import type { ApiObject } from 'cdk8s';
import { k8s } from '../api-object/k8s';
import { Construct } from 'constructs';
import type { Finding } from '../../findings/finding';
import { Findings } from '../../findings/findings';
import { nearest } from '../../findings/nearest';
import type {
  LifecycleState,
  PodSecurityLevel,
  SubjectValue,
  TextValue,
} from '../../fleet/model/props';
import {
  GUARD_RAIL_PARAMETERS,
  type GuardRailParameters,
  isGuardRailParameter,
} from '../../plan/guard-rail-parameters';
import { checkName } from '../../fleet/values/name-checks';
import { namespaceAnnotations, namespaceLabels } from '../../plan/namespace-metadata';
import { pullSecrets } from '../access/workload-identities';
import { Manifest, manifestOf } from '../api-object/manifest';
import { guardMetadata } from '../api-object/metadata';
import { OWN_TENANT, inTenant, resolvePart } from '../resolve-props';
import { Resolved } from '../resolved';

/** Props of a TenantNamespace. */
export interface TenantNamespaceProps {
  /** The name of the namespace: a DNS label. */
  readonly namespace: string;
  /** The label `tenant`: a DNS label. */
  readonly tenant: string;
  /** The label `environment`: a DNS label. */
  readonly environment: string;
  /** Who pays: any text. The label `cost-center` carries it in label form. */
  readonly costCenter: TextValue;
  /**
   * The name that people read.
   *
   * @default - the tenant
   */
  readonly displayName?: TextValue;
  /**
   * Any text. The label `department` carries it in label form.
   *
   * @default - no label
   */
  readonly department?: TextValue;
  /**
   * Whom to write to: an address, a channel, a page.
   *
   * @default - none
   */
  readonly contact?: TextValue;
  /**
   * Who administers it, for an annotation that people read. Nobody is bound: see `AccessPolicy`.
   *
   * @default - nobody
   */
  readonly admins?: readonly SubjectValue[];
  /**
   * The Pod Security Standard that is enforced. A namespace with exceptions from it is a TenantEnvironment, because a policy
   * of the platform must enforce the rest of the standard.
   *
   * @default baseline
   */
  readonly podSecurity?: PodSecurityLevel;
  /**
   * Extra labels. Those that this construct writes itself are refused.
   *
   * @default - none
   */
  readonly labels?: Record<string, TextValue>;
  /**
   * Extra annotations. Those that this construct writes itself are refused.
   *
   * @default - none
   */
  readonly annotations?: Record<string, TextValue>;
  /**
   * What the guard rails read from the namespace: lists by the name of the annotation, without our prefix.
   *
   * @default - none: each guard rail has a default of its own
   */
  readonly parameters?: GuardRailParameters;
  /**
   * Names of Secrets with which images are pulled, for the account `default`.
   *
   * @default - none
   */
  readonly imagePullSecrets?: readonly string[];
  /**
   * `removed` takes the annotations away that keep Flux and Argo CD from deleting the Namespace. Its account goes with it.
   *
   * @default active
   */
  readonly state?: LifecycleState;
}

/** @internal */
export interface TenantNamespaceSpec {
  readonly namespace: string;
  readonly labels: Record<string, string>;
  readonly annotations: Record<string, string>;
  readonly imagePullSecrets: readonly string[];
}

/** The Namespace, and its default ServiceAccount without a token. */
export class TenantNamespace extends Construct {
  /** The name of the namespace. */
  readonly namespace: string;
  /** The ServiceAccount of pods that name none. */
  readonly defaultAccount: ApiObject;

  /** Throws a `TenancyError` that names every wrong prop. */
  constructor(scope: Construct, id: string, props: TenantNamespaceProps);
  /** @internal */
  constructor(scope: Construct, id: string, props: Resolved<TenantNamespaceSpec>);
  constructor(
    scope: Construct,
    id: string,
    props: TenantNamespaceProps | Resolved<TenantNamespaceSpec>,
  ) {
    super(scope, id);
    const spec = props instanceof Resolved ? props.spec : specOf(this, props);
    const { namespace, labels, annotations } = spec;
    this.namespace = namespace;
    const metadata = { name: namespace, labels, annotations };
    new Manifest(this, 'Resource', manifestOf(k8s.KubeNamespace, { metadata }));
    this.defaultAccount = new Manifest(
      this,
      'DefaultAccount',
      manifestOf(k8s.KubeServiceAccount, {
        metadata: guardMetadata('default', namespace),
        automountServiceAccountToken: false,
        ...pullSecrets(spec.imagePullSecrets),
      }),
    );
  }
}

function specOf(construct: Construct, props: TenantNamespaceProps): TenantNamespaceSpec {
  const { namespace, tenant, environment: name, parameters = {}, state = 'active' } = props;
  const { environment, tenant: spec } = resolvePart(construct, props, {
    tenant: {
      name: tenant,
      namespace,
      costCenter: props.costCenter,
      displayName: props.displayName,
      department: props.department,
      contact: props.contact,
      admins: props.admins,
      podSecurity: props.podSecurity,
      labels: props.labels,
      annotations: props.annotations,
      imagePullSecrets: props.imagePullSecrets,
    },
    places: [inTenant(['name'], 'tenant'), OWN_TENANT],
    known: [
      ...wrongEnvironment(name),
      ...wrongParameters(parameters),
      ...wrongSecurity(props.podSecurity),
    ],
  });
  const identity = { ...spec, ...environment, tenant, environment: name, state };
  return {
    namespace,
    labels: namespaceLabels(identity, parameters),
    annotations: namespaceAnnotations(identity, parameters),
    imagePullSecrets: environment.imagePullSecrets,
  };
}

function wrongEnvironment(name: string): readonly Finding[] {
  const findings = new Findings();
  checkName(name, 'the name of an environment', ['environment'], findings);
  return findings.all;
}

/** What TypeScript refuses and JavaScript lets through: with exceptions, only a policy of the platform protects the node. */
function wrongSecurity(podSecurity: unknown): readonly Finding[] {
  const findings = new Findings();
  if (typeof podSecurity === 'object') {
    findings.add(
      'POD_SECURITY_UNGUARDED',
      ['podSecurity'],
      'A namespace by itself has no guard rail that enforces the rest of a standard with exceptions.',
      'Write the standard as a plain word, or use a TenantEnvironment.',
    );
  }
  return findings.all;
}

/** A misspelt list would be read by no guard rail, and an item with a comma would be two. */
function wrongParameters(parameters: GuardRailParameters): Finding[] {
  const findings = new Findings();
  for (const [name, list] of Object.entries(parameters)) {
    const path = ['parameters', name];
    if (!isGuardRailParameter(name)) {
      const near = nearest(name, GUARD_RAIL_PARAMETERS);
      const fix =
        near === undefined
          ? `Known are ${GUARD_RAIL_PARAMETERS.join(', ')}.`
          : `Did you mean \`${near}\`?`;
      findings.add('KEY_UNKNOWN', path, `No guard rail reads \`${name}\`.`, fix);
    }
    list?.forEach((item, index) => {
      if (/^[^,\s]+$/.test(item)) return;
      const message = `${JSON.stringify(item)} cannot be an item of a list.`;
      findings.add(
        'NAME_INVALID',
        [...path, index],
        message,
        'Write it without commas and spaces.',
      );
    });
  }
  return findings.all;
}
