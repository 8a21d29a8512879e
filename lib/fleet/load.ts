import { type Finding, Findings, TenancyError } from './finding';
import type { Fleet } from './fleet';
import { sortFindings } from './print/frame-list';
import { readFleetFiles } from './reading/include';
import type { FleetProps } from './props';
import { resolve } from './resolve';
import type { SourceSet } from './reading/source-set';

/** A fleet, and what is worth a look in it. */
export interface LoadedFleet {
  readonly fleet: Fleet;
  /** Warnings, in the order of the input. */
  readonly warnings: readonly Finding[];
}

/**
 * Reads a fleet from a file (`-` is standard input) or from an object in the same form.
 *
 * @throws TenancyError with all findings where there is an error
 */
export function loadFleet(source: string | FleetProps): LoadedFleet {
  const { fleet, findings } =
    typeof source === 'string' ? readFleet(source) : { ...resolveObject(source) };
  if (fleet === undefined) throw new TenancyError(findings);
  return { fleet, warnings: findings };
}

/** What came of reading a file: the fleet, unless there are errors, and all findings with their places. */
export interface ReadFleet {
  readonly fleet?: Fleet;
  /** Sorted by place. */
  readonly findings: readonly Finding[];
  readonly sources: SourceSet;
}

/** Reads a fleet from a file and says where each finding stands. */
export function readFleet(file: string): ReadFleet {
  const { input, sources, findings: reading } = readFleetFiles(file);
  const known = new Findings();
  known.push(...reading);
  if (input === undefined) return { findings: sortFindings(known.all), sources };
  const { fleet, findings } = resolve(input, known);
  return {
    ...(fleet === undefined ? {} : { fleet }),
    findings: sortFindings(sources.place(onePerPlace(findings.all, reading))),
    sources,
  };
}

/** What is wrong with the text is reported once: the same value is wrong in shape, too, and nobody made two mistakes. */
function onePerPlace(findings: readonly Finding[], reading: readonly Finding[]): Finding[] {
  const places = new Set(reading.map(({ path }) => JSON.stringify(path)));
  return findings.filter(
    (item) =>
      reading.includes(item) || item.path.length === 0 || !places.has(JSON.stringify(item.path)),
  );
}

function resolveObject(input: FleetProps): { fleet?: Fleet; findings: readonly Finding[] } {
  // An included file is read where there is a file to include it.
  if (input.include !== undefined) {
    throw new TypeError('include: is for files; give loadFleet the path of tenants.yaml');
  }
  const { fleet, findings } = resolve(input);
  return { ...(fleet === undefined ? {} : { fleet }), findings: sortFindings(findings.all) };
}
