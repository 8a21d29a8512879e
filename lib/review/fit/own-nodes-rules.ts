import { type ManifestMap, asMap, asMaps, asText } from '../../verify/objects/manifest-data';
import type { FitPlace, JudgedPods } from './fit-place';
import { type BareReason, refusal } from './fit-reason';

/** A taint or a label as `key=value`; one without a value stands for every value. */
function partsOf(text: string): readonly [key: string, value: string | undefined] {
  const [key = '', value] = text.split('=');
  return [key, value];
}

/** Whether the guard rail takes a toleration for one of a taint. */
function isTolerated(spec: ManifestMap, taint: string): boolean {
  const [key, value] = partsOf(taint);
  return asMaps(spec['tolerations']).some((toleration) => {
    if (asText(toleration['key']) !== key) return false;
    if (value === undefined) return true;
    const isEqual = (asText(toleration['operator']) || 'Equal') === 'Equal';
    return isEqual && asText(toleration['value']) === value;
  });
}

/** What the API server writes into pods of a namespace with nodes of its own: labels of nodes that the pod lacks, and a toleration. */
export function addedForOwnNodes(
  spec: ManifestMap,
  { lists }: Pick<FitPlace, 'lists'>,
): Record<string, unknown> {
  const labels = lists['node-selector'].map(partsOf);
  const [taint] = lists['node-taint'];
  const isMissing = taint !== undefined && !isTolerated(spec, taint);
  return {
    ...(labels.length === 0
      ? {}
      : { nodeSelector: { ...Object.fromEntries(labels), ...asMap(spec['nodeSelector']) } }),
    ...(isMissing
      ? { tolerations: [...asMaps(spec['tolerations']), tolerationOf(partsOf(taint))] }
      : {}),
  };
}

function tolerationOf([key, value]: ReturnType<typeof partsOf>): ManifestMap {
  return value === undefined ? { key, operator: 'Exists' } : { key, operator: 'Equal', value };
}

/** What is refused of pods that would run elsewhere than on the nodes of their namespace. */
export function ownNodesReasons({ spec }: JudgedPods, { lists }: FitPlace): BareReason[] {
  const stated = asMap(spec['nodeSelector']);
  const labels = lists['node-selector'].map(partsOf);
  const [taint] = lists['node-taint'];
  return [
    ...(labels.every(([key, value]) => asText(stated[key]) === value)
      ? []
      : [
          refusal(
            'podScheduling',
            'Pods of this namespace run on nodes of its own, and this one does not choose them.',
            `Write \`nodeSelector: {${labels.map((label) => label.join(': ')).join(', ')}}\` into the spec of the pod.`,
          ),
        ]),
    ...(taint === undefined || isTolerated(spec, taint)
      ? []
      : [
          refusal(
            'podScheduling',
            `Pods of this namespace run on nodes of its own, and this one does not tolerate their taint \`${taint}\`.`,
            'Write a toleration of it into the spec of the pod.',
          ),
        ]),
  ];
}
