/** Reads the fleet that is named first and writes its tree into the folder that is named second. */
import { loadFleets, synth } from '../../lib';

const [file, output] = process.argv.slice(2) as [string, string];
void synth(loadFleets(file).fleets, { output });
