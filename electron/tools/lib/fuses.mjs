import { getCurrentFuseWire, FuseState, FuseV1Options } from '@electron/fuses';

/** What a packaged Countertop must be: no Node in disguise, no inspector, nothing but its own sealed archive. */
const expected = [
  ['RunAsNode', false],
  ['EnableCookieEncryption', true],
  ['EnableNodeOptionsEnvironmentVariable', false],
  ['EnableNodeCliInspectArguments', false],
  ['EnableEmbeddedAsarIntegrityValidation', true],
  ['OnlyLoadAppFromAsar', true],
  ['GrantFileProtocolExtraPrivileges', false],
];

/** Reads the fuses from a packaged binary. Returns [{name, expected, actual}], states as true, false or a word. */
export const readFuses = async (executable) => {
  const wire = await getCurrentFuseWire(executable);
  const state = { [FuseState.ENABLE]: true, [FuseState.DISABLE]: false };
  return expected.map(([name, wanted]) => ({
    name,
    expected: wanted,
    actual: state[wire[FuseV1Options[name]]] ?? 'not in this binary',
  }));
};
