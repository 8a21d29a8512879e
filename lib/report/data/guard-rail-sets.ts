import type { FleetGuardRails } from '../../fleet/model/fleet';
import { NumberedList } from './numbered-list';
import type { ReportGuardRails } from './report-data';

/** Sets of modes that environments have. Most have the same one, which the page then holds once. */
export class GuardRailSets {
  private readonly known = new Map<FleetGuardRails, number>();
  private readonly sets = new NumberedList<ReportGuardRails>();

  /** In the order in which they were asked for. */
  get all(): readonly ReportGuardRails[] {
    return this.sets.all;
  }

  /** The index of a set; a new one if no environment has had it yet. */
  indexOf(modes: FleetGuardRails): number {
    let index = this.known.get(modes);
    if (index === undefined) {
      index = this.sets.numberOf(modes);
      this.known.set(modes, index);
    }
    return index;
  }
}
