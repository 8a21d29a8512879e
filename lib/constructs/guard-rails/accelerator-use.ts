import { Construct } from 'constructs';
import { AdmissionPolicy } from './admission-policy';
import { POD_RULES, amountOf, containersOf, parameter, texts } from './cel';

/**
 * Variables by which the vendors' container runtimes are told what a container sees: NVIDIA's (nvidia-container-toolkit,
 * `internal/config/image`) and AMD's (container-toolkit, `internal/oci`). Those of other vendors are left to the nodes:
 * Ascend's own samples write theirs, from an annotation of their scheduler.
 */
const VISIBLE_DEVICES = ['NVIDIA_VISIBLE_DEVICES', 'AMD_VISIBLE_DEVICES'];

/** Values that show nothing. The MPI operator writes the empty one for its launchers. */
const NOTHING = ['', 'none', 'void'];

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
 *
 * The variables are also refused next to a request: the kubelet appends a container's variables to those of the device
 * plugin (GenerateRunContainerOptions in pkg/kubelet/kubelet_pods.go), and runtimes take the last one, so that `all`
 * beside one GPU shows every GPU of the node. What `envFrom` brings and what an image says is not seen here: nodes must
 * be told not to listen (`accept-nvidia-visible-devices-envvar-when-unprivileged = false`).
 */
export class AcceleratorUse extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AdmissionPolicy(this, 'Pods', {
      name: 'accelerator-use',
      rail: 'acceleratorUse',
      rules: POD_RULES,
      variables: [
        {
          // A container that was there already keeps its variables.
          name: 'containers',
          expression:
            `(${containersOf('object.spec')}).filter(c, request.operation == 'CREATE' || ` +
            `!(${containersOf('oldObject.spec')}).exists(o, o.name == c.name))`,
        },
        {
          name: 'visible',
          expression:
            'variables.containers.map(c, c.?env.orValue([]).filter(e, ' +
            `e.name in ${texts(VISIBLE_DEVICES)} && ` +
            `(has(e.valueFrom) || !(e.?value.orValue('') in ${texts(NOTHING)})))` +
            '.map(e, e.name)).filter(l, size(l) > 0)',
        },
        { name: 'max', expression: parameter('max-gpus-per-pod') },
        { name: 'accelerators', expression: parameter('accelerators') },
        { name: 'held', expression: heldBy('object.spec') },
      ],
      validations: [
        {
          expression: 'size(variables.visible) == 0',
          message: 'this pod sets a variable that shows it all accelerators of its node',
          messageExpression:
            "'this pod sets ' + variables.visible[0][0] + ', which shows it the accelerators of others on its node. Leave the variable out: a container sees what it asks for under `resources.limits`.'",
        },
        {
          // What is there may be changed where the bound has become a smaller one.
          expression:
            'size(variables.max) == 0 || variables.held <= int(variables.max[0]) || ' +
            `(request.operation == 'UPDATE' && variables.held <= ${heldBy('oldObject.spec')})`,
          message: 'this pod asks for more accelerators than one pod may have here',
          messageExpression:
            "'this pod asks for ' + string(variables.held) + ' accelerators; one pod may have ' + variables.max[0] + ' here. Spread the work over several pods, or ask your platform team for more.'",
        },
      ],
    });
  }
}
