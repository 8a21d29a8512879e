import type { ControlPlane } from '../control-plane';

/** GPUs of one node. */
const EACH = 8;

/** Makes sure that there are nodes with as many H100s, or a few more. */
export async function createGpuNodes(plane: ControlPlane, gpus: number): Promise<void> {
  const nodes = Array.from({ length: Math.ceil(gpus / EACH) }, (_, index) => ({
    name: `h100-${index}`,
    gpus: { product: 'NVIDIA-H100-80GB-HBM3', count: EACH },
  }));
  await plane.createNodes(nodes);
}
