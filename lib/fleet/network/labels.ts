import type { FindingPath, Findings } from '../finding';
import { type DataMap, isMap } from '../layers';
import { isLabelKey, isLabelValue } from '../values/label-values';

/** Reports labels that no pod can wear. */
export function checkPodLabels(labels: unknown, path: FindingPath, findings: Findings): void {
  if (!isMap(labels)) return;
  for (const [key, value] of Object.entries(labels)) {
    const text = String(value);
    if (isLabelKey(key) && isLabelValue(text)) continue;
    findings.add(
      'LABEL_INVALID',
      [...path, key],
      `\`${key}: ${text}\` is no label.`,
      'Keys and values are at most 63 letters, digits, dashes, underscores and dots.',
    );
  }
}

/** Labels in normal form. */
export function textMap(map: DataMap): Record<string, string> {
  return Object.fromEntries(
    Object.keys(map)
      .sort()
      .map((key) => [key, String(map[key])]),
  );
}
