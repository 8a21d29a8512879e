import type { FindingPath, Findings } from '../../../findings/finding';
import { type DataMap, isMap } from '../../model/layers';
import { isAnnotationKey, isLabelKey, isLabelValue } from '../../values/label-values';

/** Reports labels that no pod can wear. */
export function checkPodLabels(labels: unknown, path: FindingPath, findings: Findings): void {
  if (!isMap(labels)) return;
  for (const [key, value] of Object.entries(labels)) {
    checkLabelKey(key, 'a label', [...path, key], findings);
    checkLabelValue(value, [...path, key], findings);
  }
}

/** Reports a key that Kubernetes refuses. */
export function checkLabelKey(
  key: string,
  what: 'a label' | 'an annotation',
  path: FindingPath,
  findings: Findings,
): void {
  if (what === 'a label' ? isLabelKey(key) : isAnnotationKey(key)) return;
  findings.add(
    'LABEL_KEY',
    path,
    `\`${key}\` cannot be the key of ${what}.`,
    'Use letters, digits, dashes, underscores and dots, with an optional domain before them: example.com/owner.',
  );
}

/** Reports a value that Kubernetes refuses. A `null` is none. */
export function checkLabelValue(value: unknown, path: FindingPath, findings: Findings): void {
  if (value === null || isLabelValue(String(value))) return;
  findings.add(
    'LABEL_INVALID',
    path,
    `${JSON.stringify(value)} cannot be the value of a label.`,
    'Use at most 63 letters, digits, dashes, underscores and dots, with a letter or digit at both ends.',
  );
}

/** Labels in normal form. */
export function textMap(map: DataMap): Record<string, string> {
  return Object.fromEntries(
    Object.keys(map)
      .sort()
      .map((key) => [key, String(map[key])]),
  );
}
