import { Construct } from 'constructs';
import { AdmissionPolicy } from './admission-policy';
import { containersOf, parameter, shown } from './cel';

/** The first part of a name is a registry where it could be no folder of docker.io (distribution/reference). */
const HAS_REGISTRY =
  "a.split('/')[0].contains('.') || a.split('/')[0].contains(':') || " +
  "a.split('/')[0] == 'localhost' || a.split('/')[0] != a.split('/')[0].lowerAscii()";

/** Steps from the name of an image, as people write it, to its repository, as a runtime reads it. */
const TO_REPOSITORY = [
  `!a.contains('/') ? 'docker.io/library/' + a : (${HAS_REGISTRY}) ? a : 'docker.io/' + a`,
  "a.startsWith('index.docker.io/') ? a.substring(6) : a",
  "a.startsWith('docker.io/') && !a.substring(10).contains('/') ? 'docker.io/library/' + a.substring(10) : a",
  "a.split('@')[0]",
  // A tag, and not the port of a registry.
  "a.lastIndexOf(':') > a.lastIndexOf('/') ? a.substring(0, a.lastIndexOf(':')) : a",
];

/** Whether a repository is that of an entry, or inside of it: `/` at the end, so that `ml` does not allow `mlx`. */
const LISTED = "variables.registries.exists(r, (a + '/').startsWith(r + '/'))";

/**
 * The guard rail `podImages`: images come from `images.registries`, and are asked for each time where
 * `images.pullPolicy` says so. A node hands out what it has once pulled, to everybody who knows the name.
 *
 * The image of a running pod can be changed, so changes are also judged; an image that the pod already has is not.
 */
export class PodImages extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const repositories = TO_REPOSITORY.map((step) => `.map(a, ${step})`).join('');
    new AdmissionPolicy(this, 'Pods', {
      name: 'pod-images',
      rail: 'podImages',
      rules: [
        {
          apiGroups: [''],
          apiVersions: ['v1'],
          operations: ['CREATE', 'UPDATE'],
          resources: ['pods'],
        },
        {
          apiGroups: [''],
          apiVersions: ['v1'],
          operations: ['UPDATE'],
          resources: ['pods/ephemeralcontainers'],
        },
      ],
      variables: [
        {
          name: 'registries',
          expression: `${parameter('image-registries')}.map(r, r == 'index.docker.io' || r.startsWith('index.docker.io/') ? r.substring(6) : r)`,
        },
        { name: 'policies', expression: parameter('image-pull-policy') },
        {
          name: 'containers',
          expression:
            `(${containersOf('object.spec')}).filter(c, request.operation == 'CREATE' || ` +
            `!(${containersOf('oldObject.spec')}).exists(o, o.name == c.name && o.?image == c.?image))`,
        },
        {
          // Images that are mounted; older servers do not know them, and nothing changes them later.
          name: 'volumes',
          expression:
            "request.operation == 'CREATE' ? " +
            'object.spec.?volumes.orValue([]).map(v, dyn(v)).filter(v, has(v.image)) : []',
        },
        {
          name: 'foreign',
          expression:
            "(variables.containers.map(c, string(c.?image.orValue(''))) + " +
            "variables.volumes.map(v, string(v.image.?reference.orValue(''))))" +
            `.filter(i, i != '' && ![i]${repositories}.exists(a, ${LISTED}))`,
        },
        {
          name: 'cached',
          expression:
            "(variables.containers.filter(c, !(c.?imagePullPolicy.orValue('') in variables.policies)).map(c, string(c.name)) + " +
            "variables.volumes.filter(v, !(v.image.?pullPolicy.orValue('') in variables.policies)).map(v, string(v.name)))",
        },
      ],
      validations: [
        {
          expression: 'size(variables.registries) == 0 || size(variables.foreign) == 0',
          message: 'this pod runs an image from a registry that its namespace was not granted',
          messageExpression: `'images come from ' + ${shown('variables.registries')} + ' here, unlike ' + variables.foreign.join(', ') + '. Push the image there, or ask your platform team for its registry; a name without a registry means docker.io.'`,
        },
        {
          expression: 'size(variables.policies) == 0 || size(variables.cached) == 0',
          message: 'this pod would run an image without asking its registry',
          messageExpression: `'this pod would run an image that somebody else has pulled, without asking the registry. Write \`imagePullPolicy: ' + variables.policies[0] + '\` for ' + variables.cached.join(', ') + '.'`,
        },
      ],
    });
  }
}
