import { Construct } from 'constructs';
import { coreRule } from './admission-rules';
import { AdmissionPolicy } from './admission-policy';

/**
 * The guard rail `tokenSecrets`: no Secret holds a token of a service account. Kubernetes fills such a Secret with a
 * token that never ends, which works from anywhere for as long as the Secret exists. Nobody is excepted: since 1.24
 * Kubernetes itself makes none, and the type of a Secret cannot be changed later.
 */
export class TokenSecrets extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AdmissionPolicy(this, 'Secrets', {
      name: 'token-secrets',
      rails: [
        {
          rail: 'tokenSecrets',
          rules: [coreRule(['CREATE'], 'secrets')],
          validations: [
            {
              expression: "object.?type.orValue('') != 'kubernetes.io/service-account-token'",
              message: 'this Secret would hold a token that never ends',
              messageExpression:
                "'this Secret would hold a token that never ends. Name the service account in the pod (`serviceAccountName`): its token is mounted there and renewed. For a program outside, ask your platform team.'",
            },
          ],
        },
      ],
    });
  }
}
