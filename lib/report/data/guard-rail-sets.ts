import type { FleetGuardRails } from '../../fleet/model/fleet';
import type { ReportGuardRails } from './report-data';

/** Sets of modes that environments have. Most have the same one, which the page then holds once. */
export class GuardRailSets {
  private readonly indices = new Map<string, number>();
  private readonly known = new Map<FleetGuardRails, number>();
  private readonly sets: ReportGuardRails[] = [];

  /** In the order in which they were asked for. */
  get all(): readonly ReportGuardRails[] {
    return this.sets;
  }

  /** The index of a set; a new one if no environment has had it yet. */
  indexOf(modes: FleetGuardRails): number {
    let index = this.known.get(modes);
    if (index === undefined) {
      index = this.add(modes);
      this.known.set(modes, index);
    }
    return index;
  }

  private add(modes: FleetGuardRails): number {
    const text = JSON.stringify(modes);
    const known = this.indices.get(text);
    if (known !== undefined) return known;
    this.indices.set(text, this.sets.length);
    return this.sets.push(modes) - 1;
  }
}
