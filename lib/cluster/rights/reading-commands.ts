/** The commands that read a cluster. */
export const READING_COMMANDS = ['usage', 'drift'] as const;

export type ReadingCommand = (typeof READING_COMMANDS)[number];
