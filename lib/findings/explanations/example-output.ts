import type { Finding } from '../finding';
import type { FrameOptions } from '../print/frame';
import { formatFindings } from '../print/frame-list';
import { Lines } from '../print/source-lines';
import { type Example, filesOf } from './explanation';

/** What the command prints of the wrong half of an example. */
export function exampleOutput(
  { wrong }: Example,
  findings: readonly Finding[],
  options: FrameOptions = {},
): string {
  const texts = new Map(filesOf(wrong));
  const lines = (file: string): Lines | undefined => {
    const text = texts.get(file);
    return text === undefined ? undefined : new Lines(text);
  };
  return formatFindings(findings, { ...options, sources: { lines } });
}
