import { CHANGED_PARTS_OF_PODS, NEW_PODS } from './admission-rules';
import type { Rail } from './rail';
import { amountOf, lacks, parameter } from './cel';
import { DEVICE_VARIABLES, MAY_SHOW_DEVICES } from './device-variables';
import { ACCELERATORS, NEW_CONTAINERS } from './pod-variables';

/** The accelerators that a list of containers asks for together. */
function sumOf(containers: string): string {
  return `${containers}.map(c, variables.accelerators.map(name, ${amountOf('c', 'name')}).sum()).sum()`;
}

/**
 * The accelerators that a pod holds at once: those of its containers and sidecars, or of one init container and the
 * sidecars beside it.
 */
function heldBy(spec: string): string {
  const isSidecar = "c.?restartPolicy.orValue('') == 'Always'";
  const init = `${spec}.?initContainers.orValue([]).map(c, dyn(c))`;
  const sidecars = sumOf(`${init}.filter(c, ${isSidecar})`);
  return (
    `([${sumOf(`${spec}.containers.map(c, dyn(c))`)}] + ${init}.filter(c, !(${isSidecar}))` +
    `.map(i, ${sumOf('[i]')})).max() + ${sidecars}`
  );
}

/**
 * The guard rail `acceleratorUse`: a pod sees the accelerators that it asks for, and asks for no more than
 * `scheduling.maxGpusPerPod`.
 */
export const ACCELERATOR_USE: Rail = {
  rail: 'acceleratorUse',
  rules: [...NEW_PODS, CHANGED_PARTS_OF_PODS],
  variables: [
    ...NEW_CONTAINERS,
    ACCELERATORS,
    ...DEVICE_VARIABLES,
    { name: 'maxGpus', expression: parameter('max-gpus-per-pod') },
    { name: 'heldGpus', expression: heldBy('object.spec') },
  ],
  plain: `${lacks('max-gpus-per-pod')} && !variables.containers.exists(c, ${MAY_SHOW_DEVICES})`,
  validations: [
    {
      expression: 'size(variables.deviceVariables) == 0',
      message: 'this pod sets a variable that shows it devices of others on its node',
      messageExpression:
        "'this pod sets ' + variables.deviceVariables[0] + ', which shows it devices of others on its node. Leave the variable out: a container sees what it asks for under `resources.limits`.'",
    },
    {
      // What is there may be changed where the bound has become a smaller one.
      expression:
        'size(variables.maxGpus) == 0 || variables.heldGpus <= int(variables.maxGpus[0]) || ' +
        `(request.operation == 'UPDATE' && variables.heldGpus <= ${heldBy('oldObject.spec')})`,
      message: 'this pod asks for more accelerators than one pod may have here',
      messageExpression:
        "'this pod asks for ' + string(variables.heldGpus) + ' accelerators; one pod may have ' + variables.maxGpus[0] + ' here. Spread the work over several pods, or ask your platform team for more.'",
    },
  ],
};
