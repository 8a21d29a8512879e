/** The commands that read a cluster. */
export const READING_COMMANDS = ['usage', 'drift', 'adopt', 'offboard'] as const;

export type ReadingCommand = (typeof READING_COMMANDS)[number];
