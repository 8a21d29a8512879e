import { capabilityFor } from '../../../lib/fleet/catalogue/device-capabilities';
import { wideException } from '../../../lib/fleet/catalogue/wide-exceptions';

describe('an exception that reaches beyond the pod', () => {
  test.each([
    'capabilities=SYS_ADMIN',
    'capabilities=DAC_READ_SEARCH',
    'capabilities=NET_RAW',
    'hostIPC=true',
    'seLinuxTypes=spc_t',
    // What holds such a place, is one, or is inside of one.
    'hostPaths=/',
    'hostPaths=/var',
    'hostPaths=/var/lib',
    'hostPaths=/etc',
    'hostPaths=/etc/kubernetes/pki',
    'hostPaths=/run/containerd/containerd.sock',
  ])('%s', (text) => {
    // The end of a sentence.
    expect(wideException(text)).toMatch(/^[a-z].*[^.]$/);
  });
});

test.each([
  'capabilities=IPC_LOCK',
  'capabilities=SYS_PTRACE',
  'seccomp=Unconfined',
  'sysctls=net.core.somaxconn',
  'hostPorts=80',
  'hostPaths=/mnt/imagenet',
  'hostPaths=/var/lib/datasets',
  'hostPaths=/etcetera',
  'hostPaths=/data/etc',
])('%s concerns the pod alone', (text) => {
  expect(wideException(text)).toBeUndefined();
});

test('RDMA devices need to lock memory, and nothing else is known to need a capability', () => {
  expect(capabilityFor('rdma/hca')).toMatchObject({ capability: 'IPC_LOCK' });
  expect(capabilityFor('rdma/hca_shared_devices_a')).toMatchObject({ capability: 'IPC_LOCK' });
  expect(capabilityFor('nvidia.com/gpu')).toBeUndefined();
  expect(capabilityFor('example.com/rdma')).toBeUndefined();
});
