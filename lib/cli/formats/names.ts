/** The formats of findings: one for people, the others for programs. */
export const FORMAT_NAMES = ['text', 'json', 'github', 'sarif'] as const;

export type FormatName = (typeof FORMAT_NAMES)[number];
