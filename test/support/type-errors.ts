import { dirname, join } from 'node:path';

import ts from 'typescript';

import { projectFolder } from '../../scripts/build/sources.ts';

/** What several programs read is parsed once: their options do not change how. */
const parsed = new Map<string, ts.SourceFile | undefined>();

const hostOf = (options: ts.CompilerOptions): ts.CompilerHost => {
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (path, ...more) => {
    if (!parsed.has(path)) parsed.set(path, getSourceFile(path, ...more));
    return parsed.get(path);
  };
  return host;
};

const isOurs = ({ fileName }: ts.SourceFile): boolean => !fileName.includes('/node_modules/');

/**
 * What the compiler says of a folder's program: of its own files and of our typings that it reads. The typings of others, which it would
 * judge for most of its time, are theirs.
 */
export const typeErrors = (folder: string): string => {
  const config = join(projectFolder, folder, 'tsconfig.json');
  const { options, fileNames, errors } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(config, ts.sys.readFile).config,
    ts.sys,
    dirname(config),
  );
  const program = ts.createProgram({ rootNames: fileNames, options, host: hostOf(options) });
  const found = [
    ...errors,
    ...program.getOptionsDiagnostics(),
    ...program.getGlobalDiagnostics(),
    ...program
      .getSourceFiles()
      .filter(isOurs)
      .flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]),
  ];
  return ts.formatDiagnostics(found, {
    getCurrentDirectory: () => projectFolder,
    getCanonicalFileName: (name) => name,
    getNewLine: () => '\n',
  });
};
