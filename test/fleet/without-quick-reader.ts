import { switchQuickReader } from '../../lib/fleet/reading/yaml/quick/quick-reader';

// Everything that is read below test/fleet is read a second time by the parser alone.
switchQuickReader(false);
