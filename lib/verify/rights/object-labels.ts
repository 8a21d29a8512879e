import { type ManifestMap, asMap, asText, valueAt } from '../objects/manifest-data';
import type { Labels } from '../reach/requirements';

/** The labels of an object. */
export function labelsOf(data: ManifestMap): Labels {
  return Object.fromEntries(
    Object.entries(asMap(valueAt(data, 'metadata.labels'))).map(([key, value]) => [
      key,
      asText(value),
    ]),
  );
}
