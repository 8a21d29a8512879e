/** A way to cut an NVIDIA GPU into instances (MIG, Multi-Instance GPU). */
export interface MigProfile {
  /**
   * As in `nvidia.com/mig-<name>`: `1g.10gb`, `1g.10gb.me`, `1g.24gb-me`. NVIDIA's own tools write
   * `+` where resource names have a dot (NVIDIA/k8s-device-plugin `api/config/v1/config.go`).
   */
  readonly name: string;
  /** How many instances of this profile alone fit on one GPU. */
  readonly instances: number;
}

/** GPUs that offer the same profiles. */
interface MigFamily {
  readonly profiles: readonly MigProfile[];
  readonly source: string;
}

const MIG_PARTED = 'NVIDIA/mig-parted deployments/systemd/config-default.yaml';
const MIG_GUIDE = 'NVIDIA MIG User Guide, Supported MIG Profiles';

function family(instances: Readonly<Record<string, number>>, source: string): MigFamily {
  const profiles = Object.entries(instances).map(([name, count]) => ({ name, instances: count }));
  return { profiles, source };
}

/** Profile names come from the size of the memory: cards of one generation may differ, and generations may agree. */
const FAMILIES = {
  'A30 24GB': family(
    { '1g.6gb': 4, '1g.6gb.me': 1, '2g.12gb': 2, '2g.12gb.me': 1, '4g.24gb': 1 },
    MIG_GUIDE,
  ),
  'A100 40GB': family(
    {
      '1g.5gb': 7,
      '1g.5gb.me': 1,
      '1g.10gb': 4,
      '2g.10gb': 3,
      '3g.20gb': 2,
      '4g.20gb': 1,
      '7g.40gb': 1,
    },
    MIG_GUIDE,
  ),
  'A100 or H100 80GB': family(
    {
      '1g.10gb': 7,
      '1g.10gb.me': 1,
      '1g.20gb': 4,
      '2g.20gb': 3,
      '3g.40gb': 2,
      '4g.40gb': 1,
      '7g.80gb': 1,
    },
    MIG_GUIDE,
  ),
  'H100 94GB': family(
    {
      '1g.12gb': 7,
      '1g.12gb.me': 1,
      '1g.24gb': 4,
      '2g.24gb': 3,
      '3g.47gb': 2,
      '4g.47gb': 1,
      '7g.94gb': 1,
    },
    MIG_GUIDE,
  ),
  'H100 96GB': family(
    {
      '1g.12gb': 7,
      '1g.12gb.me': 1,
      '1g.24gb': 4,
      '2g.24gb': 3,
      '3g.48gb': 2,
      '4g.48gb': 1,
      '7g.96gb': 1,
    },
    MIG_GUIDE,
  ),
  'H200 141GB': family(
    {
      '1g.18gb': 7,
      '1g.18gb.me': 1,
      '1g.35gb': 4,
      '2g.35gb': 3,
      '3g.71gb': 2,
      '4g.71gb': 1,
      '7g.141gb': 1,
    },
    MIG_GUIDE,
  ),
  'GH200 144GB': family(
    {
      '1g.18gb': 7,
      '1g.18gb.me': 1,
      '1g.36gb': 4,
      '2g.36gb': 3,
      '3g.72gb': 2,
      '4g.72gb': 1,
      '7g.144gb': 1,
    },
    MIG_PARTED,
  ),
  'B200 180GB': family(
    {
      '1g.23gb': 7,
      '1g.23gb.me': 1,
      '1g.45gb': 4,
      '2g.45gb': 3,
      '3g.90gb': 2,
      '4g.90gb': 1,
      '7g.180gb': 1,
    },
    MIG_GUIDE,
  ),
  // One label, two sets of names: boards of 186 GB and of 189 GB (mig-parted has both).
  GB200: family(
    {
      '1g.23gb': 7,
      '1g.23gb.me': 1,
      '1g.24gb': 7,
      '1g.47gb': 4,
      '2g.47gb': 3,
      '3g.93gb': 2,
      '3g.95gb': 2,
      '4g.93gb': 1,
      '4g.95gb': 1,
      '7g.186gb': 1,
      '7g.189gb': 1,
    },
    MIG_PARTED,
  ),
  B300: family(
    {
      '1g.34gb': 7,
      '1g.34gb.me': 1,
      '1g.67gb': 4,
      '2g.67gb': 3,
      '3g.135gb': 2,
      '4g.135gb': 1,
      '7g.269gb': 1,
    },
    'NVIDIA GPU Operator 25.10 release notes',
  ),
  // Driver 590 prints 35, 70, 139 and 278; driver 610 prints 31, 70, 126 and 251 for the same slices.
  GB300: family(
    {
      '1g.31gb': 7,
      '1g.31gb.me': 1,
      '1g.35gb': 7,
      '1g.35gb.me': 1,
      '1g.70gb': 4,
      '2g.70gb': 3,
      '3g.126gb': 2,
      '3g.139gb': 2,
      '4g.126gb': 1,
      '4g.139gb': 1,
      '7g.251gb': 1,
      '7g.278gb': 1,
    },
    'NVIDIA/dgx-spark-playbooks, MIG on DGX Station; NVIDIA nvml-mock profiles',
  ),
  'RTX PRO 6000 Blackwell': family(
    {
      '1g.24gb': 4,
      '1g.24gb-me': 4,
      '1g.24gb.gfx': 4,
      '1g.24gb.me': 1,
      '1g.24gb.me.all': 1,
      '2g.48gb': 2,
      '2g.48gb-me': 2,
      '2g.48gb.gfx': 2,
      '2g.48gb.me.all': 1,
      '4g.96gb': 1,
      '4g.96gb.gfx': 1,
    },
    MIG_GUIDE,
  ),
  'RTX PRO 5000 Blackwell': family(
    {
      '1g.24gb': 2,
      '1g.24gb-me': 2,
      '1g.24gb.gfx': 2,
      '1g.24gb.me': 1,
      '1g.24gb.me.all': 1,
      '2g.48gb': 1,
      '2g.48gb.gfx': 1,
    },
    MIG_GUIDE,
  ),
  'RTX PRO 4500 Blackwell': family(
    {
      '1g.16gb': 2,
      '1g.16gb-me': 2,
      '1g.16gb.gfx': 2,
      '1g.16gb.me.all': 1,
      '2g.32gb': 1,
      '2g.32gb.gfx': 1,
    },
    MIG_GUIDE,
  ),
} as const satisfies Record<string, MigFamily>;

type FamilyName = keyof typeof FAMILIES;

/**
 * Products by the value of the node label `nvidia.com/gpu.product`: the driver's product name with
 * hyphens for spaces (k8s-device-plugin `internal/lm/resource.go`; names from the driver's list of
 * supported GPUs). `false` means no MIG. A product whose profiles are not published is left out.
 */
const PRODUCTS: Readonly<Record<string, FamilyName | false>> = {
  'NVIDIA-A30': 'A30 24GB',
  'NVIDIA-A100-PCIE-40GB': 'A100 40GB',
  'NVIDIA-A100-PG509-200': 'A100 40GB',
  'NVIDIA-A100-SXM4-40GB': 'A100 40GB',
  'NVIDIA-A800-40GB-Active': 'A100 40GB',
  'NVIDIA-A800-SXM4-40GB': 'A100 40GB',
  'NVIDIA-A100-80GB-PCIe': 'A100 or H100 80GB',
  'NVIDIA-A100-SXM4-80GB': 'A100 or H100 80GB',
  'NVIDIA-A800-80GB-PCIe': 'A100 or H100 80GB',
  'NVIDIA-A800-80GB-PCIe-LC': 'A100 or H100 80GB',
  'NVIDIA-A800-SXM4-80GB': 'A100 or H100 80GB',
  'NVIDIA-H100-80GB-HBM3': 'A100 or H100 80GB',
  'NVIDIA-H100-PCIe': 'A100 or H100 80GB',
  'NVIDIA-H800': 'A100 or H100 80GB',
  'NVIDIA-H800-PCIe': 'A100 or H100 80GB',
  'NVIDIA-H100-NVL': 'H100 94GB',
  'NVIDIA-H800-NVL': 'H100 94GB',
  'NVIDIA-GH200-120GB': 'H100 96GB',
  'NVIDIA-GH200-480GB': 'H100 96GB',
  'NVIDIA-H20': 'H100 96GB',
  'NVIDIA-PG506-232': 'H100 96GB',
  'NVIDIA-H200': 'H200 141GB',
  'NVIDIA-H200-NVL': 'H200 141GB',
  'NVIDIA-GH200-144G-HBM3e': 'GH200 144GB',
  'NVIDIA-B200': 'B200 180GB',
  'NVIDIA-GB200': 'GB200',
  'NVIDIA-B300-SXM6-AC': 'B300',
  'NVIDIA-GB300': 'GB300',
  'NVIDIA-RTX-PRO-6000-Blackwell-Max-Q-Workstation-Edition': 'RTX PRO 6000 Blackwell',
  'NVIDIA-RTX-PRO-6000-Blackwell-Server-Edition': 'RTX PRO 6000 Blackwell',
  'NVIDIA-RTX-PRO-6000-Blackwell-Workstation-Edition': 'RTX PRO 6000 Blackwell',
  'NVIDIA-RTX-PRO-5000-Blackwell': 'RTX PRO 5000 Blackwell',
  'NVIDIA-RTX-PRO-4500-Blackwell': 'RTX PRO 4500 Blackwell',
  'NVIDIA-RTX-PRO-4500-Blackwell-Server-Edition': 'RTX PRO 4500 Blackwell',
  'NVIDIA-A2': false,
  'NVIDIA-A10': false,
  'NVIDIA-A10G': false,
  'NVIDIA-A10M': false,
  'NVIDIA-A16': false,
  'NVIDIA-A40': false,
  'NVIDIA-L2': false,
  'NVIDIA-L4': false,
  'NVIDIA-L20': false,
  'NVIDIA-L40': false,
  'NVIDIA-L40S': false,
  'NVIDIA-RTX-A4000': false,
  'NVIDIA-RTX-A4500': false,
  'NVIDIA-RTX-A5000': false,
  'NVIDIA-RTX-A5500': false,
  'NVIDIA-RTX-A6000': false,
  'NVIDIA-RTX-4000-Ada-Generation': false,
  'NVIDIA-RTX-4500-Ada-Generation': false,
  'NVIDIA-RTX-5000-Ada-Generation': false,
  'NVIDIA-RTX-5880-Ada-Generation': false,
  'NVIDIA-RTX-6000-Ada-Generation': false,
  'NVIDIA-GeForce-RTX-3090': false,
  'NVIDIA-GeForce-RTX-3090-Ti': false,
  'NVIDIA-GeForce-RTX-4080': false,
  'NVIDIA-GeForce-RTX-4090': false,
  'NVIDIA-GeForce-RTX-5080': false,
  'NVIDIA-GeForce-RTX-5090': false,
  'Quadro-RTX-6000': false,
  'Quadro-RTX-8000': false,
  'Tesla-P100-PCIE-12GB': false,
  'Tesla-P100-PCIE-16GB': false,
  'Tesla-P100-SXM2-16GB': false,
  'Tesla-P4': false,
  'Tesla-P40': false,
  'Tesla-T4': false,
  'Tesla-V100-PCIE-16GB': false,
  'Tesla-V100-PCIE-32GB': false,
  'Tesla-V100-SXM2-16GB': false,
  'Tesla-V100-SXM2-32GB': false,
  'Tesla-V100-SXM3-32GB': false,
};

/**
 * The profiles of a product, or `undefined` for a product that is not known. The product is a value of
 * `nvidia.com/gpu.product`; what feature discovery appends (`-MIG-1g.10gb` on nodes cut into one
 * profile, `-SHARED` on time-sliced ones) and what old drivers left out (`NVIDIA-`) does not matter.
 */
export function migProfilesOf(product: string): readonly MigProfile[] | undefined {
  const model = product.replace(/-SHARED$/, '').replace(/-MIG-.*$/, '');
  const known = [model, `NVIDIA-${model}`].find((label) => Object.hasOwn(PRODUCTS, label));
  if (known === undefined) return undefined;
  const name = PRODUCTS[known];
  return name ? FAMILIES[name].profiles : [];
}

/** Every product that is known, as a value of `nvidia.com/gpu.product`, by code point. */
export function knownProducts(): string[] {
  return Object.keys(PRODUCTS).sort();
}

/** Every profile of every product, once, by code point, with the GPUs that offer it and the source. */
export function allMigProfiles(): { name: string; families: string[]; source: string }[] {
  const byName = new Map<string, { name: string; families: string[]; source: string }>();
  for (const [familyName, { profiles, source }] of Object.entries(FAMILIES)) {
    for (const { name } of profiles) {
      const entry = byName.get(name) ?? { name, families: [], source };
      entry.families.push(familyName);
      byName.set(name, entry);
    }
  }
  return [...byName.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}
