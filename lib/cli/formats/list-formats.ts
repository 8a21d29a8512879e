import { backstageFormat } from './backstage';
import { envFormat } from './env';
import type { FleetSummary } from './fleet-summary';
import type { ListFormatName } from './names';
import { tfvarsFormat } from './tfvars';

/** What prints a fleet for other programs: a text that ends in a line break. */
export type ListFormat = (summary: FleetSummary) => string;

export const LIST_FORMATS: Readonly<Record<Exclude<ListFormatName, 'text'>, ListFormat>> = {
  json: (summary) => `${JSON.stringify(summary, null, 2)}\n`,
  tfvars: tfvarsFormat,
  env: envFormat,
  backstage: backstageFormat,
};
