import type { FindingPath } from '../../findings/finding';
import type * as Generated from './generated/samples';
import { placeAt } from './place-at';

/** What can be written in a place, by kind. Each is one line of YAML. */
export interface Samples {
  readonly scalar?: string;
  readonly map?: string;
  readonly list?: string;
}

/** What a person may write at `path`, for the fix of a message. */
export function samplesAt(path: FindingPath): Samples {
  const found = placeAt(path);
  if (found === undefined) return {};
  const samples = allSamples();
  const texts = samples[`${found.map}.${found.key}`] ?? samples[found.key] ?? [];
  return Object.fromEntries(texts.map((text) => [kindOf(text), text]));
}

function kindOf(text: string): keyof Samples {
  return text.startsWith('{') ? 'map' : text.startsWith('[') ? 'list' : 'scalar';
}

/** Most runs find nothing, and need no samples. */
function allSamples(): typeof Generated.SAMPLES {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return (require('./generated/samples') as typeof Generated).SAMPLES;
}
