import { defineCodes } from './code-entry';

/** How the output gets into the cluster. */
export const DELIVERY_CODES = defineCodes({
  DELIVERY_INVALID: {
    severity: 'error',
    summary: 'The output could not be delivered as it is written.',
    caret: 'value',
    cause:
      'The engine reads the output from a repository: over https or ssh, or as an OCI artifact, at ' +
      'one revision, from one folder. What it cannot read arrives nowhere, and nobody notices ' +
      'until somebody looks at the engine.',
    fix: 'Write the value in the form that the finding shows.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          delivery: { engine: flux, repository: 'git@git.example.com:platform/tenants.git' }
        tenants: []
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          delivery: { engine: flux, repository: 'ssh://git@git.example.com/platform/tenants.git' }
        tenants: []
      `,
    },
  },
  DELIVERY_ACCOUNT: {
    severity: 'error',
    summary: 'The account that delivers the output is not among the reconcilers.',
    caret: 'value',
    cause:
      'The guard rail `managedObjects` lets only the accounts under `reconcilers` change what ' +
      'cdk8s-tenancy writes. The first delivery would still arrive, and every later one would be ' +
      'refused.',
    fix: 'Add the account to `reconcilers`, or leave `serviceAccount` and `namespace` out.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          delivery:
            engine: flux
            repository: https://git.example.com/platform/tenants.git
            serviceAccount: tenancy
        tenants: []
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          reconcilers: [{ serviceAccount: flux-system/tenancy }]
          delivery:
            engine: flux
            repository: https://git.example.com/platform/tenants.git
            serviceAccount: tenancy
        tenants: []
      `,
    },
  },
  DELIVERY_SET_SIZE: {
    severity: 'error',
    summary: 'A ResourceSet of the delivery is larger than the API server can store.',
    caret: 'key',
    cause:
      'With `as: resource-set`, one object has an entry for each tenant, and Flux Operator notes in ' +
      'it what it made. etcd takes no object of more than 1.5 MiB: no change would arrive any more.',
    fix: 'Write the number of `sets` that the finding states.',
    example: {
      none: 'It takes more than a thousand tenants.',
    },
  },
  DELIVERY_PATH: {
    severity: 'error',
    summary: 'The output is written to another folder than where it would be looked for.',
    caret: 'value',
    cause:
      'The engine reads the folder `delivery.path`, from the root of the repository. `tenancy synth` ' +
      'is about to write to another folder of this repository, so nothing of it would arrive.',
    fix:
      'State the path from the root of the repository. If the output is delivered from another ' +
      'repository, name its folder with `--output`.',
    example: {
      none: 'It depends on where the file is in a repository.',
    },
  },
});
