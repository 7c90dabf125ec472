import { projectFolder } from '../build/sources.ts';
import { BadTag } from './names.ts';
import { runScript, translate } from './translate.ts';
import { writeElement } from './write.ts';

try {
  const [tag = '', ...rest] = process.argv.slice(2);
  if (!tag || rest.length) throw new BadTag('Usage: npm run new -- emploi-<noun>');
  const paths = await writeElement(tag, projectFolder);
  await translate(projectFolder);
  await runScript(projectFolder, 'manifest');
  console.log(paths.map((path) => `✓ ${path}`).join('\n'));
  console.log(`\nAll of it is green: see “npm test -- ${tag.replace('emploi-', '')}”. Now say in the class file what it does.`);
} catch (error) {
  if (!(error instanceof BadTag)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
