import { DEPLOYER_ACCOUNT } from '../../../fleet/model/defaults';
import { parameter } from '../cel';
import type { AdmissionExpression } from '../rail';
import type { EngineField } from './engine-field';

const KUSTOMIZATION = 'kustomizations.kustomize.toolkit.fluxcd.io';
const RELEASE = 'helmreleases.helm.toolkit.fluxcd.io';
const SOURCE_GROUP = 'source.toolkit.fluxcd.io';
const GIT = `gitrepositories.${SOURCE_GROUP}`;
const OCI = `ocirepositories.${SOURCE_GROUP}`;
const HELM = `helmrepositories.${SOURCE_GROUP}`;

const APPLYING = [KUSTOMIZATION, RELEASE];
const SOURCES = [GIT, OCI, HELM];

const KUSTOMIZE = 'fluxcd/kustomize-controller v1.9.4';
const SOURCE = 'fluxcd/source-controller v1.9.5';
const HELM_API = 'fluxcd/helm-controller/api v1.7.1';

/** CEL for whether an optional namespace is that of the request. */
const own = (namespace: string): string => `${namespace}.orValue('') in ['', request.namespace]`;

/** What the rules for objects of Flux read beside `spec`. */
export const FLUX_VIEWS: readonly AdmissionExpression[] = [
  { name: 'sources', expression: parameter('deploy-sources') },
  { name: 'url', expression: "string(variables.spec.?url.orValue(''))" },
];

/** CEL for a URL without the end that Git may leave out. */
const bare = (url: string): string =>
  `(${url}.endsWith('.git') ? ${url}.substring(0, size(${url}) - 4) : ${url})`;

/**
 * Fields of the objects with which Flux deploys. Its controllers write with wide rights of their own, read every Secret, and
 * reach every address.
 */
export const FLUX_FIELDS: readonly EngineField[] = [
  {
    kinds: SOURCES,
    field: 'url',
    must: 'must be one of the sources of this namespace, which `deploy.sources` in tenants.yaml names',
    otherwise: 'somebody else decides what runs here, and Flux calls any address for you',
    allowed:
      "variables.url.matches('^[a-z]+://([-A-Za-z0-9._]+@)?[-a-z0-9.]+(:[0-9]+)?(/[-A-Za-z0-9._~+]+)+/?$') && " +
      "!variables.url.matches('/[.][.]?(/|$)') && variables.sources.exists(s, s.endsWith('/*') " +
      `? variables.url.startsWith(s.substring(0, size(s) - 1)) : ${bare('variables.url')} == ${bare('s')})`,
    source: `${SOURCE}, internal/controller/gitrepository_controller.go:1017`,
  },
  {
    kinds: SOURCES,
    field: 'provider',
    must: 'must be `generic` or left out',
    otherwise: 'Flux reads the repository with its own identity in the cloud',
    allowed: "variables.spec.?provider.orValue('generic') == 'generic'",
    source: `${SOURCE}, internal/controller/gitrepository_controller.go:707; internal/controller/ocirepository_controller.go:402`,
  },
  {
    kinds: SOURCES,
    field: 'proxySecretRef',
    must: 'must not be set',
    otherwise: 'Flux connects to any address that you name',
    allowed: "!('proxySecretRef' in variables.spec)",
    source: `${SOURCE}, internal/controller/gitrepository_controller.go:519; internal/controller/ocirepository_controller.go:356`,
  },
  {
    kinds: SOURCES,
    field: 'insecure',
    must: 'must not be true',
    otherwise: 'everybody on the way can change what runs here',
    allowed: '!variables.spec.?insecure.orValue(false)',
    source: `${SOURCE}, api/v1/ocirepository_types.go:142`,
  },
  {
    kinds: [GIT],
    field: 'recurseSubmodules',
    must: 'must not be true',
    otherwise: 'Flux fetches what the repository names, from any address',
    allowed: '!variables.spec.?recurseSubmodules.orValue(false)',
    source: `${SOURCE}, internal/controller/gitrepository_controller.go:1017`,
  },
  {
    kinds: APPLYING,
    field: 'serviceAccountName',
    must: `must be \`${DEPLOYER_ACCOUNT}\``,
    otherwise: 'Flux applies with rights of its own, which are those of a cluster administrator',
    allowed: `variables.spec.?serviceAccountName.orValue('') == '${DEPLOYER_ACCOUNT}'`,
    source: `${KUSTOMIZE}, internal/controller/kustomization_controller.go:394; ${HELM_API}, v2/helmrelease_types.go:127`,
  },
  {
    kinds: APPLYING,
    field: 'kubeConfig',
    must: 'must not be set',
    otherwise: 'Flux connects to any address that you name, and applies there',
    allowed: "!('kubeConfig' in variables.spec)",
    source: `${KUSTOMIZE}, api/v1/kustomization_types.go:86; ${HELM_API}, v2/helmrelease_types.go:73`,
  },
  {
    kinds: APPLYING,
    field: 'targetNamespace',
    must: 'must be this namespace or left out',
    otherwise: 'what you deploy is meant for the namespace of somebody else',
    allowed: own('variables.spec.?targetNamespace'),
    source: `${KUSTOMIZE}, api/v1/kustomization_types.go:160; ${HELM_API}, v2/helmrelease_types.go:94`,
  },
  {
    kinds: APPLYING,
    field: 'sourceRef and chartRef',
    must: 'must name no other namespace',
    otherwise: 'Flux reads the repository of another tenant with its password, and applies it here',
    allowed:
      `${own('variables.spec.?sourceRef.?namespace')} && ${own('variables.spec.?chartRef.?namespace')} && ` +
      own('variables.spec.?chart.?spec.?sourceRef.?namespace'),
    source: `${KUSTOMIZE}, internal/controller/kustomization_controller.go:672; ${HELM_API}, v2/helmrelease_types.go:441`,
  },
  {
    kinds: APPLYING,
    field: 'dependsOn',
    must: 'must name no other namespace',
    otherwise: 'you learn whether the deployments of another tenant are ready',
    allowed: `variables.spec.?dependsOn.orValue([]).all(d, ${own('dyn(d).?namespace')})`,
    source: `${KUSTOMIZE}, api/v1/kustomization_types.go:56; ${HELM_API}, v2/helmrelease_types.go:108`,
  },
  {
    kinds: APPLYING,
    field: 'substituteFrom and valuesFrom',
    must: 'must name no Secret',
    otherwise: 'Flux, which reads every Secret, writes it where people read it who may read none',
    allowed:
      "(variables.spec.?postBuild.?substituteFrom.orValue([]) + variables.spec.?valuesFrom.orValue([])).all(v, dyn(v).?kind.orValue('') != 'Secret')",
    source: `${KUSTOMIZE}, internal/controller/kustomization_controller.go:818; ${HELM_API}, v2/helmrelease_types.go:172`,
  },
  {
    kinds: [KUSTOMIZATION],
    field: 'decryption',
    must: `must name the account \`${DEPLOYER_ACCOUNT}\` or be left out`,
    otherwise: 'Flux decrypts with its own identity in the cloud what was encrypted for others',
    allowed: `!('decryption' in variables.spec) || variables.spec.decryption.?serviceAccountName.orValue('') == '${DEPLOYER_ACCOUNT}'`,
    source: `${KUSTOMIZE}, internal/decryptor/decryptor.go:343`,
  },
  {
    kinds: [RELEASE],
    field: 'storageNamespace',
    must: 'must be this namespace or left out',
    otherwise: 'Helm keeps its records in the namespace of somebody else',
    allowed: own('variables.spec.?storageNamespace'),
    source: `${HELM_API}, v2/helmrelease_types.go:102`,
  },
  {
    kinds: [...APPLYING, ...SOURCES],
    field: 'interval and retryInterval',
    must: 'must be at least a minute',
    otherwise: 'the work of one tenant keeps Flux from that of all others',
    allowed:
      "[variables.spec.?interval, variables.spec.?retryInterval].all(i, duration(string(i.orValue('1m'))) >= duration('1m'))",
    source: `${KUSTOMIZE}, api/v1/kustomization_types.go:68; ${SOURCE}, api/v1/gitrepository_types.go:117`,
  },
];
