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
  PEOPLE_DROPPED: {
    severity: 'warning',
    summary: 'A list of an environment leaves out people whom the tenant lets in.',
    caret: 'value',
    cause:
      'A list replaces the inherited one. People who only meant to add a pipeline take the ' +
      'environment from the team.',
    fix:
      'Use `deployers` to add to the inherited people, or repeat them in the list. An empty list ' +
      'says that everybody is to go.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            users: [{ group: vision }]
            environments: { prod: { users: [{ serviceAccount: ci/deployer }] } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            users: [{ group: vision }]
            environments: { prod: { deployers: [{ serviceAccount: ci/deployer }] } }
      `,
    },
  },
  SUBJECT_EVERYBODY: {
    severity: 'warning',
    summary: 'Everybody who can log in may look.',
    caret: 'value',
    cause:
      'The group holds all people and all service accounts of the cluster, those of other tenants ' +
      'included. They read the logs, the environment variables and the ConfigMaps of every pod.',
    fix:
      'Name the people, or a group of your identity provider. In an open cluster, or for a class, ' +
      'accept the warning.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: demo
            costCenter: OSS-1
            viewers: [{ group: 'system:authenticated' }]
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: demo
            costCenter: OSS-1
            viewers: [{ group: 'system:authenticated' }]
            accept: [{ code: SUBJECT_EVERYBODY, why: A class looks at these examples. }]
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
            users: [{ group: 'system:authenticated' }]
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            users: [{ group: all-engineers }]
      `,
    },
  },
});
