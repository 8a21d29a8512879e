/** How findings can be printed: for people, and for programs. */
export const FORMAT_NAMES = ['text', 'json', 'github', 'sarif'] as const;

export type FormatName = (typeof FORMAT_NAMES)[number];
