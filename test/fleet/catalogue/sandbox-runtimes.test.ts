import { sandboxProblem } from '../../../lib/fleet/catalogue/sandbox-runtimes';

test.each([
  ['gvisor', 'nvidia.com/gpu', /only with `nvproxy`/],
  ['gvisor-strict', 'nvidia.com/gpu', /only with `nvproxy`/],
  ['runsc', 'nvidia.com/mig-1g.10gb', /no MIG slices/],
  ['gvisor', 'amd.com/gpu', /no devices of this vendor/],
  ['kata', 'nvidia.com/gpu', /bound to VFIO/],
  ['kata-qemu', 'amd.com/gpu', /bound to VFIO/],
])('pods of %s do not see %s by themselves', (runtimeClass, resource, problem) => {
  expect(sandboxProblem(runtimeClass, resource)).toMatch(problem);
});

test.each([
  ['nvidia', 'nvidia.com/gpu'],
  ['gvisor-nvproxy', 'nvidia.com/gpu'],
  ['kata-qemu-nvidia-gpu', 'nvidia.com/gpu'],
  ['kata', 'nvidia.com/pgpu'],
  ['gvisor', 'google.com/tpu'],
  ['gvisor', 'rdma/hca'],
  ['katamari', 'nvidia.com/gpu'],
])('nothing is said of pods of %s and %s', (runtimeClass, resource) => {
  expect(sandboxProblem(runtimeClass, resource)).toBeUndefined();
});
