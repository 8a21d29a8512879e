/** The formats of findings: one for people, the others for programs. */
export const FORMAT_NAMES = ['text', 'json', 'github', 'sarif'] as const;

export type FormatName = (typeof FORMAT_NAMES)[number];

/** The formats of `tenancy list`: one for people, the others for programs. */
export const LIST_FORMAT_NAMES = ['text', 'json', 'tfvars', 'env', 'backstage'] as const;

export type ListFormatName = (typeof LIST_FORMAT_NAMES)[number];

/** The formats of `tenancy diff`: for a terminal, for a comment of a pull request, and for programs. */
export const DIFF_FORMAT_NAMES = ['text', 'markdown', 'json', 'github'] as const;

export type DiffFormatName = (typeof DIFF_FORMAT_NAMES)[number];

/** The formats of `tenancy cost`: for people, for programs, and the two files of prices that OpenCost reads. */
export const COST_FORMAT_NAMES = [
  'text',
  'markdown',
  'json',
  'csv',
  'opencost',
  'opencost-csv',
] as const;

export type CostFormatName = (typeof COST_FORMAT_NAMES)[number];

/** The formats of `tenancy report`. */
export const REPORT_FORMAT_NAMES = ['html', 'markdown', 'json'] as const;

/** The formats of `tenancy usage`. */
export const USAGE_FORMAT_NAMES = ['text', 'json', 'csv'] as const;

export type UsageFormatName = (typeof USAGE_FORMAT_NAMES)[number];

/** The formats of `tenancy drift`. */
export const DRIFT_FORMAT_NAMES = ['text', 'json', 'github'] as const;

export type DriftFormatName = (typeof DRIFT_FORMAT_NAMES)[number];

/** The formats of `tenancy bill`: for people, for programs, and what bills of clouds look like. */
export const BILL_FORMAT_NAMES = ['text', 'markdown', 'json', 'csv', 'focus'] as const;

export type BillFormatName = (typeof BILL_FORMAT_NAMES)[number];
