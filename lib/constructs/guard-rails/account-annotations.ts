import { Construct } from 'constructs';
import type { FleetSubject } from '../../fleet/model/fleet';
import { coreRule } from './admission-rules';
import { AdmissionPolicy } from './admission-policy';
import { notBy, notByThePlatform } from './callers';
import { texts } from './cel';
import { CHANGED_ANNOTATIONS } from './changed-annotations';

export interface AccountAnnotationsOptions {
  /** Who delivers what we write. */
  readonly reconcilers: readonly FleetSubject[];
  /** Operators that act for the platform. */
  readonly controllers: readonly FleetSubject[];
}

/**
 * Domains of annotations that say how an object was delivered. Every other one may mean something to a webhook: a role
 * in a cloud, an OAuth client (`serviceaccounts.openshift.io`), a policy of a secret store.
 */
export const DELIVERY_DOMAINS: readonly string[] = [
  'app.kubernetes.io',
  'argocd.argoproj.io',
  'config.kubernetes.io',
  'helm.sh',
  'helm.toolkit.fluxcd.io',
  'kubectl.kubernetes.io',
  'kubernetes.io',
  'kustomize.toolkit.fluxcd.io',
  'meta.helm.sh',
  'openshift.io',
];

/**
 * The guard rail `accountAnnotations`: admins of a tenant make accounts, and do not give them an identity outside of
 * the cluster. Clouds read it from an annotation, and the other side often trusts every account of a name, or all.
 * Operators that create whatever anybody asks for are also judged. Of an account that exists, only what is new is.
 */
export class AccountAnnotations extends Construct {
  constructor(scope: Construct, id: string, props: AccountAnnotationsOptions) {
    super(scope, id);
    new AdmissionPolicy(this, 'Accounts', {
      name: 'account-annotations',
      rails: [
        {
          rail: 'accountAnnotations',
          rules: [coreRule(['CREATE', 'UPDATE'], 'serviceaccounts')],
          matchConditions: [
            ...notByThePlatform(props.reconcilers),
            ...notBy('not-by-controllers', props.controllers),
          ],
          variables: [
            ...CHANGED_ANNOTATIONS,
            {
              // Without a domain it is a note of somebody.
              name: 'foreign',
              expression: `variables.changed.filter(key, key.contains('/') && !(key.split('/')[0] in ${texts(DELIVERY_DOMAINS)}))`,
            },
          ],
          validations: [
            {
              expression: 'size(variables.foreign) == 0',
              message: 'an annotation of a service account may choose an identity in a cloud',
              messageExpression:
                "'the annotation ' + variables.foreign.join(', ') + ' may give this account an identity outside of the cluster. Leave it out, or ask your platform team to add the account to `serviceAccounts` in tenants.yaml with it.'",
            },
          ],
        },
      ],
    });
  }
}
