import { Findings } from '../../../lib/findings/findings';
import { checkMetadataKey } from '../../../lib/fleet/settings/metadata-grants';

/** What an entry of `scheduling.metadata` is told, by its code; empty where it is fine. */
function codesOf(entry: string): string[] {
  const findings = new Findings();
  checkMetadataKey(entry, ['scheduling', 'metadata', 0], findings);
  return findings.all.map(({ code }) => code);
}

test.each([
  ['a whole key', 'karpenter.sh/do-not-disrupt'],
  ['a domain', 'cni.projectcalico.org/*'],
  ['a key of a domain', 'cni.projectcalico.org/ipv4pools'],
  ['the start of a key of a domain', 'cni.projectcalico.org/ipv*'],
  ['a key that starts so', 'io.katacontainers.config.hypervisor.default_vcpus'],
  ['a wider start', 'io.katacontainers.*'],
  ['a key in a domain below another one', 'cpu-quota.crio.io'],
  ['a name in any domain', 'net1.kubernetes.io/ip_address'],
  ['names in any domain', 'net1.kubernetes.io/*'],
])('%s can be granted: %s', (_what, entry) => {
  expect(codesOf(entry)).toEqual([]);
});

test.each([
  ['a key that nobody refuses', 'example.com/note'],
  ['a start of such keys', 'example.com/*'],
  ['another name in a domain of Kubernetes', 'app.kubernetes.io/name'],
  ['a key that is longer than a whole one', 'karpenter.sh/do-not-disrupt-x'],
  ['a start that covers a priority', 'kueue*'],
  ['a queue', 'kai.scheduler/queue'],
  ['what controllers write', 'controller-uid'],
  ['a start of what controllers write', 'pod-*'],
])('%s cannot be granted: %s', (_what, entry) => {
  expect(codesOf(entry)).toEqual(['METADATA_UNGRANTABLE']);
});

test.each([
  ['a fraction', 'gpu-fraction'],
  ['how many devices it is of', 'gpu-fraction-num-devices'],
  ['memory of a GPU', 'gpu-memory'],
  ['a start of these', 'gpu-*'],
])('%s is granted with a warning, because no quota counts it: %s', (_what, entry) => {
  expect(codesOf(entry)).toEqual(['METADATA_UNCOUNTED']);
});
