import { defineCodes } from './code-entry';

/** Users, groups and service accounts. */
export const SUBJECT_CODES = defineCodes({
  SUBJECT_INVALID: {
    severity: 'error',
    summary: 'The entry is not a valid user, group or service account.',
    caret: 'value',
    cause:
      'Kubernetes binds a role to any text, so a misspelled name grants nothing today, and may ' +
      'grant access to somebody else who gets that name later. Plain text is a user; groups and ' +
      'service accounts must be written as such.',
    fix:
      'Write users as the API server sees them, groups as `{group: NAME}` and service accounts ' +
      'as `{serviceAccount: NAMESPACE/NAME}`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            users: ["group:vision"]
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            users: [{ group: vision }]
      `,
    },
  },
  SUBJECT_FORBIDDEN: {
    severity: 'error',
    summary: 'The user or group reaches far beyond the tenant.',
    caret: 'value',
    cause:
      'The group contains far more people than one team: everyone who can log in, every pod in ' +
      'the cluster, or administrators who bypass all checks. Other names that start with ' +
      '`system:` belong to Kubernetes itself.',
    fix: 'Name the people, or the group of your identity provider that contains them.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            viewers: [{ group: 'system:authenticated' }]
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            viewers: [{ group: all-engineers }]
      `,
    },
  },
});
