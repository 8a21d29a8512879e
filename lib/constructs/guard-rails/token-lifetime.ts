import { Construct } from 'constructs';
import { NEW_PODS, coreRule } from './admission-rules';
import { AdmissionPolicy } from './admission-policy';
import type { Rail } from './rail';
import { VOLUMES } from './pod-variables';

/** A day, in seconds: as long as the service meshes and clouds ask for at most. */
const LONGEST = 86400;

/** What the API server writes where nothing is stated. */
const USUAL = 3600;

/** The guard rail `tokenLifetime` for pods: none mounts a token that lives longer than a day. */
export const MOUNTED_TOKENS: Rail = {
  rail: 'tokenLifetime',
  rules: NEW_PODS,
  variables: [VOLUMES],
  validations: [
    {
      expression:
        '!variables.volumes.exists(v, v.?projected.?sources.orValue([]).exists(s, ' +
        `s.?serviceAccountToken.?expirationSeconds.orValue(${USUAL}) > ${LONGEST}))`,
      message: 'this pod mounts a token that lives longer than a day',
      messageExpression: `'this pod mounts a token that lives longer than a day. State \`expirationSeconds: ${LONGEST}\` or less: what is mounted is renewed in time.'`,
    },
  ],
};

/**
 * The guard rail `tokenLifetime`: no token of a service account that somebody asks for lives longer than a day. Such a token stays good when the person who took it has left.
 */
export class TokenLifetime extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AdmissionPolicy(this, 'Requests', {
      name: 'token-requests',
      rails: [
        {
          rail: 'tokenLifetime',
          rules: [coreRule(['CREATE'], 'serviceaccounts/token')],
          matchConditions: [
            {
              // It asks for what a pod of its node states, which was judged when the pod was made, or a driver of the platform.
              name: 'not-by-a-kubelet',
              expression:
                "!(request.userInfo.username.startsWith('system:node:') && 'system:nodes' in request.userInfo.?groups.orValue([]))",
            },
          ],
          validations: [
            {
              expression: `object.spec.?expirationSeconds.orValue(${USUAL}) <= ${LONGEST}`,
              message: 'this token would live longer than a day',
              messageExpression: `'this token would live longer than a day. Ask for ${LONGEST} seconds or less, and for a new one in time.'`,
            },
          ],
        },
      ],
    });
  }
}
