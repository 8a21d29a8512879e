'use strict';

const { ApiObject, JsonPatch } = require('cdk8s');

const REGISTRY_SECRET = 'registry';

/**
 * Every namespace gets the pull secret of our registry from the vault, and its default account uses it.
 *
 * @param {import('cdk8s-tenancy').Tenant} tenant
 */
exports.tenant = (tenant) => {
  for (const environment of tenant.environments) {
    new ApiObject(environment, 'RegistrySecret', {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: { name: REGISTRY_SECRET, namespace: environment.namespace },
      spec: {
        refreshInterval: '1h',
        secretStoreRef: { kind: 'ClusterSecretStore', name: 'vault' },
        target: { name: REGISTRY_SECRET, template: { type: 'kubernetes.io/dockerconfigjson' } },
        dataFrom: [{ extract: { key: `registry/${tenant.name}` } }],
      },
    });
    environment.tenantNamespace.defaultAccount.addJsonPatch(
      JsonPatch.add('/imagePullSecrets', [{ name: REGISTRY_SECRET }]),
    );
  }
};

/**
 * One object for the whole cluster.
 *
 * @param {import('cdk8s-tenancy').Platform} platform
 */
exports.platform = (platform) => {
  new ApiObject(platform, 'Sandbox', {
    apiVersion: 'node.k8s.io/v1',
    kind: 'RuntimeClass',
    metadata: { name: 'sandboxed' },
    handler: 'gvisor',
  });
};
