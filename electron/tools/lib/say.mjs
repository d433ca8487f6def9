let voice = process.stdout;

/** Plain lines for people. Tools speak through these two only, so that nothing prints by accident. */
export const say = (line = '') => {
  voice.write(`${line}\n`);
};

/** For tools whose stdout is read by programs. */
export const speakOnStderr = () => {
  voice = process.stderr;
};

export const warn = (line) => {
  process.stderr.write(`${line}\n`);
};

/** Thrown where a person must do something: its message is the whole answer, no stack is printed. */
export class Stop extends Error {}

/** Runs a tool's main function; a Stop ends it with its message, anything else with its stack. */
export const runMain = async (main) => {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    warn(error instanceof Stop ? error.message : (error?.stack ?? String(error)));
    process.exitCode = 1;
  }
};
