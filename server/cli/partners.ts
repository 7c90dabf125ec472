import { run } from './command.ts';
import { partnersProgram } from './partners/program.ts';

await run(partnersProgram());
