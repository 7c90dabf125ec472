/** All that is written to both outputs of this process while `work` goes on. */
export const listening = async (work: () => Promise<void>): Promise<string> => {
  let said = '';
  const outputs = [process.stdout, process.stderr].map((output) => ({ output, write: output.write.bind(output) }));
  for (const { output } of outputs)
    output.write = (text: string | Uint8Array): boolean => {
      said += typeof text === 'string' ? text : Buffer.from(text).toString();
      return true;
    };
  try {
    await work();
  } finally {
    for (const { output, write } of outputs) output.write = write;
  }
  return said;
};
