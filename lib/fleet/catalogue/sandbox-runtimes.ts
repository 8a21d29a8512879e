import { type Accelerator, catalogueEntry } from './accelerators';

/** A runtime that keeps pods off the kernel of their node, by what people call its RuntimeClass. */
interface SandboxRuntime {
  readonly name: string;
  /** How names of its RuntimeClasses begin: `kata` is also `kata-qemu`. */
  readonly classes: readonly string[];
  /** Why an accelerator does not reach its pods by itself, as the rest of a sentence; nothing where it does. */
  readonly problem: (accelerator: Accelerator) => string | undefined;
}

/**
 * Sandboxes, and what an accelerator needs in them.
 *
 * Sources: gvisor.dev/gvisor/pkg/sentry/devices/nvproxy (package documentation: T4, L4, A100, A10G and H100) and
 * .../tpuproxy; google/gvisor#11553 (no AMD, no Intel); cncf/maintainer-summit#119 (no MIG); NVIDIA GPU Operator, "Deploy
 * with Kata Containers", and NVIDIA/sandbox-device-plugin (devices bound to VFIO).
 */
const SANDBOXES: readonly SandboxRuntime[] = [
  {
    name: 'gVisor',
    classes: ['gvisor', 'runsc'],
    problem({ vendor, kind }) {
      if (vendor === 'google') return undefined;
      if (vendor !== 'nvidia') return 'gVisor hands on no devices of this vendor';
      if (kind === 'mig') return 'gVisor hands on no MIG slices';
      return 'gVisor hands on GPUs only with `nvproxy`, for some products and driver versions';
    },
  },
  {
    name: 'Kata Containers',
    classes: ['kata'],
    problem: ({ resource }) =>
      resource === 'nvidia.com/pgpu'
        ? undefined
        : 'Kata Containers take only devices that are bound to VFIO, which the usual device plugin does not offer',
  },
];

/**
 * Why pods of a runtime class do not see an accelerator by themselves, as the rest of a sentence; nothing where they do, or
 * where the class is unknown. A class whose name says that it is for GPUs is trusted.
 */
export function sandboxProblem(runtimeClass: string, resource: string): string | undefined {
  if (/gpu|nvidia|nvproxy/.test(runtimeClass)) return undefined;
  const sandbox = SANDBOXES.find(({ classes }) =>
    classes.some((name) => runtimeClass === name || runtimeClass.startsWith(`${name}-`)),
  );
  const accelerator = catalogueEntry(resource);
  return accelerator === undefined ? undefined : sandbox?.problem(accelerator);
}
