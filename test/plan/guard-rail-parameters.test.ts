import { guardRailParameters } from '../../lib/plan/guard-rail-parameters';
import { fleetOf } from '../fleet/resolved';

const TAINT = 'nvidia.com/gpu.product=Tesla-V100-PCIE-32GB';

test.each([
  [2, ['dedicated=batch', TAINT]],
  [0, ['dedicated=batch']],
])('with %i GPUs, the taints that pods may tolerate are %j', (gpu, tolerations) => {
  const { platform, tenants } = fleetOf({
    platform: { namespaces: 'single', pools: { v100: { resource: 'nvidia.com/gpu' } } },
    tenants: [
      {
        name: 'vision',
        costCenter: 'ENG-1',
        quota: { gpu },
        scheduling: { tolerations: [TAINT, 'dedicated=batch'] },
      },
    ],
  });
  const { all } = tenants[0]!.environments;
  expect(guardRailParameters(all!, platform.pools).tolerations).toEqual(tolerations);
});

test.each([
  [true, ['required']],
  [false, []],
])('with `rayTokens: %s`, Ray clusters must ask for a token: %j', (rayTokens, expected) => {
  const { platform, tenants } = fleetOf({
    platform: { namespaces: 'single' },
    tenants: [{ name: 'vision', costCenter: 'ENG-1', rayTokens }],
  });
  const { all } = tenants[0]!.environments;
  expect(guardRailParameters(all!, platform.pools)['ray-tokens']).toEqual(expected);
});
