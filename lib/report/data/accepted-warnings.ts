import type { AcceptedFinding } from '../../findings/accept';
import { relative, sep } from 'node:path';
import { formatPlace } from '../../findings/print/frame';
import { addTo } from '../../fleet/values/groups';
import type { ReportAccepted, ReportOwner } from './report-data';

/** Accepted warnings by what they are about. */
export class AcceptedWarnings {
  private readonly byOwner = new Map<string, ReportAccepted[]>();
  private readonly others: ReportAccepted[] = [];

  /**
   * @param accepted - in the order of the input
   * @param folder - that of tenants.yaml: places name files as seen from there, wherever somebody calls the command
   * @param tenants - the names of the tenants, in the order of the input: a place names a tenant by its index
   */
  constructor(accepted: readonly AcceptedFinding[], folder: string, tenants: readonly string[]) {
    for (const { finding, why } of accepted) {
      const { code, message, path } = finding;
      const item = {
        code,
        message,
        why,
        place: formatPlace({ ...finding, ...fileSeenFrom(folder, finding.file) }),
      };
      const owner = ownerAt(path, tenants);
      if (owner === undefined) this.others.push(item);
      else addTo(this.byOwner, owner, item);
    }
  }

  /** Those about a tenant or a shared service. */
  of(kind: ReportOwner['kind'], name: string): readonly ReportAccepted[] {
    return this.byOwner.get(`${kind}/${name}`) ?? [];
  }

  /** Those about neither. */
  get ofPlatform(): readonly ReportAccepted[] {
    return this.others;
  }
}

function fileSeenFrom(folder: string, file: string | undefined): { readonly file?: string } {
  if (file === undefined || file.startsWith('<')) return {};
  return { file: relative(folder, file).split(sep).join('/') };
}

function ownerAt(
  [root, key]: AcceptedFinding['finding']['path'],
  tenants: readonly string[],
): string | undefined {
  if (root === 'sharedServices' && typeof key === 'string') return `service/${key}`;
  const name = root === 'tenants' && typeof key === 'number' ? tenants[key] : undefined;
  return name === undefined ? undefined : `tenant/${name}`;
}
