import { NEW_PODS } from './admission-rules';
import type { Rail } from './rail';
import { parameter, shown, texts } from './cel';
import { VOLUMES } from './pod-variables';

/**
 * Kinds of volumes that hold nothing of anybody else: a kind that Kubernetes invents later is none of them. A
 * `hostPath` is for Pod Security to judge, and a `csi` one is judged by its driver.
 */
const OWN = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'hostPath',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
];

/**
 * The guard rail `podVolumes`: pods mount storage by claims, and not by the address of a share or with a driver's own
 * attributes. Such a volume passes every quota and storage class, and reaches what others keep.
 */
export const POD_VOLUMES: Rail = {
  rail: 'podVolumes',
  rules: NEW_PODS,
  variables: [
    VOLUMES,
    { name: 'drivers', expression: parameter('volume-drivers') },
    {
      name: 'foreignVolumes',
      expression: `variables.volumes.map(v, v.filter(key, !(key in ${texts(['name', ...OWN])}))).filter(l, size(l) > 0)`,
    },
    {
      name: 'inlineDrivers',
      expression:
        'variables.volumes.filter(v, has(v.csi) && !(v.csi.driver in variables.drivers))' +
        '.map(v, string(v.csi.driver))',
    },
  ],
  plain: `variables.volumes.all(v, v.all(key, key in ${texts(['name', ...OWN.filter((kind) => kind !== 'csi')])}))`,
  validations: [
    {
      expression: 'size(variables.foreignVolumes) == 0',
      message: 'this pod mounts storage by its address',
      messageExpression:
        "'this pod mounts storage by its address (' + string(variables.foreignVolumes[0][0]) + '). Use a PersistentVolumeClaim, and ask your platform team for a volume of what exists.'",
    },
    {
      expression: 'size(variables.inlineDrivers) == 0',
      message: 'this pod mounts a volume of a driver that its namespace was not granted',
      messageExpression: `'this pod mounts a volume of the driver ' + variables.inlineDrivers.join(', ') + '; granted here: ' + ${shown('variables.drivers')} + '. Use a PersistentVolumeClaim, or ask your platform team for the driver.'`,
    },
  ],
};
