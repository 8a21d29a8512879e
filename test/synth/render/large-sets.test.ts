import { tenantStages } from '../../../lib/plan/delivery-sets';
import { refuseLargeSets } from '../../../lib/synth/render/large-sets';

const DELIVERY = {
  engine: 'flux',
  as: 'resource-set',
  repository: 'https://git.example.com/tenants.git',
  path: 'dist',
  namespace: 'flux-system',
} as const;

const TENANTS = Array.from({ length: 3000 }, (_, index) => {
  const name = `team-${index}`;
  return tenantStages(name, [`tenants/${name}/dev.k8s.yaml`, `access/${name}/dev.k8s.yaml`]);
});

test('a ResourceSet that etcd would not take is refused, with the number of sets that would do', () => {
  expect(() => refuseLargeSets(DELIVERY, TENANTS)).toThrow(
    /DELIVERY_SET_SIZE[^]*`tenancy-tenants` would have \d+ KiB, and may have 1024 KiB/,
  );
  expect(() => refuseLargeSets(DELIVERY, TENANTS)).toThrow(/Write `sets: 2`/);
  expect(() => refuseLargeSets({ ...DELIVERY, sets: 2 }, TENANTS)).not.toThrow();
});
