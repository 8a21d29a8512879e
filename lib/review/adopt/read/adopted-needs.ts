import { isAccelerator } from '../../../fleet/catalogue/accelerators';
import type { SettingsProps } from '../../../fleet/model/props';
import { isHugePagesName } from '../../../fleet/values/label-values';
import { type ManifestMap, asMap, asMaps, asText } from '../../../verify/objects/manifest-data';
import { isExtended } from '../../fit/fit-place';
import { isDeviceName } from '../quota/adopted-devices';
import { isOfKubernetes } from './names-of-kubernetes';
import { type Adopted, type AdoptedNamespace, noteTaker } from '../adopted-namespace';
import { podSpecsOf } from '../judge/pod-specs';

/** What quotas and guard rails refuse unless it is granted by name. */
export type AdoptedNeeds = Pick<SettingsProps, 'priorities' | 'extendedResources' | 'scheduling'>;

/** Reads which priority classes, devices, taints and runtime classes pods and workloads name. */
export function adoptedNeeds(namespace: AdoptedNamespace): Adopted<AdoptedNeeds> {
  const { notes, note } = noteTaker(namespace.name, 'priorities');
  const specs = podSpecsOf(namespace.objects);
  const all = (read: (spec: ManifestMap) => readonly string[]): string[] =>
    [...new Set(specs.flatMap(read))].filter((text) => text !== '').sort();
  const classes = all((spec) => [asText(spec['priorityClassName'])]);
  const ofSystem = classes.filter(isOfKubernetes);
  if (ofSystem.length > 0) {
    note(
      'lost',
      `Pods name ${ofSystem.join(', ')}, which belongs to Kubernetes: it lets them evict everybody else.`,
    );
  }
  const priorities = classes.filter((name) => !isOfKubernetes(name));
  const devices = all(resourcesOf).filter(
    (name) => (isExtended(name) || isHugePagesName(name)) && !isDeviceName(name),
  );
  const tolerations = all((spec) => asMaps(spec['tolerations']).map(taintText));
  const runtimes = all((spec) => [asText(spec['runtimeClassName'])]);
  const scheduling = {
    ...(tolerations.length === 0 ? {} : { tolerations }),
    ...(runtimes.length === 0 ? {} : { runtimeClasses: runtimes }),
  };
  return {
    value: {
      ...(priorities.length === 0 ? {} : { priorities }),
      ...(devices.length === 0 ? {} : { extendedResources: devices }),
      ...(Object.keys(scheduling).length === 0 ? {} : { scheduling }),
    },
    notes,
  };
}

function resourcesOf(spec: ManifestMap): string[] {
  return ['containers', 'initContainers']
    .flatMap((list) => asMaps(spec[list]))
    .flatMap(({ resources }) => {
      const { requests, limits } = asMap(resources);
      return Object.keys({ ...asMap(requests), ...asMap(limits) });
    });
}

/** Pods with accelerators tolerate the taints of those anyway. */
function taintText({ key, operator, value }: ManifestMap): string {
  const name = asText(key);
  if (name === '' || isOfKubernetes(name) || isAccelerator(name)) return '';
  return operator === 'Exists' || asText(value) === '' ? name : `${name}=${asText(value)}`;
}
