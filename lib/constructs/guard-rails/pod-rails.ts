import { Construct } from 'constructs';
import { ACCELERATOR_NAMES } from './accelerator-names';
import { ACCELERATOR_USE } from './accelerator-use';
import { AdmissionPolicy } from './admission-policy';
import { podSizes } from './object-sizes';
import { type OwnWorkOptions, stampsOfPods } from './own-work';
import { POD_FINALIZERS } from './pod-finalizers';
import { POD_IMAGES } from './pod-images';
import { POD_SCHEDULING } from './pod-scheduling';
import { POD_SECURITY } from './pod-security-standard';
import { POD_VOLUMES } from './pod-volumes';
import { MOUNTED_TOKENS } from './token-lifetime';
import { POD_METADATA } from './workload-metadata/pod-metadata';

/** All that is asked of pods, in one policy: every pod that is made is judged by it. */
export class PodRails extends Construct {
  constructor(scope: Construct, id: string, { platform, mutation }: OwnWorkOptions) {
    super(scope, id);
    new AdmissionPolicy(this, 'Pods', {
      name: 'tenant-pods',
      rails: [
        ACCELERATOR_NAMES,
        ACCELERATOR_USE,
        POD_IMAGES,
        POD_SCHEDULING,
        POD_FINALIZERS,
        POD_SECURITY,
        POD_VOLUMES,
        MOUNTED_TOKENS,
        podSizes(platform),
        POD_METADATA,
        ...(mutation ? [] : [stampsOfPods(platform)]),
      ],
    });
  }
}
