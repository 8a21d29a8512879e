import { WRITTEN_AND_DEBUGGED_PODS } from './admission-rules';
import type { Rail } from './rail';
import { lacks, parameter, shown } from './cel';
import { CONTAINERS, IMAGE, OLD_CONTAINERS, OLD_IMAGES, VOLUMES } from './pod-variables';

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

const REPOSITORY = TO_REPOSITORY.map((step) => `.map(a, ${step})`).join('');

/**
 * The guard rail `podImages`: images come from `images.registries`, and are asked for each time where
 * `images.pullPolicy` says so. A node hands out what it has once pulled, to everybody who knows the name.
 *
 * The image of a running pod can be changed, so changes are also judged; an image that the pod already has is not.
 */
export const POD_IMAGES: Rail = {
  rail: 'podImages',
  rules: WRITTEN_AND_DEBUGGED_PODS,
  variables: [
    CONTAINERS,
    OLD_CONTAINERS,
    VOLUMES,
    {
      name: 'registries',
      expression: `${parameter('image-registries')}.map(r, r == 'index.docker.io' || r.startsWith('index.docker.io/') ? r.substring(6) : r)`,
    },
    { name: 'pullPolicies', expression: parameter('image-pull-policy') },
    OLD_IMAGES,
    {
      name: 'newImages',
      expression: `variables.containers.filter(c, !((${IMAGE}) in variables.oldImages))`,
    },
    {
      // Images that are mounted; older servers do not know them.
      name: 'imageVolumes',
      expression: 'variables.volumes.filter(v, has(v.image))',
    },
    {
      name: 'foreignImages',
      expression:
        "(variables.newImages.map(c, string(c.?image.orValue(''))) + " +
        "variables.imageVolumes.map(v, string(v.image.?reference.orValue(''))))" +
        `.filter(i, i != '' && ![i]${REPOSITORY}.exists(a, ${LISTED}))`,
    },
    {
      name: 'cachedImages',
      expression:
        "(variables.newImages.filter(c, !(c.?imagePullPolicy.orValue('') in variables.pullPolicies)).map(c, string(c.name)) + " +
        "variables.imageVolumes.filter(v, !(v.image.?pullPolicy.orValue('') in variables.pullPolicies)).map(v, string(v.name)))",
    },
  ],
  plain: `${lacks('image-registries')} && ${lacks('image-pull-policy')}`,
  validations: [
    {
      expression: 'size(variables.registries) == 0 || size(variables.foreignImages) == 0',
      message: 'this pod runs an image from a registry that its namespace was not granted',
      messageExpression: `'images come from ' + ${shown('variables.registries')} + ' here, unlike ' + variables.foreignImages.join(', ') + '. Push the image there, or ask your platform team for its registry; a name without a registry means docker.io.'`,
    },
    {
      expression: 'size(variables.pullPolicies) == 0 || size(variables.cachedImages) == 0',
      message: 'this pod would run an image without asking its registry',
      messageExpression: `'this pod would run an image that somebody else has pulled, without asking the registry. Write \`imagePullPolicy: ' + variables.pullPolicies[0] + '\` for ' + variables.cachedImages.join(', ') + '.'`,
    },
  ],
};
