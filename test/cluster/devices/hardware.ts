import type { Part } from '../cases/drafts';

/** What NVIDIA's driver is called. */
const DRIVER = 'gpu.nvidia.com';

/** A node that has devices of NVIDIA's driver and no device plugin. */
export const DRIVER_NODE = 'dra-1';

const RESOURCE_API = 'resource.k8s.io/v1';

/** As the chart of NVIDIA's driver writes its class for whole cards. */
export const WHOLE_CARDS: Part = {
  apiVersion: RESOURCE_API,
  kind: 'DeviceClass',
  metadata: { name: DRIVER },
  spec: {
    selectors: [
      {
        cel: {
          expression: `device.driver == '${DRIVER}' && device.attributes['${DRIVER}'].type == 'gpu'`,
        },
      },
    ],
    extendedResourceName: 'nvidia.com/gpu',
  },
};

/** A device as the driver describes it: a whole card, or an instance of a profile. */
function device(name: string, productName: string, profile?: string): Part {
  const kind = profile === undefined ? { type: 'gpu' } : { type: 'mig', profile };
  const attributes = { productName, ...kind };
  return {
    name,
    attributes: Object.fromEntries(
      Object.entries(attributes).map(([key, text]) => [key, { string: text }]),
    ),
  };
}

/** Whole cards, instances of the profile that is claimed, and what only resembles them. */
export const DRIVER_DEVICES: Part = {
  apiVersion: RESOURCE_API,
  kind: 'ResourceSlice',
  metadata: { name: 'nvidia-cards' },
  spec: {
    driver: DRIVER,
    nodeName: DRIVER_NODE,
    pool: { name: 'nvidia-cards', generation: 1, resourceSliceCount: 1 },
    devices: [
      device('card-0', 'NVIDIA H100 80GB HBM3'),
      device('card-1', 'NVIDIA H100 80GB HBM3'),
      device('other-profile', 'NVIDIA H200', '1g.18gb'),
      device('other-product', 'NVIDIA H200 NVL', '2g.35gb'),
      device('instance-0', 'NVIDIA H200', '2g.35gb'),
      device('instance-1', 'NVIDIA H200', '2g.35gb'),
    ],
  },
};
