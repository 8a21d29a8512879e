import { SAFE_VOLUMES } from '../../fleet/catalogue/safe-in-pods';
import { NEW_PODS } from './admission-rules';
import type { Rail } from './rail';
import { parameter, shown, texts } from './cel';
import { VOLUMES } from './pod-variables';

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
      expression: `variables.volumes.map(v, v.filter(key, !(key in ${texts(['name', ...SAFE_VOLUMES])}))).filter(l, size(l) > 0)`,
    },
    {
      name: 'inlineDrivers',
      expression:
        'variables.volumes.filter(v, has(v.csi) && !(v.csi.driver in variables.drivers))' +
        '.map(v, string(v.csi.driver))',
    },
  ],
  plain: `variables.volumes.all(v, v.all(key, key in ${texts(['name', ...SAFE_VOLUMES.filter((kind) => kind !== 'csi')])}))`,
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
